package org.marrow.rdf;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
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
    /// @throws MarrowException `ONTOLOGY_INVALID` if a blank node points to another, since its name would
    ///                         then depend on another's
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

    /// Hands `triples` to `out` with an IRI for every blank node, also for one inside another. Blank nodes
    /// that say the same become one IRI, of which everything is said once.
    ///
    /// @param triples everything that is said of each blank node in them
    /// @throws MarrowException `ONTOLOGY_INVALID` if a blank node is inside itself, since its name would
    ///                         then depend on itself
    public static void name(Collection<Triple> triples, Consumer<Triple> out) {
        Map<Node, List<Triple>> contents = new LinkedHashMap<>();
        for (Triple triple : triples) {
            if (triple.getSubject().isBlank()) {
                contents.computeIfAbsent(triple.getSubject(), node -> new ArrayList<>())
                        .add(triple);
            }
        }
        Map<Node, Node> names = new HashMap<>();
        triples.stream()
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                .filter(Node::isBlank)
                .forEach(node -> nameWithin(node, contents, names));
        Map<Node, Node> owners = new HashMap<>();
        for (Triple triple : triples) {
            Node subject = triple.getSubject();
            Triple named = named(triple, names);
            if (!subject.isBlank()
                    || owners.computeIfAbsent(named.getSubject(), name -> subject)
                            .equals(subject)) {
                out.accept(named);
            }
        }
    }

    /// Names `outermost` and all blank nodes inside it, from the inside out. It keeps its own stack, since
    /// a list of a thousand members is a thousand nodes deep.
    private static void nameWithin(Node outermost, Map<Node, List<Triple>> contents, Map<Node, Node> names) {
        Deque<Node> open = new ArrayDeque<>(List.of(outermost));
        Set<Node> entered = new HashSet<>();
        while (!open.isEmpty()) {
            Node node = open.getLast();
            List<Triple> content = contents.getOrDefault(node, List.of());
            if (names.containsKey(node)) {
                open.removeLast();
            } else if (entered.add(node)) {
                content.stream()
                        .map(Triple::getObject)
                        .filter(object -> object.isBlank() && !names.containsKey(object))
                        .forEach(inner -> {
                            if (entered.contains(inner)) {
                                throw inItself(inner, content);
                            }
                            open.add(inner);
                        });
            } else {
                names.put(
                        node,
                        Ids.axiom(content.stream()
                                .map(triple -> named(triple, names))
                                .toList()));
                open.removeLast();
            }
        }
    }

    private static MarrowException inItself(Node node, List<Triple> content) {
        return new MarrowException(
                ErrorCode.ONTOLOGY_INVALID,
                "Found the blank node %s inside itself, as the %s of another, expected none"
                        .formatted(node, content.getFirst().getPredicate()));
    }

    private static Triple named(Triple triple, Map<Node, Node> names) {
        return Triple.create(
                names.getOrDefault(triple.getSubject(), triple.getSubject()),
                triple.getPredicate(),
                names.getOrDefault(triple.getObject(), triple.getObject()));
    }

    /// A copy of `graph` as OWL tools want it: what had no name in its source is blank again, such as the
    /// nodes of annotated axioms and of class expressions, and dates, for which OWL 2 EL has no datatype,
    /// are plain text.
    ///
    /// Source: [OWL 2 mapping to RDF, section 3.2.2](https://www.w3.org/TR/owl2-mapping-to-rdf/), [OWL 2
    /// Profiles, section 2.2.1](https://www.w3.org/TR/owl2-profiles/#Entities).
    public static Graph forOwl(Graph graph) {
        Map<Node, Node> blanks = new HashMap<>();
        graph.find(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode())
                .forEachRemaining(triple -> blanks.put(triple.getSubject(), NodeFactory.createBlankNode()));
        Graph owl = GraphFactory.createDefaultGraph();
        graph.find()
                .forEachRemaining(triple -> owl.add(Triple.create(
                        unnamed(triple.getSubject(), blanks),
                        triple.getPredicate(),
                        undated(unnamed(triple.getObject(), blanks)))));
        return owl;
    }

    private static Node unnamed(Node node, Map<Node, Node> blanks) {
        return Ids.isNameless(node)
                ? blanks.computeIfAbsent(node, name -> NodeFactory.createBlankNode())
                : blanks.getOrDefault(node, node);
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
