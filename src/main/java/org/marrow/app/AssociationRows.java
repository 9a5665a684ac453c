package org.marrow.app;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Association;
import org.marrow.model.Frequency;
import org.marrow.model.RollUp;
import org.marrow.model.State;
import org.marrow.query.Table;
import org.marrow.sheet.Words;

/// Associations as rows for people: the state comes first, and the rows are in the order of the states.
final class AssociationRows {

    /// How many subtypes are named of those that a condition has a phenotype through.
    private static final int NAMED = 2;

    private static final List<State> ORDER =
            List.of(State.PRESENT, State.CONTRADICTORY, State.DISPUTED, State.EXCLUDED);

    private AssociationRows() {}

    /// The conditions of a phenotype, a row for each.
    static Table conditions(List<RollUp> rollUps) {
        return new Table(
                List.of("state", "condition", "label", "affected", "annotations", "through"),
                rollUps.stream()
                        .sorted(Comparator.comparingInt(AssociationRows::place))
                        .map(AssociationRows::row)
                        .toList());
    }

    /// Those of the phenotype itself come before those of its subtypes.
    private static int place(RollUp rollUp) {
        return rollUp.own().map(own -> ORDER.indexOf(own.state())).orElse(ORDER.size());
    }

    private static List<Optional<String>> row(RollUp rollUp) {
        Optional<Association> single =
                rollUp.through().size() == 1 ? Optional.of(rollUp.through().getFirst()) : Optional.empty();
        Optional<Association> counted = rollUp.own().or(() -> single);
        return List.of(
                Optional.of(Words.of(state(rollUp))),
                Optional.of(rollUp.condition().toString()),
                Optional.of(rollUp.label()),
                counted.flatMap(Association::pooled).map(Frequency.Count::toString),
                counted.map(Association::annotations).map(Words::number),
                through(rollUp));
    }

    /// What is said of the phenotype itself, else of its subtypes.
    private static State state(RollUp rollUp) {
        return rollUp.own()
                .map(Association::state)
                .orElseGet(() -> rollUp.through().stream()
                        .map(Association::state)
                        .min(Comparator.comparingInt(ORDER::indexOf))
                        .orElseThrow());
    }

    /// The subtypes that a condition has where the phenotype itself does not say so.
    private static Optional<String> through(RollUp rollUp) {
        boolean isOwn = rollUp.own().isPresent() && !rollUp.isConflict();
        if (isOwn || rollUp.through().isEmpty()) {
            return Optional.empty();
        }
        String named = rollUp.through().stream()
                .limit(NAMED)
                .map(association -> association.phenotype() + " " + association.phenotypeLabel())
                .collect(Collectors.joining("; "));
        int others = rollUp.through().size() - NAMED;
        String all = others > 0 ? named + "; and " + Words.number(others) + " more" : named;
        return Optional.of(rollUp.isConflict() ? "but present: " + all : all);
    }

    /// How many conditions there are in each state, in words.
    static String summary(List<RollUp> rollUps) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ORDER.forEach(state -> counts.put(Words.of(state), 0));
        counts.put("through subtypes", 0);
        rollUps.forEach(rollUp -> counts.merge(
                rollUp.own().map(own -> Words.of(own.state())).orElse("through subtypes"), 1, Integer::sum));
        return summary(counts);
    }

    private static String summary(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> Words.number(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    /// The phenotypes of a condition, a row for each.
    static Table phenotypes(List<Association> associations) {
        return new Table(
                List.of("state", "phenotype", "label", "affected", "annotations"),
                associations.stream()
                        .sorted(Comparator.comparingInt(association -> ORDER.indexOf(association.state())))
                        .map(association -> List.of(
                                Optional.of(Words.of(association.state())),
                                Optional.of(association.phenotype().toString()),
                                Optional.of(association.phenotypeLabel()),
                                association.pooled().map(Frequency.Count::toString),
                                Optional.of(Words.number(association.annotations()))))
                        .toList());
    }

    /// How many phenotypes there are in each state, in words.
    static String summaryOf(List<Association> associations) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        ORDER.forEach(state -> counts.put(Words.of(state), 0));
        associations.forEach(association -> counts.merge(Words.of(association.state()), 1, Integer::sum));
        return summary(counts);
    }
}
