package org.marrow.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.query.Table;

/// What follows about the place of a term in the hierarchy and is not stated.
///
/// @param rows     each class that it follows to be below, or to be the same as
/// @param question what is behind it
public record FollowsPanel(List<Row> rows, Question question) {

    private static final String STATED = "stated superclass";
    private static final String SAME = "inferred to be the same";

    /// One of them.
    ///
    /// @param id     its identifier, or its IRI where no prefix fits
    /// @param label  what it is called
    /// @param url    its page
    /// @param isSame whether the two have the same members
    /// @param why    the page that says why
    public record Row(String id, String label, String url, boolean isSame, String why) {}

    /// Copies the list.
    public FollowsPanel {
        rows = List.copyOf(rows);
    }

    /// What follows about `term`, if anything does.
    static Optional<FollowsPanel> of(String term, Reading reading) {
        Table found = reading.queries().run("superclasses-of-term", Map.of("term", term));
        List<Row> rows = found.rows().stream()
                .filter(row -> !row.getFirst().orElse("").equals(STATED))
                .map(row -> row(term, row, reading))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new FollowsPanel(
                        rows,
                        reading.question(
                                "superclasses-of-term",
                                "term",
                                term,
                                "/api/terms/" + term + "/parents?hierarchy=inferred",
                                "marrow.terms().over(Terms.Hierarchy.INFERRED).parents(Curie.parse(\"" + term
                                        + "\"))")));
    }

    private static Row row(String term, List<Optional<String>> row, Reading reading) {
        String id = row.get(1).orElse("");
        boolean isIri = AnnotationRow.isAddress(id);
        return new Row(
                id,
                row.get(2).orElse(id),
                isIri
                        ? Links.with(reading.links().to("/resource"), Map.of("iri", id))
                        : reading.links().to(Kind.TERM, Curie.parse(id)),
                row.getFirst().orElse("").equals(SAME),
                WhyView.url(term, id, reading.links()));
    }
}
