package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.check.CheckReport;
import org.marrow.check.OntologyCheck;
import org.marrow.check.ReleaseCheck;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow check`.
@Command(
        name = "check",
        description = {
            "Checks the ontology folder: syntax, house rules, OWL 2 EL, consistency, shapes.",
            "With --data, checks a release in its place, by the rules of queries/quality."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "The folder; ours without it.")
    private @Nullable Path folder;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (data.isGiven() && folder != null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "Found a folder and --data, expected one of them: two things to check");
        }
        if (data.isGiven()) {
            return checkRelease();
        }
        CheckReport report = OntologyCheck.of(folder == null ? Shipped.ontology() : folder);
        PrintWriter out = spec.commandLine().getOut();
        report.figures().forEach(out::println);
        report.findings().forEach(out::println);
        out.println(report.passed() ? "Passed." : "Failed.");
        out.flush();
        return report.passed() ? 0 : Main.FAILED;
    }

    private int checkRelease() {
        PrintWriter out = spec.commandLine().getOut();
        try (Marrow marrow = data.open()) {
            ReleaseCheck check = ReleaseCheck.of(marrow.queries());
            check.results().forEach(out::println);
            out.println((check.passed() ? "Passed." : "Failed.") + " Release " + marrow.release());
            out.flush();
            return check.passed() ? 0 : Main.FAILED;
        }
    }
}
