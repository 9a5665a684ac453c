package org.marrow.ingest;

import java.util.List;
import java.util.Map;
import org.marrow.model.State;

/// What a build did.
///
/// @param release    the identifier
/// @param isNew      false if the same release was there already and nothing was done
/// @param statements how many statements were written, graph by graph, repeated ones included
/// @param sources    what became of every row
/// @param states     how many associations have each state; those with none are left out
public record BuildResult(
        String release, boolean isNew, long statements, List<SourceReport> sources, Map<State, Long> states) {

    /// Copies the collections.
    public BuildResult {
        sources = List.copyOf(sources);
        states = Map.copyOf(states);
    }
}
