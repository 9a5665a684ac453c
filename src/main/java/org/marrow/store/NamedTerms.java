package org.marrow.store;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;

/// The terms of a database being written: of the few whose names are needed again, graphs, predicates and
/// classes, the nodes themselves.
final class NamedTerms implements Surveyor.Terms {

    private final NodeNumbers nodes;
    private final BitSet isKept = new BitSet();
    private final Map<Integer, Node> kept = new HashMap<>();

    NamedTerms(NodeNumbers nodes) {
        this.nodes = nodes;
    }

    /// Keeps the name of a number.
    void keep(int number, Node node) {
        if (!isKept.get(number)) {
            isKept.set(number);
            kept.put(number, node);
        }
    }

    @Override
    public int count() {
        return nodes.count();
    }

    @Override
    public Node node(int number) {
        Node node = kept.get(number);
        if (node == null) {
            throw new IllegalStateException("Number %d is no graph, predicate or class".formatted(number));
        }
        return node;
    }

    @Override
    public int datatype(int number) {
        return nodes.datatype(number);
    }

    @Override
    public Node datatypeNode(int datatype) {
        return nodes.datatypeNode(datatype);
    }
}
