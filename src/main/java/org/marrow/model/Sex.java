package org.marrow.model;

/// The sex of the people an annotation is about, a class of PATO.
public enum Sex {
    /// PATO:0000383.
    FEMALE,
    /// PATO:0000384.
    MALE
}
