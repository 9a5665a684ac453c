package org.marrow.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What a graph says of one term: the statements about it, and the axioms that annotate them.
///
/// Two graphs that say the same give the same term, whatever the order in which they say it.
final class TermGraph {

    /// Properties that a term has fields for, or that place it among others.
    private static final Set<Node> OF_FIELDS = Set.of(
            RDF.Nodes.type,
            RDFS.Nodes.subClassOf,
            RDFS.Nodes.comment,
            OWL2.deprecated.asNode(),
            Published.OBO_ID,
            Published.HAS_DB_XREF,
            Published.IN_SUBSET);

    /// Properties whose values are identifiers of terms.
    private static final Set<Node> OF_TERMS =
            Set.of(Published.HAS_ALTERNATIVE_ID, Published.REPLACED_BY, Published.CONSIDER);

    private static final Comparator<Synonym> SYNONYMS = Comparator.comparing(Synonym::scope)
            .thenComparing(Synonym::text)
            .thenComparing(synonym -> synonym.type().orElse(""))
            .thenComparing(synonym -> synonym.xrefs().toString());
    private static final Comparator<Term.Property> PROPERTIES =
            Comparator.comparing(Term.Property::predicate).thenComparing(Term.Property::value);

    private final Prefixes prefixes;
    private final Graph graph;
    private final Node subject;
    private final Map<Statement, List<Node>> axioms = new HashMap<>();

    /// A statement about the term.
    record Statement(Node property, Node target) {}

    /// Of `subject` in a graph that has the statements about it and their axioms.
    TermGraph(Prefixes prefixes, Graph graph, Node subject) {
        this.prefixes = prefixes;
        this.graph = graph;
        this.subject = subject;
        graph.find(Node.ANY, OWL2.annotatedSource.asNode(), subject)
                .mapWith(Triple::getSubject)
                .toList()
                .forEach(this::addAxiom);
    }

    private void addAxiom(Node axiom) {
        AnnotationRdf.any(graph, axiom, OWL2.annotatedProperty.asNode())
                .ifPresent(property -> AnnotationRdf.any(graph, axiom, OWL2.annotatedTarget.asNode())
                        .ifPresent(target -> axioms.computeIfAbsent(
                                        new Statement(property, target), statement -> new ArrayList<>(1))
                                .add(axiom)));
    }

    /// The axioms that annotate each statement.
    Map<Statement, List<Node>> axioms() {
        return axioms;
    }

    Curie id() {
        return prefixes.parse(subject.getURI());
    }

    /// The term. A label or definition beside the first in the alphabet is among its properties.
    Term term() {
        List<String> labels = texts(subject, RDFS.Nodes.label);
        List<String> definitions = texts(subject, Published.DEFINITION);
        return new Term(
                id(),
                labels.isEmpty() ? id().toString() : labels.getFirst(),
                definitions.stream().findFirst(),
                definitions.stream()
                        .findFirst()
                        .map(definition -> definitionXrefs(definition))
                        .orElse(List.of()),
                synonyms(),
                texts(subject, Published.HAS_DB_XREF),
                texts(subject, RDFS.Nodes.comment),
                AnnotationRdf.all(graph, subject, Published.IN_SUBSET).stream()
                        .filter(Node::isURI)
                        .map(Node::getURI)
                        .sorted()
                        .toList(),
                texts(subject, OWL2.deprecated.asNode()).contains("true"),
                properties(labels, definitions));
    }

    private List<String> definitionXrefs(String definition) {
        return about(Published.DEFINITION, definition).stream()
                .flatMap(axiom -> texts(axiom, Published.HAS_DB_XREF).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Synonym> synonyms() {
        List<Synonym> synonyms = new ArrayList<>();
        for (SynonymScope scope : SynonymScope.values()) {
            Node property = NodeFactory.createURI(Published.OBO_IN_OWL + scope.property());
            for (String text : texts(subject, property)) {
                List<Synonym> annotated = about(property, text).stream()
                        .flatMap(axiom -> synonyms(scope, text, axiom).stream())
                        .distinct()
                        .toList();
                synonyms.addAll(
                        annotated.isEmpty()
                                ? List.of(new Synonym(text, scope, Optional.empty(), List.of()))
                                : annotated);
            }
        }
        synonyms.sort(SYNONYMS);
        return synonyms;
    }

    /// The synonym that an axiom makes of a text, one for each type; none if it gives neither type nor
    /// source.
    private List<Synonym> synonyms(SynonymScope scope, String text, Node axiom) {
        List<String> xrefs = texts(axiom, Published.HAS_DB_XREF);
        List<Synonym> typed = AnnotationRdf.all(graph, axiom, Published.HAS_SYNONYM_TYPE).stream()
                .filter(Node::isURI)
                .map(type -> new Synonym(text, scope, Optional.of(type.getURI()), xrefs))
                .toList();
        return typed.isEmpty() && !xrefs.isEmpty() ? List.of(new Synonym(text, scope, Optional.empty(), xrefs)) : typed;
    }

    private List<Node> about(Node property, String text) {
        return axioms.entrySet().stream()
                .filter(entry -> entry.getKey().property().equals(property)
                        && entry.getKey().target().isLiteral()
                        && entry.getKey().target().getLiteralLexicalForm().equals(text))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private List<Term.Property> properties(List<String> labels, List<String> definitions) {
        List<Term.Property> properties = new ArrayList<>();
        graph.find(subject, Node.ANY, Node.ANY)
                .filterDrop(triple -> isOfField(triple.getPredicate()))
                .forEachRemaining(triple -> value(triple.getPredicate(), triple.getObject())
                        .map(value -> new Term.Property(triple.getPredicate().getURI(), value))
                        .ifPresent(properties::add));
        others(labels, RDFS.Nodes.label, properties);
        others(definitions, Published.DEFINITION, properties);
        return properties.stream().distinct().sorted(PROPERTIES).toList();
    }

    private static boolean isOfField(Node property) {
        return OF_FIELDS.contains(property)
                || property.equals(RDFS.Nodes.label)
                || property.equals(Published.DEFINITION)
                || (property.getURI().startsWith(Published.OBO_IN_OWL)
                        && SynonymScope.ofProperty(property.getURI().substring(Published.OBO_IN_OWL.length()))
                                .isPresent());
    }

    private static void others(List<String> texts, Node property, List<Term.Property> out) {
        texts.stream().skip(1).forEach(text -> out.add(new Term.Property(property.getURI(), text)));
    }

    /// The value of a property: a text, the CURIE of a term, or the IRI of something else that a property
    /// of terms may point to. What else has an IRI is a mapping or a part of the logical definition, and
    /// no property.
    private Optional<String> value(Node property, Node object) {
        if (object.isLiteral()) {
            return Optional.of(object.getLiteralLexicalForm());
        }
        if (!object.isURI()) {
            return Optional.empty();
        }
        if (OF_TERMS.contains(property)) {
            return Optional.of(
                    prefixes.curie(object.getURI()).map(Curie::toString).orElse(object.getURI()));
        }
        return Term.Property.isPointer(property.getURI()) ? Optional.of(object.getURI()) : Optional.empty();
    }

    /// The texts of a property, each once, ordered.
    private List<String> texts(Node about, Node property) {
        return AnnotationRdf.all(graph, about, property).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .distinct()
                .sorted()
                .toList();
    }
}
