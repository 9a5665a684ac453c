package org.marrow.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.marrow.vocabulary.Graphs;

/// The terms of a dataset in memory, each under a number, so that it can be counted as one on disk is.
final class NumberedTerms implements Surveyor.Terms {

    private final Map<Node, Integer> numbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Statements statements = new Statements();

    private NumberedTerms() {}

    /// Counts what `dataset` has in its named graphs.
    static Survey survey(DatasetGraph dataset) {
        var terms = new NumberedTerms();
        dataset.findNG(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(terms::add);
        return new Surveyor(terms.statements, terms).survey(number -> Graphs.isAsserted(terms.node(number)));
    }

    private void add(Quad quad) {
        statements.add(
                number(quad.getGraph()),
                number(quad.getSubject()),
                number(quad.getPredicate()),
                number(quad.getObject()));
    }

    private int number(Node node) {
        Integer known = numbers.putIfAbsent(node, nodes.size());
        if (known == null) {
            nodes.add(node);
            return nodes.size() - 1;
        }
        return known;
    }

    @Override
    public int count() {
        return nodes.size();
    }

    @Override
    public Node node(int number) {
        return nodes.get(number);
    }

    @Override
    public int datatype(int number) {
        Node node = nodes.get(number);
        return node.isLiteral() ? number : NO_LITERAL;
    }

    @Override
    public Node datatypeNode(int datatype) {
        return NodeFactory.createURI(nodes.get(datatype).getLiteralDatatypeURI());
    }
}
