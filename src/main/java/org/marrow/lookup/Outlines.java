package org.marrow.lookup;

import java.util.Collection;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.marrow.store.Store;

/// What is said about things, together with what is said about these statements.
final class Outlines {

    private Outlines() {}

    /// The statements about `subjects`, and the axioms that annotate them.
    static Graph of(Store store, Store.Part part, Collection<Node> subjects) {
        Graph graph = store.about(part, subjects);
        List<Node> axioms = store.pointing(part, List.of(OWL2.annotatedSource.asNode()), subjects)
                .find()
                .mapWith(Triple::getSubject)
                .toList();
        store.about(part, axioms).find().forEachRemaining(graph::add);
        return graph;
    }
}
