package org.marrow.app;

import java.util.concurrent.Callable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Outcome;
import org.marrow.sheet.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `marrow show`.
@Command(
        name = "show",
        description = "Shows what an identifier stands for: a term, a concept, a condition, a gene or a publication.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "text is for people. json is the whole record: the release, what the identifier is, and what there is on it.",
            "csv and tsv are one table: of a term or a concept the associations with conditions, of a condition those",
            "with phenotypes, of a gene its conditions, of a publication the annotations that cite it, of a code or",
            "number that may be several things those things. A record is never cut short in them; --all is for text.",
            "Exit codes: 0 shown, or it may be several things; 1 the release does not have it; 2 it is no identifier.",
            "",
            "Example: marrow show HP:0033606"
        })
final class ShowCommand implements Callable<Integer> {

    private static final int FIRST = 20;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description =
                    "A CURIE, an IRI, a CUI or a number, in any usual spelling: HP:0033606, hp_0033606, C0302173, 549798,"
                            + " SNOMEDCT:14998000, OMIM:616022, NCBIGene:84522, PMID:31450897.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private String identifier;

    @Option(names = "--all", description = "Shows whole lists in a text, where it shows the first 20 otherwise.")
    private boolean all;

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
        Shown shown;
        try (Marrow open = data.open()) {
            shown = Shown.of(open, identifier);
        }
        Outcome outcome = shown.resolution().outcome();
        if (outcome == Outcome.MALFORMED) {
            throw new MarrowException(
                    ErrorCode.INVALID_CURIE,
                    ("Found \"%s\", expected an identifier such as HP:0033606, C0302173, 549798, OMIM:616022 or an IRI;"
                                    + " a name is found with: marrow search")
                            .formatted(identifier));
        }
        if (outcome != Outcome.UNKNOWN || !format.isText()) {
            format.write(
                    new ShownAnswer(shown),
                    spec.commandLine().getOut(),
                    marrow.terminal(),
                    all ? Integer.MAX_VALUE : FIRST);
        }
        remark(shown, outcome);
        return outcome == Outcome.UNKNOWN ? Main.NOTHING_FOUND : 0;
    }

    /// What a text has in it, and a table has no place for.
    private void remark(Shown shown, Outcome outcome) {
        var err = spec.commandLine().getErr();
        if (outcome == Outcome.UNKNOWN) {
            err.printf("marrow: %s: found nothing under it in release %s%n", identifier, shown.release());
        } else if (format.isTable()) {
            shown.remark().ifPresent(remark -> err.println("marrow: " + remark));
            err.println("Release " + shown.release());
        }
        err.flush();
    }
}
