package org.marrow.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.marrow.reason.ClassAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `marrow dl`.
@Command(
        name = "dl",
        description = "Answers a class expression in Manchester syntax: the classes below it, above it, or the same.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "An expression has classes, properties, \"and\", \"some\" and brackets. A name is a label, in quotes where it",
            "is not one word, a CURIE, or an IRI in angle brackets.",
            "Exit codes: 0 there are such classes; 1 there are none; 2 it is no such expression, or it takes too long.",
            "",
            "Example: marrow dl \"'has part' some ('inheres in part of' some heart)\" --data data"
        })
final class DlCommand implements Callable<Integer> {

    private static final int FIRST = 100;

    @Parameters(arity = "1..*", paramLabel = "EXPRESSION", description = "The class expression.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private List<String> words;

    @Option(
            names = "--find",
            paramLabel = "RELATION",
            defaultValue = "sub",
            description = "One of sub, super, equivalent: below it, above it, or the same. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private ClassAnswer.Relation relation;

    @Option(names = "--direct", description = "Finds only the nearest ones.")
    private boolean direct;

    @Option(names = "--all", description = "Shows all in a text, where it shows the first 100 otherwise.")
    private boolean all;

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
        Duration atMost = timeout.duration();
        try (Marrow open = data.open()) {
            ClassAnswer answer = open.reasoning().classes(String.join(" ", words), relation, direct, atMost);
            format.write(
                    new Classes(open.release(), answer),
                    spec.commandLine().getOut(),
                    marrow.terminal(),
                    all ? Integer.MAX_VALUE : FIRST);
            return answer.classes().isEmpty() ? Main.NOTHING_FOUND : 0;
        }
    }
}
