package org.marrow.model;

import java.util.List;

/// A disease identity that annotations are about.
///
/// @param id             as its publisher gives it, such as OMIM:616022
/// @param label          its name, or its identifier if no source names it
/// @param otherLabels    other names, ordered
/// @param inheritance    terms for how it is inherited, ordered by identifier
/// @param clinicalCourse terms for its onset and course, ordered by identifier
/// @param identities     the same disease in other vocabularies, by exact mappings in either direction; ordered
/// @param genes          what is said about genes and the condition
public record Condition(
        Curie id,
        String label,
        List<String> otherLabels,
        List<Thing> inheritance,
        List<Thing> clinicalCourse,
        List<Curie> identities,
        List<GeneAssociation> genes) {

    /// Copies the lists.
    public Condition {
        otherLabels = List.copyOf(otherLabels);
        inheritance = List.copyOf(inheritance);
        clinicalCourse = List.copyOf(clinicalCourse);
        identities = List.copyOf(identities);
        genes = List.copyOf(genes);
    }
}
