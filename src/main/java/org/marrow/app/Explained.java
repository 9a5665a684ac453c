package org.marrow.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.marrow.query.Table;
import org.marrow.reason.AxiomText;
import org.marrow.reason.Explanation;

/// What `marrow why` answers.
///
/// @param release     which release answers
/// @param explanation what it says
record Explained(String release, Explanation explanation) implements Answer {

    @Override
    public Table table() {
        List<List<Optional<String>>> rows = new ArrayList<>();
        for (int i = 0; i < explanation.justifications().size(); i++) {
            for (AxiomText axiom : explanation.justifications().get(i)) {
                rows.add(List.of(Optional.of(String.valueOf(i + 1)), Optional.of(axiom.text())));
            }
        }
        return new Table(List.of("justification", "axiom"), rows);
    }

    @Override
    public void print(TextPage page) {
        page.heading(explanation.child().toString());
        page.paragraph("%s %s%s"
                .formatted(
                        explanation.follows() ? "follows to be below" : "does not follow to be below",
                        explanation.parent(),
                        explanation.stated() ? ", and is stated to be" : ""));
        if (explanation.follows() && explanation.justifications().isEmpty()) {
            page.paragraph("That is so whatever the axioms say.");
        }
        for (List<AxiomText> justification : explanation.justifications()) {
            page.blank();
            justification.forEach(axiom -> page.indented(axiom.text()));
        }
        if (!explanation.complete()) {
            page.blank();
            page.paragraph("There may be other explanations: more of them with --limit and --timeout.");
        }
        page.release(release);
    }
}
