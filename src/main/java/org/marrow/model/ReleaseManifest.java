package org.marrow.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a release is made of.
///
/// @param id         the identifier of the release
/// @param sources    what it was built from, ordered by title and version
/// @param statements how many statements each named graph has, by the IRI of the graph, without that of
///                   the manifest itself
public record ReleaseManifest(String id, List<ReleaseSource> sources, SortedMap<String, Long> statements) {

    /// Copies the list and the map.
    public ReleaseManifest {
        sources = List.copyOf(sources);
        statements = Collections.unmodifiableSortedMap(new TreeMap<>(statements));
    }
}
