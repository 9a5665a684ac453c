package org.marrow.store;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.jena.sparql.core.Quad;

/// What one transaction changes in the end: what it adds and takes away again is in neither set. For one thread.
///
/// A statement of the default graph is a quad in [Quad#defaultGraphIRI].
final class WorkspaceChange {

    private final Set<Quad> removed = new LinkedHashSet<>();
    private final Set<Quad> added = new LinkedHashSet<>();

    /// Notes that `quad`, which was not there, was added.
    void add(Quad quad) {
        if (!removed.remove(quad)) {
            added.add(quad);
        }
    }

    /// Notes that `quad`, which was there, was removed.
    void remove(Quad quad) {
        if (!added.remove(quad)) {
            removed.add(quad);
        }
    }

    Set<Quad> removed() {
        return Collections.unmodifiableSet(removed);
    }

    Set<Quad> added() {
        return Collections.unmodifiableSet(added);
    }

    boolean isEmpty() {
        return removed.isEmpty() && added.isEmpty();
    }

    /// How many statements more there are after it, which may be less than 0.
    int growth() {
        return added.size() - removed.size();
    }

    void clear() {
        removed.clear();
        added.clear();
    }
}
