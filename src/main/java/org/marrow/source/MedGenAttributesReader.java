package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MGSAT.RRF` of MedGen: attributes of concepts and of their terms, row by row.
///
/// A value may hold `|`. The columns METAUI, STYPE and ATUI are read over.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenAttributesReader {

    private static final MedGenTable TABLE = MedGenTable.of(
                    "MGSAT.RRF", "CUI", "METAUI", "STYPE", "CODE", "ATUI", "ATN", "SAB", "ATV", "SUPPRESS")
            .withPipesIn(7);

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui        the concept
    /// @param code       the source's code for the term that the attribute is about; may be empty
    /// @param name       the name of the attribute, such as `NCBI_ALTERNATE_ID`
    /// @param source     the source, such as `GTR`
    /// @param value      the value
    /// @param suppressed why the UMLS suppresses the attribute, E, O or Y; empty where it does not
    public record Row(String cui, String code, String name, String source, String value, String suppressed) {}

    /// A reader of `file`.
    public MedGenAttributesReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(
                file,
                cells -> rows.accept(new Row(
                        cells.cui(0),
                        cells.text(3),
                        cells.text(5),
                        cells.text(6),
                        cells.text(7),
                        cells.suppressed(8))));
    }
}
