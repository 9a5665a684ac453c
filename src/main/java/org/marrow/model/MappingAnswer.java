package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// Where an identifier leads in other vocabularies.
///
/// @param input     as it was asked
/// @param from      what was asked for; empty where the input is no identifier
/// @param paths     the ways, the shorter and the more exact first; empty is an answer: there is no mapping
/// @param conflicts in words, what does not agree: several exact matches in one vocabulary, a match that
///                  another set denies, an end that two ways reach with different predicates
public record MappingAnswer(String input, Optional<Curie> from, List<MappingPath> paths, List<String> conflicts) {

    /// Copies the lists.
    public MappingAnswer {
        paths = List.copyOf(paths);
        conflicts = List.copyOf(conflicts);
    }
}
