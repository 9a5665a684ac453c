package org.marrow.source;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.marrow.model.MarrowException;

/// What a file of MedGen's FTP site looks like: the columns that its first line names, and how they are
/// set apart.
///
/// The first line tells which of three forms a file has: a `|` after each column, also the last; tabs
/// between columns; or the commas and quotes of the folder `csv/`. Lines end in a line feed; a lone
/// carriage return is text.
final class MedGenTable {

    private static final int NONE = -1;

    private final String name;
    private final List<String> columns;
    private final int open;
    private final boolean severalLines;

    private MedGenTable(String name, List<String> columns, int open, boolean severalLines) {
        this.name = name;
        this.columns = columns;
        this.open = open;
        this.severalLines = severalLines;
    }

    /// The table `name` with these columns; a `/` stands between two spellings of a column's name.
    static MedGenTable of(String name, String... columns) {
        return new MedGenTable(name, List.of(columns), NONE, false);
    }

    /// The same table with one column that may hold `|`; the others are found from both ends of a line.
    MedGenTable withPipesIn(int column) {
        return new MedGenTable(name, columns, column, severalLines);
    }

    /// The same table where a row goes on over line feeds until a line ends in `|`.
    MedGenTable withRowsOfSeveralLines() {
        return new MedGenTable(name, columns, open, true);
    }

    /// Hands every row of `file` to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    long read(SourceFile file, Consumer<Cells> rows) {
        long line = 1;
        try (var lines = new ByteLines(file)) {
            try {
                String header = lines.next() ? withoutReturn(lines.text()) : "";
                if (header.endsWith("|")) {
                    requireHeader(
                            file,
                            header,
                            header.substring(0, header.length() - 1).split("\\|", -1));
                    return readLines(file, lines, '|', rows);
                }
                if (header.indexOf('\t') >= 0) {
                    requireHeader(file, header, header.split("\t", -1));
                    return readLines(file, lines, '\t', rows);
                }
                requireHeader(file, header, header.replace("\"", "").split(",", -1));
            } finally {
                line = Math.max(1, lines.number());
            }
        } catch (IOException e) {
            throw file.unreadable(line, e);
        }
        return readCsv(file, rows);
    }

    private void requireHeader(SourceFile file, String line, String[] names) {
        boolean fits = names.length == columns.size();
        for (int i = 0; fits && i < names.length; i++) {
            String found = plain(names[i]);
            fits = Arrays.stream(columns.get(i).split("/"))
                    .anyMatch(spelling -> plain(spelling).equals(found));
        }
        if (!fits) {
            throw file.wrongKind(1, line.isEmpty() ? "no header line" : '"' + line + '"', expected());
        }
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replace("#", "").replace("_", "").replace(" ", "");
    }

    private String expected() {
        return "the header of %s (#%s)".formatted(name, String.join(", ", columns));
    }

    private long readLines(SourceFile file, ByteLines lines, char delimiter, Consumer<Cells> rows) throws IOException {
        var cells = new Cells(file);
        long count = 0;
        while (lines.next()) {
            cells.line = lines.number();
            String line = lines.text();
            if (!withoutReturn(line).isEmpty()) {
                split(delimiter == '|' ? ended(file, lines, line) : withoutReturn(line), delimiter, cells);
                rows.accept(cells);
                count++;
            }
        }
        return count;
    }

    /// The row that begins with the line `first`, without the `|` that ends it.
    private String ended(SourceFile file, ByteLines lines, String first) throws IOException {
        long number = lines.number();
        String row = first;
        while (!withoutReturn(row).endsWith("|")) {
            if (!severalLines || !lines.next() || isStartOfRow(lines.text())) {
                throw file.malformed(number, "a row that does not end in |", "a | after each column, also the last");
            }
            row = row + "\n" + lines.text();
        }
        return row.substring(0, row.lastIndexOf('|'));
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean isStartOfRow(String line) {
        int pipe = line.indexOf('|');
        return pipe > 0 && Identifiers.isCui(line.substring(0, pipe));
    }

    private void split(String row, char delimiter, Cells cells) {
        int found = 1;
        for (int at = row.indexOf(delimiter); at >= 0; at = row.indexOf(delimiter, at + 1)) {
            found++;
        }
        int extra = found - columns.size();
        if (extra != 0 && (extra < 0 || open == NONE || delimiter != '|')) {
            throw cells.columns(found);
        }
        int start = 0;
        for (int column = 0; column < columns.size(); column++) {
            int end = row.indexOf(delimiter, start);
            for (int i = 0; column == open && i < extra; i++) {
                end = row.indexOf(delimiter, end + 1);
            }
            end = end < 0 ? row.length() : end;
            cells.values[column] = row.substring(start, end);
            start = end + 1;
        }
    }

    private long readCsv(SourceFile file, Consumer<Cells> rows) {
        CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
        var cells = new Cells(file);
        cells.line = 1;
        long count = 0;
        try (Reader text = new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder());
                var records = format.parse(text)) {
            Iterator<CSVRecord> iterator = records.iterator();
            iterator.next();
            cells.line = records.getCurrentLineNumber() + 1;
            while (iterator.hasNext()) {
                String[] values = iterator.next().values();
                if (values.length != columns.size()) {
                    throw cells.columns(values.length);
                }
                System.arraycopy(values, 0, cells.values, 0, values.length);
                rows.accept(cells);
                count++;
                cells.line = records.getCurrentLineNumber() + 1;
            }
            return count;
        } catch (UncheckedIOException e) {
            throw unreadable(file, cells.line, Optional.ofNullable(e.getCause()).orElseGet(() -> new IOException(e)));
        } catch (IOException e) {
            throw unreadable(file, cells.line, e);
        }
    }

    private static MarrowException unreadable(SourceFile file, long line, IOException cause) {
        return cause instanceof CSVException
                ? file.malformed(line, String.valueOf(cause.getMessage()), "quotes that are closed before the row ends")
                : file.unreadable(line, cause);
    }

    /// The columns of the current row. Only valid until the next one.
    final class Cells {

        private final SourceFile file;
        private final String[] values = new String[columns.size()];
        private long line;

        private Cells(SourceFile file) {
            this.file = file;
        }

        /// The line that the row begins on, counted from 1.
        long line() {
            return line;
        }

        /// A column as it stands.
        String text(int column) {
            return values[column];
        }

        /// A column that must be a CUI.
        String cui(int column) {
            if (!Identifiers.isCui(values[column])) {
                throw malformed(column, "a CUI: C and seven digits, or CN and six");
            }
            return values[column];
        }

        /// A column that must be a CUI or empty.
        String cuiOrNothing(int column) {
            return values[column].isEmpty() ? "" : cui(column);
        }

        /// A column that must be an HPO identifier.
        String term(int column) {
            if (!Identifiers.isTerm(values[column])) {
                throw malformed(column, "an HPO identifier such as HP:0033606");
            }
            return values[column];
        }

        /// Why the UMLS suppresses the row, E, O or Y; empty where it does not.
        String suppressed(int column) {
            return switch (values[column]) {
                case "", "N" -> "";
                case "E", "O", "Y" -> values[column];
                default -> throw malformed(column, "one of N, E, O, Y or nothing");
            };
        }

        /// The error for a column that is not as `expected`.
        MarrowException malformed(int column, String expected) {
            return file.malformed(line, "\"%s\" as %s".formatted(values[column], columns.get(column)), expected);
        }

        private MarrowException columns(int found) {
            return file.malformed(line, found + " columns", columns.size() + " columns as the header names them");
        }
    }
}
