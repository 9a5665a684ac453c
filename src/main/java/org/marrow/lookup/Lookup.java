package org.marrow.lookup;

/// Typed questions to one release, answered in records. May be shared between threads.
///
/// Every role answers from the same release, for as long as this is open. Identifiers are read in every
/// spelling of the prefix table. What the release does not have is an empty answer, never null; a CURIE
/// that is none, or that has a prefix that the table does not, is a `MarrowException` with the code
/// `INVALID_CURIE` or `UNKNOWN_PREFIX`.
public interface Lookup extends AutoCloseable {

    /// The identifier of the release that answers.
    String release();

    /// The terms of the ontologies and how they are ordered.
    Terms terms();

    /// The concepts of MedGen.
    Concepts concepts();

    /// The conditions.
    Conditions conditions();

    /// Which conditions have, lack or are disputed to have a phenotype.
    Associations associations();

    /// The genes.
    Genes genes();

    /// The publications.
    Publications publications();

    /// What an identifier of one vocabulary is in another.
    Mappings mappings();

    /// What any identifier is.
    Resolver resolver();

    /// What has a name.
    Search search();

    /// What follows from the ontology, and why.
    Reasoning reasoning();

    /// What the release is made of, and which others there are.
    Releases releases();

    /// Lets go of what was opened for it. Whoever asks it for a role afterwards gets an
    /// `IllegalStateException`; to close it twice does no harm.
    @Override
    void close();
}
