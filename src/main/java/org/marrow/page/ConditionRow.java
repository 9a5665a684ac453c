package org.marrow.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.RollUp;
import org.marrow.model.State;

/// A condition in the list of those that have a phenotype.
///
/// @param condition its identifier
/// @param label     its name
/// @param own       what is said of the phenotype itself
/// @param through   the subtypes that it has the phenotype through, the first of them
/// @param others    how many more there are
public record ConditionRow(Curie condition, String label, Optional<Pair> own, List<Pair> through, int others) {

    private static final int SHOWN = 2;

    /// Copies the list.
    public ConditionRow {
        through = List.copyOf(through);
    }

    static ConditionRow of(RollUp rollUp, Reading reading) {
        List<Association> through = rollUp.through();
        boolean isOwn =
                rollUp.own().map(Association::state).filter(State::isPresent).isPresent();
        List<Association> shown = isOwn ? List.of() : through.subList(0, Math.min(SHOWN, through.size()));
        return new ConditionRow(
                rollUp.condition(),
                rollUp.label(),
                rollUp.own().map(own -> Pair.of(own, reading)),
                shown.stream().map(each -> Pair.of(each, reading)).toList(),
                through.size() - shown.size());
    }

    /// Whether it has the phenotype through subtypes only.
    public boolean isThroughSubtypes() {
        return own.map(pair -> !pair.association().state().isPresent()).orElse(true);
    }

    /// The associations that are shown: its own, or those with subtypes.
    public List<Pair> pairs() {
        return isThroughSubtypes() ? through : own.stream().toList();
    }

    /// What is said of it, each state once.
    public List<State> states() {
        return pairs().stream()
                .map(pair -> pair.association().state())
                .distinct()
                .toList();
    }

    /// The sexes that it is said of alone.
    public String sexes() {
        return joined(Pair::sexes);
    }

    /// When it begins.
    public String onsets() {
        return joined(Pair::onsets);
    }

    private String joined(Function<Pair, String> part) {
        return pairs().stream()
                .map(part)
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }
}
