package org.marrow.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.marrow.model.MarrowException;

/// A table of tab-separated columns without quoting, under a header line that may have one of several
/// forms.
///
/// The older gene files of the HPO write their header behind `#Format:` with `<tab>` spelled out; both
/// spellings are read. Other lines that begin with `#`, and empty ones, are no rows.
final class TabTable {

    private static final String SPELLED_OUT = "#Format:";

    private final SourceFile file;
    private final String kind;
    private final List<List<String>> forms;

    /// What is done with a row.
    interface Rows {

        /// Takes a row.
        ///
        /// @param cells as many as the form of the header has columns
        /// @param form  which of the forms the header has
        /// @param line  counted from 1
        void accept(String[] cells, int form, long line);
    }

    /// A table in `file`.
    ///
    /// @param kind  the name by which the file is known, such as `genes_to_disease.txt`
    /// @param forms the column names of each form that its header may have, told apart without regard to
    ///              case
    TabTable(SourceFile file, String kind, List<List<String>> forms) {
        this.file = file;
        this.kind = kind;
        this.forms = forms;
    }

    /// Reads to the end of the header, so that a file of another kind is told at once.
    ///
    /// @throws MarrowException if there is no such header
    void requireHeader() {
        scan(true, (cells, form, line) -> {});
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row with another number of columns, or if the file is of
    ///                         another kind or ends too early
    long read(Rows rows) {
        return scan(false, rows);
    }

    private long scan(boolean onlyHeader, Rows rows) {
        long line = 0;
        long count = 0;
        int form = -1;
        try (var text = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                line++;
                OptionalInt header = mayBeHeader(row) ? formOf(row) : OptionalInt.empty();
                if (header.isPresent()) {
                    if (form >= 0) {
                        throw file.malformed(line, "a second header line", "one, before the rows");
                    }
                    if (onlyHeader) {
                        return 0;
                    }
                    form = header.getAsInt();
                } else if (!row.isEmpty() && row.charAt(0) != '#') {
                    if (form < 0) {
                        throw file.wrongKind(line, '"' + row + '"', expected());
                    }
                    rows.accept(cells(row, form, line), form, line);
                    count++;
                }
            }
        } catch (IOException e) {
            throw file.unreadable(line + 1, e);
        }
        if (form < 0) {
            throw file.wrongKind(Math.max(1, line), "no header line", expected());
        }
        return count;
    }

    private String[] cells(String row, int form, long line) {
        String[] cells = row.split("\t", -1);
        int columns = forms.get(form).size();
        if (cells.length != columns) {
            throw file.malformed(line, cells.length + " columns", columns + " columns separated by tabs");
        }
        return cells;
    }

    /// Whether a row is worth comparing with the headers; no identifier begins with a letter of lower case
    /// or `#`.
    private static boolean mayBeHeader(String row) {
        return !row.isEmpty() && (row.charAt(0) == '#' || Character.isLowerCase(row.charAt(0)));
    }

    private OptionalInt formOf(String row) {
        String header = row.startsWith(SPELLED_OUT)
                ? row.substring(SPELLED_OUT.length()).replace("<tab>", "\t").strip()
                : row;
        List<String> names = List.of(header.toLowerCase(Locale.ROOT).split("\t", -1));
        for (int form = 0; form < forms.size(); form++) {
            if (names.equals(forms.get(form))) {
                return OptionalInt.of(form);
            }
        }
        return OptionalInt.empty();
    }

    private String expected() {
        return "the header of %s (%s, ...)"
                .formatted(kind, String.join(", ", forms.getFirst().subList(0, 3)));
    }
}
