package org.marrow.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.marrow.query.Table;

/// An answer as a table for people: columns aligned, one line a row, the number of rows below.
final class TextTable {

    private static final int WIDEST = 84;

    private TextTable() {}

    static void print(Table table, PrintWriter out) {
        int[] widths = IntStream.range(0, table.columns().size())
                .map(column -> width(table, column))
                .toArray();
        out.println(line(table.columns(), widths));
        out.println(line(IntStream.of(widths).mapToObj("-"::repeat).toList(), widths));
        for (List<Optional<String>> row : table.rows()) {
            out.println(line(row.stream().map(cell -> cell.orElse("")).toList(), widths));
        }
        out.println(table.rows().size() == 1 ? "1 row" : table.rows().size() + " rows");
    }

    /// The widest cell of a column, up to a limit beyond which single cells stick out.
    private static int width(Table table, int column) {
        int widest = table.columns().get(column).length();
        for (List<Optional<String>> row : table.rows()) {
            int length = row.get(column).orElse("").length();
            if (length <= WIDEST) {
                widest = Math.max(widest, length);
            }
        }
        return widest;
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cells.get(column)
                        + " "
                                .repeat(Math.max(
                                        0, widths[column] - cells.get(column).length())))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
