package org.marrow.model;

import java.util.List;

/// A phenotype of a gene: one that is present or contradictory in a condition that the gene stands behind.
///
/// @param gene      the gene
/// @param phenotype the HPO term
/// @param through   the associations of the conditions that join the two, ordered by condition, at least one
public record GenePhenotype(Thing gene, Thing phenotype, List<Association> through) {

    /// Copies the list.
    public GenePhenotype {
        through = List.copyOf(through);
    }
}
