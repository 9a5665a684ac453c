package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `NAMES.RRF` of MedGen: the preferred name of each concept, row by row.
///
/// A name may hold `|`.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenNamesReader {

    private static final MedGenTable TABLE =
            MedGenTable.of("NAMES.RRF", "CUI", "name", "source", "SUPPRESS").withPipesIn(1);

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui        the concept
    /// @param name       its preferred name
    /// @param source     the source whose name MedGen prefers, such as `GTR`
    /// @param suppressed why the UMLS suppresses the concept, E, O or Y; empty where it does not
    public record Row(String cui, String name, String source, String suppressed) {}

    /// A reader of `file`.
    public MedGenNamesReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(
                file, cells -> rows.accept(new Row(cells.cui(0), cells.text(1), cells.text(2), cells.suppressed(3))));
    }
}
