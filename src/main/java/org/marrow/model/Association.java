package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// All annotations of one condition and one phenotype together.
///
/// @param condition      the disease, as its annotations identify it
/// @param conditionLabel its name, or its identifier if no source names it
/// @param phenotype      the HPO term
/// @param phenotypeLabel its label, or its identifier if it has none
/// @param state          what the annotations say together
/// @param pooled         affected and examined people summed over all annotations that count; empty when none does
/// @param unpooled       the number of annotations without a count, 0 or more
/// @param evidence       the annotations, at least one
public record Association(
        Curie condition,
        String conditionLabel,
        Curie phenotype,
        String phenotypeLabel,
        State state,
        Optional<Frequency.Count> pooled,
        int unpooled,
        List<Annotation> evidence) {

    /// @throws IllegalArgumentException if there is no annotation or `unpooled` is negative
    public Association {
        evidence = List.copyOf(evidence);
        if (evidence.isEmpty() || unpooled < 0) {
            throw new IllegalArgumentException("An association rests on at least one annotation: " + condition);
        }
    }
}
