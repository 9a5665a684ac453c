package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// One published statement that an identifier of one vocabulary stands for what one of another does.
///
/// Source: [SSSOM](https://mapping-commons.github.io/sssom/).
///
/// @param subject       what is mapped
/// @param predicate     such as `skos:exactMatch`; `oboInOwl:hasDbXref` is an xref, which says no more
///                      than *see there*
/// @param object        what it is mapped to
/// @param denied        whether the statement is that the two do *not* stand in this relation
/// @param justification why it is believed, such as `semapv:ManualMappingCuration`, when the set says so
/// @param set           the title of the mapping set, or of the graph that has the statement
/// @param cardinality   in its set, such as `1:n`, when it is known
/// @param labels        what the set calls the object, ordered; may be empty
public record Mapping(
        Curie subject,
        String predicate,
        Curie object,
        boolean denied,
        Optional<String> justification,
        String set,
        Optional<String> cardinality,
        List<String> labels) {

    /// Copies the list.
    public Mapping {
        labels = List.copyOf(labels);
    }
}
