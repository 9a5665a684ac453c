package org.marrow.model;

import java.util.List;

/// A way from one identifier to another over mappings.
///
/// @param from      where it begins
/// @param to        where it ends
/// @param toLabel   the name of the end, or its identifier if no source names it
/// @param predicate what the steps say together: that of all steps where they agree, else the weakest
///                  that follows
/// @param steps     at least one
public record MappingPath(Curie from, Curie to, String toLabel, String predicate, List<Step> steps) {

    /// One step.
    ///
    /// @param mapping what is walked over
    /// @param inverse whether it is walked from its object to its subject
    public record Step(Mapping mapping, boolean inverse) {}

    /// What it goes over between its ends, in order.
    public List<Curie> between() {
        return steps.subList(0, steps.size() - 1).stream()
                .map(step -> step.inverse()
                        ? step.mapping().subject()
                        : step.mapping().object())
                .toList();
    }

    /// Copies the list.
    public MappingPath {
        steps = List.copyOf(steps);
    }
}
