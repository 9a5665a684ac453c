package org.marrow.lookup;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.vocabulary.Prefixes;

/// The statements about one thing. Every list is ordered and has each value once.
///
/// @param subject  the thing
/// @param graph    has them, and may have others
/// @param prefixes the table that makes CURIEs of IRIs
record Outline(Node subject, Graph graph, Prefixes prefixes) {

    /// The statements that the same graph has about `other`.
    Outline of(Node other) {
        return new Outline(other, graph, prefixes);
    }

    boolean isEmpty() {
        return !graph.contains(subject, Node.ANY, Node.ANY);
    }

    boolean isA(Node type) {
        return graph.contains(subject, RDF.Nodes.type, type);
    }

    List<Node> nodes(Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    List<Outline> outlines(Node property) {
        return nodes(property).stream().map(this::of).toList();
    }

    List<String> texts(Node property) {
        return nodes(property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .distinct()
                .sorted()
                .toList();
    }

    Optional<String> text(Node property) {
        return texts(property).stream().findFirst();
    }

    /// The first text of a property that the thing has to have.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if it has none
    String required(Node property) {
        return text(property).orElseThrow(() -> lacking(property, "text"));
    }

    /// The first CURIE of a property that the thing has to have.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if it has none
    Curie curie(Node property) {
        return curies(property).stream().findFirst().orElseThrow(() -> lacking(property, "CURIE"));
    }

    private MarrowException lacking(Node property, String what) {
        return new MarrowException(
                ErrorCode.RELEASE_INCOMPLETE, "%s: found no %s as %s, expected one".formatted(subject, what, property));
    }

    /// The values of a property that have a CURIE.
    List<Curie> curies(Node property) {
        return curies(prefixes, nodes(property));
    }

    /// Each value of a property as a CURIE, an IRI or a text.
    List<String> references(Node property) {
        return nodes(property).stream()
                .flatMap(this::reference)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<String> reference(Node node) {
        if (node.isLiteral()) {
            return Stream.of(node.getLiteralLexicalForm());
        }
        return node.isURI()
                ? Stream.of(prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI()))
                : Stream.empty();
    }

    /// The CURIEs of `nodes`, ordered and each once, of those that have one.
    static List<Curie> curies(Prefixes prefixes, Collection<Node> nodes) {
        return nodes.stream()
                .filter(Node::isURI)
                .flatMap(node -> prefixes.curie(node.getURI()).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /// `ids` as things, in their order.
    static List<Thing> things(Things things, Kind otherwise, Collection<Curie> ids) {
        return ids.stream().map(id -> things.get(id, otherwise)).toList();
    }

    /// What has one of the `names`, in its order and each once, without the `preferred` one.
    static List<String> others(Collection<String> names, String preferred) {
        return names.stream()
                .map(Outline::plain)
                .filter(name -> !name.equals(preferred))
                .distinct()
                .sorted()
                .toList();
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ");
    }
}
