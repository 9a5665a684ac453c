package org.marrow.model;

/// How bad a finding is.
public enum Severity {
    /// It must not be: a check fails, and a release with one cannot become current.
    ERROR,
    /// It is probably wrong, and worth a look.
    WARN,
    /// It is good to know.
    INFO
}
