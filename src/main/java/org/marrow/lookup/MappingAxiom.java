package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.marrow.model.Curie;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What one `owl:Axiom` says about a statement.
///
/// @param triple        the statement
/// @param denied        whether it says that the statement does not hold
/// @param set           the mapping set that it is from, if it is from one
/// @param justification why it is believed, if it says so
/// @param cardinality   in its set, if it says so
/// @param subjectLabels what the set calls the subject
/// @param objectLabels  what the set calls the object
record MappingAxiom(
        Triple triple,
        boolean denied,
        Optional<Node> set,
        Optional<String> justification,
        Optional<String> cardinality,
        List<String> subjectLabels,
        List<String> objectLabels) {

    /// `sssom:predicate_modifier`, whose only value is [#NOT].
    static final Node MODIFIER = Published.PREDICATE_MODIFIER;

    /// Of a row that denies what it says.
    static final Node NOT = NodeFactory.createLiteralString("Not");

    /// The axioms of which `graph` has all statements, without those that annotate no triple.
    static List<MappingAxiom> all(Graph graph, Prefixes prefixes) {
        List<MappingAxiom> axioms = new ArrayList<>();
        graph.find(Node.ANY, OWL2.annotatedSource.asNode(), Node.ANY)
                .forEachRemaining(source -> read(graph, prefixes, source.getSubject(), source.getObject())
                        .ifPresent(axioms::add));
        return axioms;
    }

    private static Optional<MappingAxiom> read(Graph graph, Prefixes prefixes, Node axiom, Node subject) {
        return first(values(graph, axiom, OWL2.annotatedProperty.asNode()))
                .flatMap(predicate -> first(values(graph, axiom, OWL2.annotatedTarget.asNode()))
                        .map(object -> new MappingAxiom(
                                Triple.create(subject, predicate, object),
                                graph.contains(axiom, MODIFIER, NOT),
                                first(values(graph, axiom, Published.MAPPING_SET)),
                                first(texts(graph, prefixes, axiom, Published.MAPPING_JUSTIFICATION)),
                                first(texts(graph, prefixes, axiom, Published.MAPPING_CARDINALITY)),
                                texts(graph, prefixes, axiom, Published.SUBJECT_LABEL),
                                texts(graph, prefixes, axiom, Published.OBJECT_LABEL))));
    }

    private static <T> Optional<T> first(Collection<T> values) {
        return values.stream().findFirst();
    }

    private static List<Node> values(Graph graph, Node axiom, Node property) {
        return graph.find(axiom, property, Node.ANY).mapWith(Triple::getObject).toList();
    }

    private static List<String> texts(Graph graph, Prefixes prefixes, Node axiom, Node property) {
        return values(graph, axiom, property).stream()
                .map(value -> value.isURI()
                        ? prefixes.curie(value.getURI()).map(Curie::toString).orElseGet(value::getURI)
                        : value.getLiteralLexicalForm())
                .sorted()
                .toList();
    }
}
