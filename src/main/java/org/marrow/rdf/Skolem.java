package org.marrow.rdf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Gives blank nodes IRIs that rest on what is said of them, and takes them away again for OWL tools.
///
/// Source: [RDF 1.1, section 3.5](https://www.w3.org/TR/rdf11-concepts/#section-skolemization).
public final class Skolem {

    private Skolem() {}

    /// A copy of `graph` in which every blank node is an IRI.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if a blank node points to another, since its name would then
    ///                         depend on another's
    public static Graph name(Graph graph) {
        Map<Node, Node> names = new HashMap<>();
        Graph named = GraphFactory.createDefaultGraph();
        graph.find().forEachRemaining(triple -> {
            if (triple.getObject().isBlank()) {
                throw new MarrowException(
                        ErrorCode.ONTOLOGY_INVALID,
                        "Found a blank node as the %s of %s, expected an IRI or a literal"
                                .formatted(triple.getPredicate(), triple.getSubject()));
            }
            Node subject = triple.getSubject();
            Node name = subject.isBlank() ? names.computeIfAbsent(subject, node -> nameOf(graph, node)) : subject;
            named.add(Triple.create(name, triple.getPredicate(), triple.getObject()));
        });
        return named;
    }

    /// A copy of `graph` as OWL tools want it: the nodes of annotated axioms are blank, and dates, for which OWL 2 EL
    /// has
    /// no datatype, are plain text.
    ///
    /// Source: [OWL 2 mapping to RDF, section 3.2.2](https://www.w3.org/TR/owl2-mapping-to-rdf/), [OWL 2 Profiles,
    /// section 2.2.1](https://www.w3.org/TR/owl2-profiles/#Entities).
    public static Graph forOwl(Graph graph) {
        Map<Node, Node> blanks = new HashMap<>();
        graph.find(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode())
                .forEachRemaining(triple -> blanks.put(triple.getSubject(), NodeFactory.createBlankNode()));
        Graph owl = GraphFactory.createDefaultGraph();
        graph.find()
                .forEachRemaining(triple -> owl.add(Triple.create(
                        blanks.getOrDefault(triple.getSubject(), triple.getSubject()),
                        triple.getPredicate(),
                        undated(triple.getObject()))));
        return owl;
    }

    private static Node undated(Node node) {
        return node.isLiteral() && XSDDatatype.XSDdate.equals(node.getLiteralDatatype())
                ? NodeFactory.createLiteralString(node.getLiteralLexicalForm())
                : node;
    }

    private static Node nameOf(Graph graph, Node blank) {
        List<Triple> triples = graph.find(blank, Node.ANY, Node.ANY).toList();
        return Ids.axiom(triples);
    }
}
