package org.marrow.model;

/// What became of an identifier that was to be resolved. An obsolete thing is never exchanged for another
/// silently.
public enum Outcome {
    /// It names a current thing, in its canonical spelling.
    OK,
    /// It names a current thing, in another spelling, or by the number of its page.
    NORMALISED,
    /// It is an alternative identifier of a current thing, into which the thing that it once named was merged.
    ALTERNATIVE,
    /// What it names is obsolete, and one thing replaces it.
    REPLACED,
    /// What it names is obsolete, and several things replace it, of which none is picked.
    SPLIT,
    /// What it names is obsolete and nothing replaces it, but its publisher names things to consider,
    /// which are no replacement.
    CONSIDER,
    /// What it names is obsolete, and its publisher says no more.
    OBSOLETE,
    /// It is a code of another vocabulary, and things are mapped to it exactly, or point to it.
    MAPPED,
    /// It is a number that several vocabularies have, of which none is picked.
    AMBIGUOUS,
    /// It has the form of an identifier that the release does not have.
    UNKNOWN,
    /// It is no identifier: no CURIE, IRI or number, or with a prefix or a local part that none of ours has.
    MALFORMED;

    /// Whether it leads to one current thing, without a choice.
    public boolean isFound() {
        return this == OK || this == NORMALISED || this == ALTERNATIVE;
    }
}
