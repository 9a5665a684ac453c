package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MedGenIDMappings.txt`: the identifiers that other vocabularies have for a concept, row by row.
///
/// A name may hold `|`. The first column is called `CUI` in older files.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenIdMappingsReader {

    private static final MedGenTable TABLE = MedGenTable.of(
                    "MedGenIDMappings.txt", "CUI_or_CN_id/CUI", "pref_name", "source_id", "source")
            .withPipesIn(1);

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui    the concept
    /// @param name   its preferred name
    /// @param id     the identifier, as the source writes it, such as `104300` or `Orphanet_14`
    /// @param source the source in MedGen's words, such as `OMIM` or `OMIM included`
    public record Row(String cui, String name, String id, String source) {}

    /// A reader of `file`.
    public MedGenIdMappingsReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(
                file, cells -> rows.accept(new Row(cells.cui(0), cells.text(1), cells.text(2), cells.text(3))));
    }
}
