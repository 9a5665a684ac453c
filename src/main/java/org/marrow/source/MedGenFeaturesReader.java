package org.marrow.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;

/// Reads `MedGen_HPO_OMIM_Mapping.txt`: the terms of the HPO that MedGen lists with conditions of OMIM,
/// row by row.
///
/// A row stands there once for each semantic type of its term's concept.
///
/// Source: [MedGen FTP README](https://ftp.ncbi.nlm.nih.gov/pub/medgen/README.txt).
public final class MedGenFeaturesReader {

    private static final MedGenTable TABLE = MedGenTable.of(
            "MedGen_HPO_OMIM_Mapping.txt",
            "OMIM_CUI",
            "MIM_number",
            "OMIM_name",
            "relationship",
            "HPO_CUI",
            "HPO_ID",
            "HPO_name",
            "MedGen_name",
            "MedGen_source",
            "STY");
    private static final int MIM_DIGITS = 6;

    private final SourceFile file;
    private final Map<String, Curie> identifiers = new HashMap<>();

    /// One row.
    ///
    /// @param condition     the condition, by its MIM number
    /// @param conditionCui  the concept of the condition, when the row gives one
    /// @param conditionName the name of the condition
    /// @param relationship  what the term is to the condition, such as `manifestation_of`; negated by `not_`
    ///                      before it; may be empty
    /// @param term          the term of the HPO
    /// @param content       all columns but the semantic type, joined by `|`; rows of the same content
    ///                      say the same
    /// @param line          the line it stands on, counted from 1
    public record Row(
            Curie condition,
            Optional<String> conditionCui,
            String conditionName,
            String relationship,
            Curie term,
            String content,
            long line) {}

    /// A reader of `file`.
    public MedGenFeaturesReader(SourceFile file) {
        this.file = file;
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of another
    ///                         kind or ends too early
    public long read(Consumer<Row> rows) {
        return TABLE.read(file, cells -> rows.accept(row(cells)));
    }

    private Row row(MedGenTable.Cells cells) {
        String cui = cells.cuiOrNothing(0);
        String mim = cells.text(1);
        if (mim.length() != MIM_DIGITS || !Identifiers.isNumber(mim, 0)) {
            throw cells.malformed(1, "a MIM number of six digits");
        }
        String featureCui = cells.cuiOrNothing(4);
        Curie term = identifiers.computeIfAbsent(cells.term(5), Curie::parse);
        String content = String.join(
                "|",
                cui,
                mim,
                cells.text(2),
                cells.text(3),
                featureCui,
                cells.text(5),
                cells.text(6),
                cells.text(7),
                cells.text(8));
        return new Row(
                identifiers.computeIfAbsent(mim, number -> new Curie("OMIM", number)),
                cui.isEmpty() ? Optional.empty() : Optional.of(cui),
                cells.text(2),
                cells.text(3),
                term,
                content,
                cells.line());
    }
}
