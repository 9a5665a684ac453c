package org.marrow.lookup;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.store.Store;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Whether things of several vocabularies are the same one, as far as the release says so.
///
/// They are if exact mappings lead from one to the other, perhaps through a third, or if one has the
/// other as its xref.
final class Identities {

    /// With more things than these, nobody can tell which is meant.
    private static final int MOST = 50;

    private static final List<Node> MATCHES = List.of(SKOS.exactMatch.asNode());

    private final Store store;
    private final Prefixes prefixes;

    Identities(Store store, Prefixes prefixes) {
        this.store = store;
        this.prefixes = prefixes;
    }

    /// Whether all of `ids` are one thing; true of one and of none.
    boolean areOne(Set<Curie> ids) {
        if (ids.size() < 2) {
            return true;
        }
        if (ids.size() > MOST) {
            return false;
        }
        Set<Node> nodes = new HashSet<>();
        ids.forEach(id -> nodes.add(NodeFactory.createURI(prefixes.iri(id))));
        var joined = new HashMap<Node, Node>();
        Graph about = store.about(Store.Part.ASSERTED, nodes);
        matches(about).forEach(triple -> join(joined, triple.getSubject(), triple.getObject()));
        matches(store.pointing(Store.Part.ASSERTED, MATCHES, nodes))
                .forEach(triple -> join(joined, triple.getSubject(), triple.getObject()));
        about.find(Node.ANY, Published.HAS_DB_XREF, Node.ANY).forEachRemaining(triple -> {
            Node target = target(triple.getObject());
            if (nodes.contains(target)) {
                join(joined, triple.getSubject(), target);
            }
        });
        return nodes.stream().map(node -> first(joined, node)).distinct().count() == 1;
    }

    private static Collection<Triple> matches(Graph graph) {
        return graph.find(Node.ANY, SKOS.exactMatch.asNode(), Node.ANY).toList();
    }

    private Node target(Node xref) {
        if (!xref.isLiteral()) {
            return xref;
        }
        try {
            return NodeFactory.createURI(prefixes.iri(prefixes.parse(xref.getLiteralLexicalForm())));
        } catch (MarrowException notAnIdentifier) {
            return xref;
        }
    }

    private static void join(Map<Node, Node> joined, Node one, Node other) {
        joined.put(first(joined, one), first(joined, other));
    }

    /// The one that stands for all that `node` is joined with.
    private static Node first(Map<Node, Node> joined, Node node) {
        Node first = node;
        Node next = joined.getOrDefault(first, first);
        while (!next.equals(first)) {
            first = next;
            next = joined.getOrDefault(first, first);
        }
        return first;
    }
}
