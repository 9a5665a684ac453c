package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// What an identifier turned out to be.
///
/// @param input      as it was asked
/// @param outcome    what became of it
/// @param thing      what it names: the current thing where the outcome [is found][Outcome#isFound], else
///                   the obsolete one; empty where the release has no record under it
/// @param candidates ordered by identifier: what replaces it, what to consider, what is mapped to it, or
///                   what a number may mean; empty for every other outcome
public record Resolution(String input, Outcome outcome, Optional<Thing> thing, List<Thing> candidates) {

    /// Copies the list.
    public Resolution {
        candidates = List.copyOf(candidates);
    }
}
