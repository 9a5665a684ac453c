package org.marrow.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.marrow.query.Table;

/// Tables as text that spreadsheets and scripts read: the names of the columns, then a line for each row.
public enum Delimited {
    /// Cells between commas, in quotation marks where they need them, as in RFC 4180.
    CSV(CSVFormat.RFC4180.builder().setRecordSeparator('\n').get()) {

        @Override
        String cell(String text) {
            return text;
        }
    },
    /// Cells between tabs, never quoted; white space inside a cell is a blank.
    TSV(CSVFormat.TDF.builder().setQuote(null).setRecordSeparator('\n').get()) {

        @Override
        String cell(String text) {
            return text.strip().replaceAll("\\s+", " ");
        }
    };

    private final CSVFormat format;

    Delimited(CSVFormat format) {
        this.format = format;
    }

    abstract String cell(String text);

    /// Writes `table`; a cell without a value is empty.
    public void write(Table table, Writer out) {
        try {
            var printer = new CSVPrinter(out, format);
            printer.printRecord(table.columns());
            for (List<Optional<String>> row : table.rows()) {
                printer.printRecord(row.stream()
                        .map(value -> value.map(this::cell).orElse(""))
                        .toList());
            }
            printer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
