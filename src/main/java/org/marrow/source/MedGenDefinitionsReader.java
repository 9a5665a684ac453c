package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MGDEF.RRF` of MedGen: definitions of concepts, row by row.
///
/// A definition is handed over unaltered, with the carriage returns that break its lines; it may hold line feeds and
/// `|` as well. A concept may have several definitions.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenDefinitionsReader {

    private static final MedGenTable TABLE = MedGenTable.of("MGDEF.RRF", "CUI", "DEF", "source", "SUPPRESS")
            .withPipesIn(1)
            .withRowsOfSeveralLines();

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui        the concept
    /// @param definition the text
    /// @param source     whose definition it is, such as `HPO`
    /// @param suppressed why the UMLS suppresses the definition, E, O or Y; empty where it does not
    public record Row(String cui, String definition, String source, String suppressed) {}

    /// A reader of `file`.
    public MedGenDefinitionsReader(SourceFile file) {
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
