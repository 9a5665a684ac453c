package org.marrow.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// A part of a release: a term, all terms below it, what is said of them, and their ancestors, so that
/// the hierarchy reaches its root. Of the ancestors there is what the HPO says, but no annotation and no
/// mapping.
///
/// A condition is in it with its names and its edges to terms of the branch.
final class Branch {

    private static final String TERMS = Published.OBO + "HP_";

    /// The term and all below it.
    private final Set<Node> terms;

    private final Set<Node> ancestors;
    private final Set<Node> conditions = new HashSet<>();
    private final Set<Node> others = new HashSet<>();

    private Branch(Set<Node> terms, Set<Node> ancestors) {
        this.terms = terms;
        this.ancestors = ancestors;
    }

    /// The branch of `root`, inside a read transaction.
    ///
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the release has no such term
    static Branch of(DatasetGraph dataset, Curie root, Prefixes prefixes) {
        Graph graph = dataset.getDefaultGraph();
        Node top = NodeFactory.createURI(prefixes.iri(root));
        if (!graph.contains(top, RDFS.Nodes.label, Node.ANY)) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_IDENTIFIER,
                    "%s: found no such term in this release, expected one such as HP:0033606".formatted(root));
        }
        Set<Node> terms = reached(graph, List.of(top), true);
        Set<Node> ancestors = reached(graph, terms, false);
        ancestors.removeAll(terms);
        var branch = new Branch(terms, ancestors);
        branch.gather(graph);
        return branch;
    }

    private static Set<Node> reached(Graph graph, Iterable<Node> from, boolean down) {
        Set<Node> reached = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        from.forEach(node -> {
            reached.add(node);
            open.add(node);
        });
        while (!open.isEmpty()) {
            Node next = open.remove();
            (down
                            ? graph.find(Node.ANY, RDFS.Nodes.subClassOf, next).mapWith(Triple::getSubject)
                            : graph.find(next, RDFS.Nodes.subClassOf, Node.ANY).mapWith(Triple::getObject))
                    .filterKeep(reached::add)
                    .forEachRemaining(open::add);
        }
        return reached;
    }

    private void gather(Graph graph) {
        for (Node term : terms) {
            addSubjects(graph, OWL2.annotatedSource.asNode(), term);
            addSubjects(graph, OWL2.annotatedTarget.asNode(), term);
            graph.find(Node.ANY, Mw.PHENOTYPE, term)
                    .mapWith(Triple::getSubject)
                    .toList()
                    .forEach(statement -> {
                        others.add(statement);
                        addObjects(graph, statement, Mw.CONDITION, conditions);
                        addObjects(graph, statement, Mw.BIOCURATION, others);
                    });
        }
        ancestors.forEach(ancestor -> addSubjects(graph, OWL2.annotatedSource.asNode(), ancestor));
    }

    private void addSubjects(Graph graph, Node property, Node object) {
        graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).forEachRemaining(others::add);
    }

    private static void addObjects(Graph graph, Node subject, Node property, Set<Node> into) {
        graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).forEachRemaining(into::add);
    }

    /// Whether what is said of `subject` is in the branch.
    boolean has(Node subject) {
        return terms.contains(subject)
                || ancestors.contains(subject)
                || others.contains(subject)
                || conditions.contains(subject);
    }

    /// Whether a statement is in the branch. The manifest is in every branch.
    boolean has(Quad quad) {
        if (quad.getGraph().equals(Graphs.MANIFEST)) {
            return true;
        }
        Node subject = quad.getSubject();
        if (conditions.contains(subject)) {
            return !isTerm(quad.getObject()) || terms.contains(quad.getObject());
        }
        return has(subject) || terms.contains(quad.getObject());
    }

    private static boolean isTerm(Node node) {
        return node.isURI() && node.getURI().startsWith(TERMS);
    }
}
