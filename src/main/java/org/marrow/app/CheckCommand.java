package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.check.CheckReport;
import org.marrow.check.OntologyCheck;
import org.marrow.vocabulary.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow check`.
@Command(
        name = "check",
        description = "Checks the ontology folder: syntax, house rules, OWL 2 EL, consistency, shapes.",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DIR", description = "The folder; ours without it.")
    private @Nullable Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        CheckReport report = OntologyCheck.of(folder == null ? Shipped.ontology() : folder);
        PrintWriter out = spec.commandLine().getOut();
        report.figures().forEach(out::println);
        report.findings().forEach(out::println);
        out.println(report.passed() ? "Passed." : "Failed.");
        out.flush();
        return report.passed() ? 0 : Main.FAILED;
    }
}
