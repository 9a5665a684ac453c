package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// What a condition's associations say of a phenotype when those of its subtypes count as well.
///
/// A condition that has a subtype has the phenotype; one that lacks a subtype need not lack it.
///
/// @param condition the disease, as its annotations identify it
/// @param label     its name, or its identifier if no source names it
/// @param own       the association of the condition and the phenotype itself, if there is one
/// @param through   the associations with subtypes that are present or contradictory, ordered by phenotype
public record RollUp(Curie condition, String label, Optional<Association> own, List<Association> through) {

    /// Copies the list.
    ///
    /// @throws IllegalArgumentException if there is no association at all
    public RollUp {
        through = List.copyOf(through);
        if (own.isEmpty() && through.isEmpty()) {
            throw new IllegalArgumentException("A roll-up rests on at least one association: " + condition);
        }
    }

    /// Whether the condition has the phenotype or a subtype: one of the associations is present or
    /// contradictory.
    public boolean isPresent() {
        return !through.isEmpty()
                || own.map(Association::state).filter(State::isPresent).isPresent();
    }

    /// Whether the condition has a subtype, while its own association says that it lacks the phenotype or
    /// is disputed.
    public boolean isConflict() {
        return !through.isEmpty()
                && own.map(Association::state)
                        .filter(state -> !state.isPresent())
                        .isPresent();
    }
}
