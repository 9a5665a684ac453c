package org.marrow.engine;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/// Two graphs as one, without a memory of what was found. Read-only; may be shared between threads as they may.
final class JoinedGraph extends GraphBase {

    private final Graph large;
    private final Graph small;

    /// @param small what is found twice is looked for in the other
    JoinedGraph(Graph large, Graph small) {
        this.large = large;
        this.small = small;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return large.find(pattern).andThen(small.find(pattern).filterDrop(large::contains));
    }
}
