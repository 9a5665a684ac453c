package org.marrow.model;

/// Whose doing an error is, and so how it is answered.
public enum Blame {
    /// The one who asks: HTTP 4xx, exit code 2.
    CALLER,
    /// A source file: stops a build, names file and line, exit code 2.
    SOURCE,
    /// The service itself: HTTP 5xx, exit code 3.
    SERVICE
}
