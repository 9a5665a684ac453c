package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MERGED.RRF` of MedGen: concepts that were merged into others, row by row.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenMergedReader {

    private static final MedGenTable TABLE = MedGenTable.of("MERGED.RRF", "CUI", "toCUI");

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui       the concept that was replaced
    /// @param successor the concept that stands for it now
    public record Row(String cui, String successor) {}

    /// A reader of `file`.
    public MedGenMergedReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(file, cells -> rows.accept(new Row(cells.cui(0), cells.cui(1))));
    }
}
