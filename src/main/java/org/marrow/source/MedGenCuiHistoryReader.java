package org.marrow.source;

import java.util.Optional;
import java.util.function.Consumer;
import org.marrow.model.MarrowException;

/// Reads `MedGen_CUI_history.txt`: concepts that were replaced, with the date, row by row.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenCuiHistoryReader {

    private static final MedGenTable TABLE =
            MedGenTable.of("MedGen_CUI_history.txt", "Previous_CUI", "Current_CUI", "Date_Of_Action");

    private final SourceFile file;

    /// One row.
    ///
    /// @param cui       the concept that was replaced
    /// @param successor the concept that stands for it now; nothing where the file has words in its place
    /// @param date      when, as the file writes it
    public record Row(String cui, Optional<String> successor, String date) {}

    /// A reader of `file`.
    public MedGenCuiHistoryReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(file, cells -> rows.accept(new Row(cells.cui(0), successor(cells), cells.text(2))));
    }

    private static Optional<String> successor(MedGenTable.Cells cells) {
        String text = cells.text(1);
        return text.chars().anyMatch(Character::isDigit) ? Optional.of(cells.cui(1)) : Optional.empty();
    }
}
