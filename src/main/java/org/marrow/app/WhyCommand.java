package org.marrow.app;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.marrow.reason.Explanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `marrow why`.
@Command(
        name = "why",
        description = "Explains why one class is below another: the axioms from which it follows, as few as suffice.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A class is given as a CURIE, an IRI, or a label in quotes. owl:Nothing as the superclass asks why a class",
            "can have no member. Axioms are written in Manchester syntax with labels.",
            "Exit codes: 0 it follows; 1 it does not; 2 the ontology has no such class, or it takes too long.",
            "",
            "Example: marrow why HP:0001433 HP:0001744 --data data"
        })
final class WhyCommand implements Callable<Integer> {

    private static final int MOST = 100;

    @Parameters(index = "0", paramLabel = "CLASS", description = "The class that is below.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private String child;

    @Parameters(index = "1", paramLabel = "SUPERCLASS", description = "The class that is above.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private String parent;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1",
            description = "The most explanations, 1 to 100, the shortest first. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Mixin
    private final TimeoutOption timeout = new TimeoutOption();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Mixin
    private final DataOption data = new DataOption();

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Main marrow;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "found --limit %d, expected 1 to %d".formatted(limit, MOST));
        }
        Duration atMost = timeout.duration();
        try (Marrow open = data.open()) {
            Explanation explanation = open.reasoning().why(child, parent, limit, atMost);
            format.write(
                    new Explained(open.release(), explanation),
                    spec.commandLine().getOut(),
                    marrow.terminal(),
                    Integer.MAX_VALUE);
            return explanation.follows() ? 0 : Main.NOTHING_FOUND;
        }
    }
}
