package org.marrow.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// A table in columns separated by tabs, whose first line names them in any order, below lines that begin
/// with `#`.
///
/// A quotation mark is a character as any other, except in a cell that was written as CSV quotes one: it
/// begins and ends with `"` and has each `"` inside twice. Such a cell is read without the quotes.
final class TsvTable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final SourceFile file;
    private final String kind;
    private final List<String> required;
    private boolean mayEndEarly;

    /// One line of the table.
    ///
    /// @param line    where it stands in the file
    /// @param cells   what it says, by column, in the order of the header; empty where the row ends before
    /// @param quoted  how many cells were in CSV quotes
    /// @param lacking how many cells it leaves out at its end
    record Row(long line, Map<String, String> cells, int quoted, int lacking) {

        /// The cell of `column`, empty if there is no such column.
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /// A table that has at least the columns `required`.
    ///
    /// @param kind what to call the table in a complaint, such as `an SSSOM table`
    TsvTable(SourceFile file, String kind, List<String> required) {
        this.file = file;
        this.kind = kind;
        this.required = List.copyOf(required);
    }

    /// Reads a row that leaves out cells at its end as if they were there and empty, as long as they are
    /// not those of a required column.
    TsvTable withRowsThatEndEarly() {
        mayEndEarly = true;
        return this;
    }

    /// Hands the text behind each `#` before the header to `remarks` and every row to `rows`, which says
    /// whether it wants another.
    ///
    /// @return the number of rows
    long read(Consumer<String> remarks, Predicate<Row> rows) {
        CSVFormat format = CSVFormat.Builder.create()
                .setDelimiter('\t')
                .setQuote(null)
                .setIgnoreEmptyLines(true)
                .get();
        long line = 1;
        try (var text = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            long before = skipRemarks(text, remarks);
            line = before + 1;
            try (var records = format.parse(text)) {
                return read(records.iterator(), () -> before + records.getCurrentLineNumber(), rows);
            }
        } catch (IOException e) {
            throw file.unreadable(line, e);
        }
    }

    private long read(Iterator<CSVRecord> records, LongSupplier position, Predicate<Row> rows) {
        CSVRecord first = next(records, position);
        if (first == null) {
            throw file.wrongKind(position.getAsLong(), "no header line", expected());
        }
        List<String> columns = header(first, position.getAsLong());
        long count = 0;
        for (CSVRecord record = next(records, position); record != null; record = next(records, position)) {
            count++;
            if (!rows.test(row(columns, record, position.getAsLong()))) {
                break;
            }
        }
        return count;
    }

    /// Reads the lines that begin with `#` up to the first that does not.
    private static long skipRemarks(BufferedReader text, Consumer<String> remarks) throws IOException {
        long lines = 0;
        skipByteOrderMark(text);
        while (isAt(text, '#')) {
            String remark = text.readLine();
            if (remark == null) {
                return lines;
            }
            lines++;
            remarks.accept(remark.substring(1));
        }
        return lines;
    }

    private static void skipByteOrderMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static boolean isAt(Reader text, char wanted) throws IOException {
        text.mark(1);
        int found = text.read();
        text.reset();
        return found == wanted;
    }

    private @Nullable CSVRecord next(Iterator<CSVRecord> records, LongSupplier position) {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw file.unreadable(
                    position.getAsLong(), Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        }
    }

    private List<String> header(CSVRecord record, long line) {
        List<String> columns = new ArrayList<>();
        for (String name : record) {
            String column = name.strip();
            if (column.isEmpty() || columns.contains(column)) {
                throw file.wrongKind(
                        line,
                        column.isEmpty() ? "a column without a name" : "the column \"" + column + "\" twice",
                        expected());
            }
            columns.add(column);
        }
        if (!columns.containsAll(required)) {
            throw file.wrongKind(line, "the columns " + String.join(", ", columns), expected());
        }
        return columns;
    }

    private Row row(List<String> columns, CSVRecord record, long line) {
        int lacking = columns.size() - record.size();
        if (lacking < 0 || (lacking > 0 && !mayEndAt(columns.subList(record.size(), columns.size())))) {
            throw file.malformed(
                    line, record.size() + " columns", columns.size() + " columns separated by tabs, as in the header");
        }
        Map<String, String> cells = LinkedHashMap.newLinkedHashMap(columns.size());
        int quoted = 0;
        for (int i = 0; i < columns.size(); i++) {
            String cell = i < record.size() ? record.get(i) : "";
            if (isQuoted(cell)) {
                cell = cell.substring(1, cell.length() - 1).replace("\"\"", "\"");
                quoted++;
            }
            cells.put(columns.get(i), cell);
        }
        return new Row(line, cells, quoted, lacking);
    }

    private boolean mayEndAt(List<String> leftOut) {
        return mayEndEarly && leftOut.stream().noneMatch(required::contains);
    }

    private static boolean isQuoted(String cell) {
        int last = cell.length() - 1;
        if (last < 1 || cell.charAt(0) != '"' || cell.charAt(last) != '"') {
            return false;
        }
        for (int i = 1; i < last; i++) {
            if (cell.charAt(i) == '"') {
                i++;
                if (i == last || cell.charAt(i) != '"') {
                    return false;
                }
            }
        }
        return true;
    }

    private String expected() {
        return kind + " with the columns " + String.join(", ", required);
    }
}
