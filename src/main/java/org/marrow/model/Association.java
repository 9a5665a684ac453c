package org.marrow.model;

import java.util.Optional;

/// All annotations of one condition and one phenotype together.
///
/// @param condition      the disease, as its annotations identify it
/// @param conditionLabel its name, or its identifier if no source names it
/// @param phenotype      the HPO term
/// @param phenotypeLabel its label, or its identifier if it has none
/// @param state          what the annotations say together
/// @param pooled         affected and examined people summed over all annotations that count; empty when
///                       none does
/// @param annotations    the number of annotations, 1 or more
/// @param unpooled       how many of them have no count, 0 or more
public record Association(
        Curie condition,
        String conditionLabel,
        Curie phenotype,
        String phenotypeLabel,
        State state,
        Optional<Frequency.Count> pooled,
        int annotations,
        int unpooled) {

    /// @throws IllegalArgumentException if there is no annotation, or `unpooled` is none of their number
    public Association {
        if (annotations < 1 || unpooled < 0 || unpooled > annotations) {
            throw new IllegalArgumentException("%s and %s: found %d annotations, %d of them without a count"
                    .formatted(condition, phenotype, annotations, unpooled));
        }
    }
}
