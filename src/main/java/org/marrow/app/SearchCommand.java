package org.marrow.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.marrow.lookup.Search;
import org.marrow.model.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `marrow search`.
@Command(
        name = "search",
        description = "Finds what has a name: a label, a synonym, a translation, a code, a label of an older release.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The best matches come first: a whole label, a whole exact synonym, an identifier, a whole label of an older",
            "release, how a label begins, its words in any order, and words that are spelled nearly so.",
            "Exit codes: 0 found; 1 nothing was found; 2 a wrong option.",
            "",
            "Example: marrow search bone marrow arrest --kind term"
        })
final class SearchCommand implements Callable<Integer> {

    private static final int MOST = 1000;

    /// The kinds of thing to find, as they are written.
    enum Wanted {
        term(Kind.TERM),
        concept(Kind.CONCEPT),
        condition(Kind.CONDITION),
        gene(Kind.GENE);

        private final Kind kind;

        Wanted(Kind kind) {
            this.kind = kind;
        }
    }

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "Words of a name, or an identifier.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private List<String> words;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only these: ${COMPLETION-CANDIDATES}. May be given several times.")
    private List<Wanted> kinds = new ArrayList<>();

    @Option(names = "--obsolete", description = "Finds what is obsolete, too.")
    private boolean obsolete;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "The most hits to show, 1 to 1000. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many hits to leave out at the beginning. Default: ${DEFAULT-VALUE}.")
    private int offset;

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
        check("--limit", limit, 1, MOST);
        check("--offset", offset, 0, Integer.MAX_VALUE);
        String text = String.join(" ", words);
        Found found;
        try (Marrow open = data.open()) {
            var request = new Search.Request(
                    text,
                    kinds.stream().map(wanted -> wanted.kind).collect(Collectors.toSet()),
                    obsolete,
                    offset,
                    limit);
            found = new Found(open.release(), text, open.search().find(request), offset);
        }
        if (!found.hits().isEmpty() || !format.isText()) {
            format.write(found, spec.commandLine().getOut(), marrow.terminal(), Integer.MAX_VALUE);
        }
        remark(found);
        return found.hits().isEmpty() ? Main.NOTHING_FOUND : 0;
    }

    private void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "found %s %d, expected %d to %d".formatted(option, value, least, most));
        }
    }

    /// What a text has in it, and a table has no place for.
    private void remark(Found found) {
        var err = spec.commandLine().getErr();
        if (found.hits().isEmpty()) {
            err.printf(
                    "marrow: \"%s\": found nothing%s in release %s%n",
                    found.text(), offset > 0 ? " from hit " + (offset + 1) + " on" : " of this name", found.release());
        } else if (format.isTable()) {
            err.println("Release " + found.release());
        }
        err.flush();
    }
}
