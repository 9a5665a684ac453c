package org.marrow.lookup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.SourceFile;

/// A table with codes in one of its columns, such as a user's own list: below a line that names its columns,
/// separated by commas, or by tabs if that line has any.
///
/// @param columns the names of the columns, as they stand
/// @param rows    the rows, each with a cell for every column
/// @param codes   the place of the column with the codes, from 0
public record CodeTable(List<String> columns, List<List<String>> rows, int codes) {

    private static final String KIND = "a table in CSV or TSV, below a line that names its columns";
    private static final int LONGEST_LINE = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// Copies the lists.
    public CodeTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /// A table of `codes` alone.
    public static CodeTable of(Collection<String> codes) {
        return new CodeTable(List.of("input"), codes.stream().map(List::of).toList(), 0);
    }

    /// The table in `file`, plain or gzipped.
    ///
    /// @param column the name of the column with the codes; the first one without it
    /// @throws MarrowException `WRONG_FILE_KIND` if the file is empty, `MALFORMED_ROW` if a row has other
    ///         cells than the header, `INVALID_PARAMETER` if there is no such column
    public static CodeTable read(SourceFile file, Optional<String> column) {
        try (var text = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            try (CSVParser records = format(file, text).parse(text)) {
                return read(file, records, column);
            }
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    private static CSVFormat format(SourceFile file, BufferedReader text) throws IOException {
        text.mark(LONGEST_LINE);
        if (text.read() == BYTE_ORDER_MARK) {
            text.mark(LONGEST_LINE);
        } else {
            text.reset();
        }
        String header = text.readLine();
        if (header == null || header.isBlank()) {
            throw file.wrongKind(1, header == null ? "an empty file" : "an empty line", KIND);
        }
        text.reset();
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(header.contains("\t") ? '\t' : ',')
                .setIgnoreEmptyLines(true)
                .get();
    }

    private static CodeTable read(SourceFile file, CSVParser records, Optional<String> column) {
        List<String> columns = List.of();
        List<List<String>> rows = new ArrayList<>();
        try {
            for (CSVRecord record : records) {
                List<String> cells = record.toList();
                if (columns.isEmpty()) {
                    columns = cells.stream().map(String::strip).toList();
                } else if (cells.size() == columns.size()) {
                    rows.add(cells);
                } else {
                    throw file.malformed(
                            records.getCurrentLineNumber(),
                            cells.size() == 1 ? "1 cell" : cells.size() + " cells",
                            columns.size() + " cells, as in the header");
                }
            }
        } catch (UncheckedIOException e) {
            throw unreadable(file, records.getCurrentLineNumber(), e);
        }
        return new CodeTable(columns, rows, place(file, columns, column));
    }

    private static MarrowException unreadable(SourceFile file, long line, UncheckedIOException e) {
        IOException cause = Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e));
        return cause instanceof CSVException
                ? file.malformed(line, "a cell in quotes that does not end as one (" + cause.getMessage() + ")", KIND)
                : file.unreadable(line, cause);
    }

    private static int place(SourceFile file, List<String> columns, Optional<String> column) {
        return column.map(name -> {
                    int place = columns.indexOf(name.strip());
                    if (place < 0) {
                        throw new MarrowException(
                                ErrorCode.INVALID_PARAMETER,
                                "%s:1: found the columns %s, expected one called \"%s\""
                                        .formatted(file, String.join(", ", columns), name));
                    }
                    return place;
                })
                .orElse(0);
    }

    /// The codes, row by row.
    List<String> all() {
        return rows.stream().map(row -> row.get(codes)).toList();
    }

    /// The same table with `names` as further columns; a name that the table has already is written with
    /// `marrow_` before it.
    ///
    /// @param cells for each row, a cell for each of `names`
    CodeTable with(List<String> names, List<List<String>> cells) {
        List<String> header = new ArrayList<>(columns);
        names.forEach(name -> header.add(free(name, header)));
        List<List<String>> longer = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = new ArrayList<>(rows.get(i));
            row.addAll(cells.get(i));
            longer.add(row);
        }
        return new CodeTable(header, longer, codes);
    }

    private static String free(String name, List<String> taken) {
        return taken.contains(name) ? free("marrow_" + name, taken) : name;
    }

    /// Writes the table into `out`, with its header, cells separated by commas.
    public void writeCsv(Appendable out) {
        write(',', out);
    }

    /// Writes the table into `out`, with its header, cells separated by tabs.
    public void writeTsv(Appendable out) {
        write('\t', out);
    }

    private void write(char delimiter, Appendable out) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator('\n')
                .get();
        try {
            var printer = new CSVPrinter(out, format);
            printer.printRecord(columns);
            printer.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The table as a JSON array with an object for each row. A column with the name of an earlier one has
    /// its place, from 1, behind its name.
    public String json() {
        var array = new JsonArray();
        for (List<String> row : rows) {
            var object = new JsonObject();
            for (int i = 0; i < columns.size(); i++) {
                String name = columns.get(i);
                object.put(columns.indexOf(name) == i ? name : name + "_" + (i + 1), row.get(i));
            }
            array.add(object);
        }
        return array.toString();
    }
}
