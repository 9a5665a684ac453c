package org.marrow.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.marrow.model.Thing;
import org.marrow.query.Table;
import org.marrow.sheet.Words;

/// A text for people: no line is wider than the terminal, lines break between words, columns are aligned.
final class TextPage {

    private static final int NAME_WIDTH = 18;
    private static final String GAP = "  ";

    private final PrintWriter out;
    private final Terminal terminal;
    private final int most;
    private boolean blankIsDue;

    /// Writes to `out`.
    ///
    /// @param most the most rows or values to show of a list, 1 or more
    TextPage(PrintWriter out, Terminal terminal, int most) {
        this.out = out;
        this.terminal = terminal;
        this.most = most;
    }

    void heading(String label) {
        Wrapping.lines(label, terminal.width()).forEach(line -> line(terminal.bold(line)));
    }

    void heading(String label, String below) {
        heading(label);
        paragraph(below);
    }

    void paragraph(String text) {
        Wrapping.lines(text, terminal.width()).forEach(this::line);
    }

    /// An empty line before whatever comes next.
    void blank() {
        blankIsDue = true;
    }

    private void line(String text) {
        if (blankIsDue) {
            out.println();
            blankIsDue = false;
        }
        out.println(text);
    }

    /// A name and its text; nothing where there is no text.
    void field(String name, String text) {
        if (!text.isBlank()) {
            indented(Wrapping.padded(name, NAME_WIDTH), text);
        }
    }

    /// A name and its texts, each on a line of its own.
    void field(String name, List<String> texts) {
        for (int i = 0; i < Math.min(texts.size(), most); i++) {
            field(i == 0 ? name : "", texts.get(i));
        }
        if (texts.size() > most) {
            field("", "%s of %s; all with --all".formatted(Words.number(most), Words.number(texts.size())));
        }
    }

    void things(String name, List<Thing> things) {
        field(name, things.stream().map(TextPage::text).toList());
    }

    /// Each on a line of its own, a little indented.
    void list(List<Thing> things) {
        things.forEach(thing -> indented(GAP, text(thing)));
    }

    /// A text, a little indented.
    void indented(String text) {
        indented(GAP, text);
    }

    private static String text(Thing thing) {
        return thing.label().equals(thing.id().toString()) ? thing.label() : thing.id() + " " + thing.label();
    }

    /// A name and a way from the first of `steps` downwards, each a step further in.
    void way(String name, List<Thing> steps) {
        for (int i = 0; i < steps.size(); i++) {
            int depth = Math.min(i * GAP.length(), (terminal.width() - NAME_WIDTH) / 2);
            indented(Wrapping.padded(i == 0 ? name : "", NAME_WIDTH) + " ".repeat(depth), text(steps.get(i)));
        }
    }

    private void indented(String start, String text) {
        int indent = Wrapping.width(start);
        List<String> lines = Wrapping.lines(text, terminal.width() - indent);
        for (int i = 0; i < lines.size(); i++) {
            line((i == 0 ? start : " ".repeat(indent)) + lines.get(i));
        }
    }

    /// The first rows of a table, without the columns that nothing is in; on a terminal that is too narrow
    /// for a table, one row below the other.
    void table(Table table) {
        Table shown = filled(new Table(
                table.columns(),
                table.rows().subList(0, Math.min(most, table.rows().size()))));
        TextColumns columns = TextColumns.of(shown, terminal.width());
        if (columns.fit()) {
            columns.lines(terminal).forEach(this::line);
        } else {
            stacked(shown);
        }
        if (table.rows().size() > most) {
            paragraph("%s of %s; all with --all"
                    .formatted(Words.number(most), Words.number(table.rows().size())));
        }
    }

    private void stacked(Table table) {
        for (List<Optional<String>> row : table.rows()) {
            for (int column = 0; column < row.size(); column++) {
                field(table.columns().get(column), row.get(column).orElse(""));
            }
            blank();
        }
    }

    private static Table filled(Table table) {
        int[] kept = IntStream.range(0, table.columns().size())
                .filter(column -> table.rows().stream()
                        .anyMatch(row -> !row.get(column).orElse("").isBlank()))
                .toArray();
        return new Table(
                IntStream.of(kept).mapToObj(table.columns()::get).toList(),
                table.rows().stream()
                        .map(row -> IntStream.of(kept).mapToObj(row::get).toList())
                        .toList());
    }

    /// The last line of every answer.
    void release(String id) {
        blank();
        paragraph("Release " + id);
    }
}
