package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MGCONSO.RRF` of MedGen: each term of a source under the concept it belongs to, row by row.
///
/// A term may hold `|`. The columns TS, STT, ISPREF, AUI and SAUI are read over.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenAtomsReader {

    private static final MedGenTable TABLE = MedGenTable.of(
                    "MGCONSO.RRF",
                    "CUI",
                    "TS",
                    "STT",
                    "ISPREF",
                    "AUI",
                    "SAUI",
                    "SCUI",
                    "SDUI",
                    "SAB",
                    "TTY",
                    "CODE",
                    "STR",
                    "SUPPRESS")
            .withPipesIn(11);

    private final SourceFile file;

    /// One row, which the UMLS calls an atom.
    ///
    /// @param cui        the concept
    /// @param scui       how the source identifies its concept; may be empty
    /// @param sdui       how the source identifies its descriptor, which is its record; may be empty
    /// @param source     the source, such as `SNOMEDCT_US`
    /// @param type       the type of term, such as `PT`
    /// @param code       the source's code; may be empty
    /// @param text       the term
    /// @param suppressed why the UMLS suppresses the atom, E, O or Y; empty where it does not
    public record Row(
            String cui,
            String scui,
            String sdui,
            String source,
            String type,
            String code,
            String text,
            String suppressed) {}

    /// A reader of `file`.
    public MedGenAtomsReader(SourceFile file) {
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
                        cells.text(6),
                        cells.text(7),
                        cells.text(8),
                        cells.text(9),
                        cells.text(10),
                        cells.text(11),
                        cells.suppressed(12))));
    }
}
