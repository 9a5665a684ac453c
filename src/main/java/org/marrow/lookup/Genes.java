package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.Gene;
import org.marrow.model.GenePhenotype;

/// The genes. May be shared between threads.
public interface Genes {

    /// The gene that `identifier` names in any spelling, or as the only one that is mapped exactly to the
    /// MIM number of a gene.
    Optional<Gene> find(String identifier);

    /// The phenotypes of a gene, ordered by identifier, each with the conditions that it comes through:
    /// those that the gene leads to by `biolink:gene_associated_with_condition`. A phenotype that is
    /// excluded or disputed in a condition does not come through it, nor one of a condition that only
    /// `mim2gene_medgen` gives, whose rows may be in question.
    List<GenePhenotype> phenotypes(Curie gene);

    /// The genes of a phenotype, in the same sense, ordered by identifier.
    List<GenePhenotype> ofPhenotype(Curie phenotype);
}
