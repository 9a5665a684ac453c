package org.marrow.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.marrow.model.MarrowException;
import org.marrow.model.Translation;

/// Reads translations of labels and definitions as Babelon writes them in TSV, row by row.
///
/// Columns stand in any order and are read by name. All rows of a file are in one language.
///
/// Source: [Babelon](https://monarch-initiative.github.io/babelon/).
public final class BabelonReader {

    private static final List<String> REQUIRED =
            List.of("subject_id", "predicate_id", "translation_language", "translation_value", "translation_status");
    private static final Set<String> IN_FIELDS = Set.copyOf(REQUIRED);

    private final SourceFile file;
    private final Map<String, String> languages = new HashMap<>();

    /// One row.
    ///
    /// @param line        where it stands in the file
    /// @param translation what it says
    /// @param quoted      how many cells were in CSV quotes
    public record Row(long line, Translation translation, int quoted) {}

    /// A reader of `file`.
    public BabelonReader(SourceFile file) {
        this.file = file;
    }

    /// The language of `file`, as a BCP 47 tag.
    ///
    /// @throws MarrowException if the file is of another kind, has no row or gives no language
    public static String language(SourceFile file) {
        List<String> languages = new ArrayList<>();
        var reader = new BabelonReader(file);
        reader.table().read(remark -> {}, row -> {
            languages.add(reader.language(row));
            return false;
        });
        if (languages.isEmpty()) {
            throw file.wrongKind(1, "no row", "a translation below the header");
        }
        return languages.getFirst();
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says or is in another language
    ///                         than those before, or if the file is of another kind or ends too early
    public long read(Consumer<Row> rows) {
        return table().read(remark -> {}, row -> {
            rows.accept(row(row));
            return true;
        });
    }

    private TsvTable table() {
        return new TsvTable(file, "a Babelon table", REQUIRED);
    }

    private Row row(TsvTable.Row row) {
        Map<String, String> details = new LinkedHashMap<>();
        row.cells().forEach((column, cell) -> {
            if (!IN_FIELDS.contains(column) && !cell.isBlank()) {
                details.put(column, cell.strip());
            }
        });
        var translation = new Translation(
                Cells.term(file, row.line(), row.cell("subject_id")),
                row.cell("predicate_id").strip(),
                row.cell("translation_value"),
                language(row),
                Cells.status(file, row.line(), "translation_status", row.cell("translation_status")),
                details);
        return new Row(row.line(), translation, row.quoted());
    }

    private String language(TsvTable.Row row) {
        String text = row.cell("translation_language");
        String known = languages.get(text);
        if (known != null) {
            return known;
        }
        String language = Cells.language(file, row.line(), text);
        if (!languages.isEmpty()) {
            throw file.malformed(
                    row.line(),
                    "\"" + text + "\" as translation_language",
                    languages.keySet().iterator().next() + " as in the rows before");
        }
        languages.put(text, language);
        return language;
    }
}
