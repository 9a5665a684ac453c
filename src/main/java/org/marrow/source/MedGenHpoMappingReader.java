package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// Reads `MedGen_HPO_Mapping.txt`: the concept of each term of the HPO, row by row.
///
/// A row stands there once for each semantic type of its concept.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenHpoMappingReader {

    private static final MedGenTable TABLE =
            MedGenTable.of("MedGen_HPO_Mapping.txt", "CUI", "SDUI", "HpoStr", "MedGenStr", "MedGenStr_SAB", "STY");

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui          the concept
    /// @param term         the term of the HPO
    /// @param termLabel    its label
    /// @param name         the preferred name of the concept
    /// @param nameSource   the source of that name, such as `GTR`
    /// @param semanticType the name of a semantic type of the concept
    public record Row(String cui, Curie term, String termLabel, String name, String nameSource, String semanticType) {}

    /// A reader of `file`.
    public MedGenHpoMappingReader(SourceFile file) {
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
                        Curie.parse(cells.term(1)),
                        cells.text(2),
                        cells.text(3),
                        cells.text(4),
                        cells.text(5))));
    }
}
