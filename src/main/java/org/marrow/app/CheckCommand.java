package org.marrow.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.marrow.check.CheckReport;
import org.marrow.check.OntologyCheck;
import org.marrow.check.ReleaseCheck;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.Classification;
import org.marrow.reason.OwlReport;
import org.marrow.sheet.Words;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Shipped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow check`.
@Command(
        name = "check",
        description = {
            "Checks the ontology folder: syntax, house rules, OWL 2 EL, consistency, shapes.",
            "With a file, checks that ontology: OWL profiles, consistency, and what follows against what is stated.",
            "With --data, checks a release in its place, by the rules of queries/quality and by reasoning."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The folder, or a file in RDF/XML, Turtle, OWL/XML, functional or Manchester syntax, or OBO;"
                    + " our folder without it.")
    private @Nullable Path path;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "With an ontology in a file: writes all that was found to a file, as JSON.")
    private @Nullable Path report;

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (data.isGiven() && path != null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found a path and --data, expected one of them: two things to check");
        }
        boolean isFile = path != null && !Files.isDirectory(path);
        if (report != null && !isFile) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found --report without a file to check, expected one");
        }
        if (data.isGiven()) {
            return checkRelease();
        }
        if (path != null && !Files.isDirectory(path)) {
            return checkFile(path);
        }
        CheckReport checked = OntologyCheck.of(path == null ? Shipped.ontology() : path);
        PrintWriter out = spec.commandLine().getOut();
        checked.figures().forEach(out::println);
        checked.findings().forEach(out::println);
        out.println(checked.passed() ? "Passed." : "Failed.");
        out.flush();
        return checked.passed() ? 0 : Main.FAILED;
    }

    private int checkFile(Path file) {
        OwlReport found;
        try (var progress = new ProgressLines()) {
            found = Classification.of(new SourceFile(file), progress).report(progress);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%s, %s%s%n",
                Words.counted(found.classes(), "class", "classes"),
                Words.counted(found.axioms(), "axiom", "axioms"),
                found.individuals() == 0
                        ? ""
                        : "; nothing is looked at of "
                                + Words.counted(found.individuals(), "individual", "individuals"));
        ReleaseCheck check = new ReleaseCheck(List.of()).with(Optional.of(found));
        check.results().forEach(out::println);
        out.println((check.passed() ? "Passed" : "Failed") + beyond(found));
        if (report != null) {
            WholeFile.write(report, bytes -> Json.write(found, bytes));
        }
        out.flush();
        return check.passed() ? 0 : Main.FAILED;
    }

    /// What the verdict does not speak of.
    private static String beyond(OwlReport found) {
        long outside = found.profiles().stream()
                .filter(profile -> profile.name().endsWith(" EL"))
                .mapToLong(profile -> profile.violations().size())
                .sum();
        return outside == 0
                ? "."
                : ", as far as OWL 2 EL goes; outside it and left out: "
                        + Words.counted(outside, "axiom or part of one.", "axioms or parts of axioms.");
    }

    private int checkRelease() {
        PrintWriter out = spec.commandLine().getOut();
        try (Marrow marrow = data.open()) {
            ReleaseCheck check;
            try (var progress = new ProgressLines()) {
                check = ReleaseCheck.of(marrow.queries()).with(marrow.reasoningReport(progress));
            }
            check.results().forEach(out::println);
            out.println((check.passed() ? "Passed." : "Failed.") + " Release " + marrow.release());
            out.flush();
            return check.passed() ? 0 : Main.FAILED;
        }
    }
}
