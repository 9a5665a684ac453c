package org.marrow.model;

/// What one annotation says of its phenotype, whatever the encoding of its source.
public enum Polarity {
    /// The phenotype is said to be there.
    PRESENT,
    /// The phenotype was looked for and not found: `NOT`, `0/n`, `0%`, or the frequency HP:0040285.
    ABSENT
}
