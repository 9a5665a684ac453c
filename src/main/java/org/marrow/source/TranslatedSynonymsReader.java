package org.marrow.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;

/// Reads translated synonyms as the HPO's translators write them, as a template of ROBOT, row by row.
///
/// The first line names the columns; the second says what becomes of them, such as `AL
/// oboInOwl:hasExactSynonym@cs`: property and language. The status stands in a column `Status`, beside a
/// comment, or in the column `comment` where there is no such column. A cell may hold several synonyms,
/// separated by `|`.
///
/// Source: [ROBOT template](https://robot.obolibrary.org/template) and the HPO's folder
/// `src/translations`.
public final class TranslatedSynonymsReader {

    private static final String TERM = "subject_id";
    private static final String TEXT = "translation_value";
    private static final String COMMENT = "comment";
    private static final String STATUS = "Status";
    private static final List<String> REQUIRED = List.of(TERM, TEXT, COMMENT);
    private static final Pattern TEMPLATE = Pattern.compile("AL (\\S+)@(\\S+)(?: SPLIT=\\|)?");

    private final SourceFile file;

    /// One row.
    ///
    /// @param line     where it stands in the file
    /// @param synonyms what it says, one for each synonym in the cell, and at least one, which may be empty
    /// @param quoted   how many cells were in CSV quotes
    public record Row(long line, List<Translation> synonyms, int quoted) {

        /// Copies the list.
        public Row {
            synonyms = List.copyOf(synonyms);
        }
    }

    private record Template(String property, String language) {}

    /// A reader of `file`.
    public TranslatedSynonymsReader(SourceFile file) {
        this.file = file;
    }

    /// The language of `file`, as a BCP 47 tag.
    ///
    /// @throws MarrowException if the file is of another kind
    public static String language(SourceFile file) {
        var reader = new TranslatedSynonymsReader(file);
        List<Template> templates = new ArrayList<>();
        reader.table().read(remark -> {}, row -> {
            templates.add(reader.template(row));
            return false;
        });
        return reader.only(templates).language();
    }

    /// Hands every row below the template to `rows` in the order of the file.
    ///
    /// @return the number of rows, the template not counted
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of
    ///                         another kind or ends too early
    public long read(Consumer<Row> rows) {
        List<Template> templates = new ArrayList<>();
        long lines = table().read(remark -> {}, row -> {
            if (templates.isEmpty()) {
                templates.add(template(row));
            } else {
                rows.accept(row(row, templates.getFirst()));
            }
            return true;
        });
        only(templates);
        return lines - 1;
    }

    private TsvTable table() {
        return new TsvTable(file, "a template of translated synonyms", REQUIRED);
    }

    private Template only(List<Template> templates) {
        if (templates.isEmpty()) {
            throw file.wrongKind(1, "no row", "a template row below the header");
        }
        return templates.getFirst();
    }

    private Template template(TsvTable.Row row) {
        Matcher matcher = TEMPLATE.matcher(row.cell(TEXT).strip());
        if (!row.cell(TERM).equals("ID") || !matcher.matches()) {
            throw file.wrongKind(
                    row.line(),
                    "\"" + row.cell(TERM) + "\" and \"" + row.cell(TEXT) + "\"",
                    "a template row with ID and, such as, AL oboInOwl:hasExactSynonym@cs");
        }
        return new Template(matcher.group(1), Cells.language(file, row.line(), matcher.group(2)));
    }

    private Row row(TsvTable.Row row, Template template) {
        String column = row.cells().containsKey(STATUS) ? STATUS : COMMENT;
        TranslationStatus status = Cells.status(file, row.line(), column, row.cell(column));
        Map<String, String> details = new LinkedHashMap<>();
        Set<String> inFields = Set.of(TERM, TEXT, column);
        row.cells().forEach((name, cell) -> {
            if (!inFields.contains(name) && !cell.isBlank()) {
                details.put(name, cell.strip());
            }
        });
        Curie term = Cells.term(file, row.line(), row.cell(TERM));
        List<Translation> synonyms = new ArrayList<>();
        for (String text : texts(row.cell(TEXT))) {
            synonyms.add(new Translation(term, template.property(), text, template.language(), status, details));
        }
        return new Row(row.line(), synonyms, row.quoted());
    }

    private static List<String> texts(String cell) {
        List<String> texts =
                Arrays.stream(cell.split("\\|")).filter(text -> !text.isBlank()).toList();
        return texts.isEmpty() ? List.of("") : texts;
    }
}
