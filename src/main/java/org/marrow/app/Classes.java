package org.marrow.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.query.Table;
import org.marrow.reason.ClassAnswer;
import org.marrow.reason.Name;
import org.marrow.sheet.Words;

/// What `marrow dl` answers.
///
/// @param release which release answers
/// @param answer  what it says
record Classes(String release, ClassAnswer answer) implements Answer {

    @Override
    public Table table() {
        return new Table(
                List.of("id", "iri", "label"),
                answer.classes().stream()
                        .map(type ->
                                List.of(Optional.of(type.id()), Optional.of(type.iri()), Optional.of(type.label())))
                        .toList());
    }

    @Override
    public void print(TextPage page) {
        page.heading(answer.expression().text());
        if (!answer.satisfiable()) {
            page.paragraph("Nothing can be a member of it.");
        }
        page.paragraph("%s %s"
                .formatted(
                        answer.classes().isEmpty()
                                ? "no classes"
                                : Words.counted(answer.classes().size(), "class", "classes"),
                        relation()));
        if (answer.relation() != ClassAnswer.Relation.EQUIVALENT
                && !answer.same().isEmpty()) {
            page.paragraph("with the same members: "
                    + answer.same().stream().map(Name::toString).collect(Collectors.joining(", ")));
        }
        if (!answer.classes().isEmpty()) {
            page.blank();
            page.table(new Table(
                    List.of("id", "label"),
                    answer.classes().stream()
                            .map(type -> List.of(Optional.of(type.id()), Optional.of(type.label())))
                            .toList()));
        }
        page.release(release);
    }

    private String relation() {
        String nearest = answer.direct() ? "right " : "";
        return switch (answer.relation()) {
            case EQUIVALENT -> "with the same members";
            case SUPER -> nearest + "above it";
            case SUB -> nearest + "below it";
        };
    }
}
