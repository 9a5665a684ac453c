package org.marrow.model;

/// Who publishes annotations. States are computed between publishers, not between papers.
public enum Publisher {
    /// The Human Phenotype Ontology project's disease annotations, `phenotype.hpoa`.
    HPOA,
    /// NCBI MedGen's listings of conditions with a phenotype.
    MEDGEN,
    /// Orphanet's annotations of disorders with phenotypes, `en_product4.xml`.
    ORPHANET
}
