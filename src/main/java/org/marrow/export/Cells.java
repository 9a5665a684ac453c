package org.marrow.export;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;
import org.marrow.vocabulary.Prefixes;

/// What a graph says, as texts for the cells of tables.
///
/// @param graph    the default graph of a release
/// @param prefixes for the CURIEs
record Cells(Graph graph, Prefixes prefixes) {

    /// The CURIE of a node, its IRI where the prefix table has none, or what a literal reads.
    String text(Node node) {
        return node.isURI()
                ? prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI())
                : node.getLiteralLexicalForm();
    }

    /// The values of a property, ordered.
    List<String> values(Node subject, Node property) {
        return texts(graph.find(subject, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList());
    }

    /// All that is said of a subject, by property; asked once for a row of many columns.
    Map<Node, List<Node>> about(Node subject) {
        return graph.find(subject, Node.ANY, Node.ANY).toList().stream()
                .collect(Collectors.groupingBy(
                        Triple::getPredicate, Collectors.mapping(Triple::getObject, Collectors.toList())));
    }

    /// Several nodes as texts, ordered.
    List<String> texts(List<Node> nodes) {
        return nodes.stream().map(this::text).sorted().toList();
    }

    /// The `accepted` subjects that have a property with a value, ordered, each once.
    List<Node> subjects(Node property, Node value, Predicate<Node> accepted) {
        return graph.find(Node.ANY, property, value).mapWith(Triple::getSubject).filterKeep(accepted).toList().stream()
                .sorted(Comparator.comparing(Node::toString))
                .distinct()
                .toList();
    }
}
