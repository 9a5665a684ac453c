package org.marrow.model;

/// The kinds of thing that a release has records of.
public enum Kind {
    /// A named class of an ontology, such as HP:0033606.
    TERM,
    /// A concept of MedGen, such as MEDGEN:C0302173.
    CONCEPT,
    /// A disease identity that annotations are about, such as OMIM:616022.
    CONDITION,
    /// A gene, such as NCBIGene:84522.
    GENE,
    /// A publication, such as PMID:25129144.
    PUBLICATION
}
