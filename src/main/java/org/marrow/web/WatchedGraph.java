package org.marrow.web;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.WrappedGraph;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.marrow.engine.Running;

/// A graph that gives no more statements once who reads it has been stopped.
final class WatchedGraph extends WrappedGraph {

    private final Running reader;

    WatchedGraph(Graph graph, Running reader) {
        super(graph);
        this.reader = reader;
    }

    /// @throws org.marrow.model.MarrowException `QUERY_STOPPED`
    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return watched(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        return watched(super.find(subject, predicate, object));
    }

    private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> found) {
        reader.check();
        return found.mapWith(triple -> {
            reader.check();
            return triple;
        });
    }
}
