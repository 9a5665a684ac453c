package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MGSTY.RRF` of MedGen: the semantic types of concepts, row by row.
///
/// A concept may have several. The column ATUI is read over.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenSemanticTypesReader {

    private static final MedGenTable TABLE = MedGenTable.of("MGSTY.RRF", "CUI", "TUI", "STN", "STY", "ATUI");

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui  the concept
    /// @param type the semantic type, T and three digits
    /// @param tree the place of the type in the tree of types, such as `B2.2.1.2.2`
    /// @param name the name of the type
    public record Row(String cui, String type, String tree, String name) {}

    /// A reader of `file`.
    public MedGenSemanticTypesReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(file, cells -> rows.accept(new Row(cells.cui(0), type(cells), cells.text(2), cells.text(3))));
    }

    private static String type(MedGenTable.Cells cells) {
        String type = cells.text(1);
        if (type.length() != 4 || type.charAt(0) != 'T' || !Identifiers.isNumber(type, 1)) {
            throw cells.malformed(1, "a semantic type such as T047");
        }
        return type;
    }
}
