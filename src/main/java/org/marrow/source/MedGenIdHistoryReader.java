package org.marrow.source;

import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads the histories of what MedGen's concepts are called elsewhere, `HPO_CUI_history.txt`,
/// `ORDO_CUI_history.txt`, `MONDO_CUI_history.txt` and `MedGen_UID_CUI_history.txt`, row by row.
///
/// The form of an identifier tells its kind; the header must be that of one of the four files.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenIdHistoryReader {

    private static final MedGenTable TABLE = MedGenTable.of(
            "a history of HPO, ORDO, MONDO or MedGen identifiers",
            "HPO_Id/ORDO_Id/MONDO_Id/UID",
            "CUI",
            "Date",
            "IsCurrent");

    private final SourceFile file;

    /// What kind of identifier a concept has or had.
    public enum Kind {
        /// A term of the HPO, such as `HP:0008209`.
        HPO,
        /// A disorder of Orphanet, such as `Orphanet_99791`.
        ORDO,
        /// A disease of Mondo, such as `MONDO:0014456`.
        MONDO,
        /// The number by which MedGen itself addresses the page of a concept.
        UID
    }

    /// One row.
    ///
    /// @param kind    what `id` is
    /// @param id      the identifier, as the file writes it
    /// @param cui     the concept
    /// @param date    when they were tied, as the file writes it, such as `30 Oct 2019`
    /// @param current whether they still are
    public record Row(Kind kind, String id, String cui, String date, boolean current) {}

    /// A reader of `file`.
    public MedGenIdHistoryReader(SourceFile file) {
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
                cells -> rows.accept(
                        new Row(kind(cells), cells.text(0), cells.cui(1), cells.text(2), isCurrent(cells))));
    }

    private static Kind kind(MedGenTable.Cells cells) {
        String id = cells.text(0);
        if (Identifiers.isNumber(id, 0)) {
            return Kind.UID;
        }
        if (id.startsWith("Orphanet_") && Identifiers.isNumber(id, 9)) {
            return Kind.ORDO;
        }
        if (id.length() == 13 && id.startsWith("MONDO:") && Identifiers.isNumber(id, 6)) {
            return Kind.MONDO;
        }
        if (id.startsWith("HP:")) {
            cells.term(0);
            return Kind.HPO;
        }
        throw cells.malformed(0, "HP:0008209, Orphanet_99791, MONDO:0014456 or a number");
    }

    private static boolean isCurrent(MedGenTable.Cells cells) {
        return switch (cells.text(3)) {
            case "1" -> true;
            case "0" -> false;
            default -> throw cells.malformed(3, "1 or 0");
        };
    }
}
