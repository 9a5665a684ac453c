package org.marrow.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.marrow.model.State;
import org.marrow.query.Table;
import org.marrow.sheet.Words;

/// A table in columns that fit into a line: each as wide as its widest cell, or narrower and wrapped.
///
/// @param table  the table
/// @param widths of its columns
/// @param width  of the line
record TextColumns(Table table, List<Integer> widths, int width) {

    private static final String GAP = "  ";

    /// What a column of words keeps at least, if it has words that long. Identifiers are never broken.
    private static final int LEAST = 12;

    /// The widest columns give way first.
    static TextColumns of(Table table, int width) {
        int[] widths = widest(table, Wrapping::width);
        int[] least = widest(table, TextColumns::least);
        int excess = IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) - width;
        for (; excess > 0; excess--) {
            IntStream.range(0, widths.length)
                    .filter(column -> widths[column] > least[column])
                    .reduce((best, column) -> widths[column] > widths[best] ? column : best)
                    .ifPresent(column -> widths[column]--);
        }
        return new TextColumns(table, IntStream.of(widths).boxed().toList(), width);
    }

    private static int least(String cell) {
        return cell.contains(" ") ? Math.min(LEAST, Wrapping.longestWord(cell)) : Wrapping.width(cell);
    }

    /// The largest measure of a cell in each column, its name included.
    private static int[] widest(Table table, ToIntFunction<String> measure) {
        return IntStream.range(0, table.columns().size())
                .map(column -> Stream.concat(
                                Stream.of(table.columns().get(column)),
                                table.rows().stream().flatMap(row -> row.get(column).stream()))
                        .mapToInt(cell -> measure.applyAsInt(Wrapping.plain(cell)))
                        .max()
                        .orElse(0))
                .toArray();
    }

    /// Whether no line is wider than it may be.
    boolean fit() {
        return widths.stream().mapToInt(Integer::intValue).sum() + GAP.length() * (widths.size() - 1) <= width;
    }

    /// The names of the columns, a rule and the rows, states in their colours.
    List<String> lines(Terminal terminal) {
        List<String> lines =
                new ArrayList<>(row(table.columns().stream().map(Optional::of).toList(), -1, terminal));
        lines.add(String.join(GAP, widths.stream().map("-"::repeat).toList()));
        int state = table.columns().indexOf("state");
        table.rows().forEach(row -> lines.addAll(row(row, state, terminal)));
        return lines;
    }

    /// The lines of one row.
    ///
    /// @param state the column of the state, or -1
    private List<String> row(List<Optional<String>> cells, int state, Terminal terminal) {
        List<List<String>> wrapped = IntStream.range(0, cells.size())
                .mapToObj(column -> Wrapping.lines(cells.get(column).orElse(""), widths.get(column)))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> IntStream.range(0, wrapped.size())
                        .mapToObj(column -> {
                            List<String> cell = wrapped.get(column);
                            String text = line < cell.size() ? cell.get(line) : "";
                            String padded = Wrapping.padded(text, widths.get(column));
                            return column == state ? inColour(text, padded, terminal) : padded;
                        })
                        .collect(Collectors.joining(GAP))
                        .stripTrailing())
                .toList();
    }

    private static String inColour(String state, String text, Terminal terminal) {
        return Arrays.stream(State.values())
                .filter(each -> Words.of(each).equals(state))
                .findFirst()
                .map(each -> terminal.painted(each, text))
                .orElse(text);
    }
}
