package org.marrow.ingest;

/// Watches a build.
public interface Progress {

    /// Watches nothing.
    Progress NONE = new Progress() {};

    /// A part of the work begins, such as reading a file; the part before it is over.
    default void begin(String part) {}

    /// One more row of the current part is done.
    default void row() {}
}
