package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MGREL.RRF` of MedGen: relations between concepts, row by row.
///
/// A row says that its *second* concept has the relation to its *first*. The columns AUI1, STYPE1, AUI2, RUI and SL are
/// read over.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt), [UMLS Reference Manual, chapter
/// 3](https://www.ncbi.nlm.nih.gov/books/NBK9685/) for the direction.
public final class MedGenRelationsReader {

    private static final MedGenTable TABLE = MedGenTable.of(
            "MGREL.RRF", "CUI1", "AUI1", "STYPE1", "REL", "CUI2", "AUI2", "RELA", "RUI", "SAB", "SL", "SUPPRESS");

    private final SourceFile file;

    /// One row: `subject` has the relation to `object`.
    ///
    /// @param object     the concept CUI1
    /// @param kind       what `subject` is to `object`, REL: PAR a parent, CHD a child, others are looser
    /// @param subject    the concept CUI2
    /// @param relation   the relation by name, RELA, such as `isa`; may be empty
    /// @param source     who says so, such as `OMIM`
    /// @param suppressed why the UMLS suppresses the relation, E, O or Y; empty where it does not
    public record Row(String object, String kind, String subject, String relation, String source, String suppressed) {}

    /// A reader of `file`.
    public MedGenRelationsReader(SourceFile file) {
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
                        cells.cui(4),
                        cells.text(6),
                        cells.text(8),
                        cells.suppressed(10))));
    }
}
