package org.marrow.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// Tables as CSV files in a folder, which is there. Several values in one cell are separated by `|`.
///
/// Source: [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180).
final class CsvTables implements TableSink {

    private final Path folder;

    CsvTables(Path folder) {
        this.folder = folder;
    }

    @Override
    public Rows open(String table, List<TableColumn> columns) throws IOException {
        Writer file = Files.newBufferedWriter(folder.resolve(table + ".csv"), StandardCharsets.UTF_8);
        return new CsvRows(CSVFormat.RFC4180
                .builder()
                .setHeader(columns.stream().map(TableColumn::name).toArray(String[]::new))
                .get()
                .print(file));
    }

    private record CsvRows(CSVPrinter printer) implements Rows {

        @Override
        public void add(List<List<String>> cells) throws IOException {
            printer.printRecord(
                    cells.stream().map(values -> String.join("|", values)).toList());
        }

        @Override
        public void close() throws IOException {
            printer.close();
        }
    }
}
