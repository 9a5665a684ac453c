package org.marrow.reason;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAnnotation;
import org.semanticweb.owlapi.model.OWLAnnotationProperty;
import org.semanticweb.owlapi.model.OWLAnnotationValue;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLEquivalentClassesAxiom;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;

/// Makes annotations of statements about classes and properties, with the annotations of annotated ones.
///
/// Source: [OWL 2 mapping to RDF, section 3.2.2](https://www.w3.org/TR/owl2-mapping-to-rdf/).
final class Annotations {

    private static final OWLDataFactory FACTORY = OWLManager.getOWLDataFactory();
    private static final Node SOURCE = OWL2.annotatedSource.asNode();
    private static final Node PROPERTY = OWL2.annotatedProperty.asNode();
    private static final Node TARGET = OWL2.annotatedTarget.asNode();

    private final Set<String> subjects;
    private final Collection<Triple> said;
    private final Map<Triple, List<OWLAnnotation>> ofAxioms = new HashMap<>();
    private final Map<Triple, List<OWLAnnotation>> ofLogicalAxioms = new HashMap<>();

    Annotations(Collection<String> subjects, Collection<Triple> said) {
        this.subjects = new HashSet<>(subjects);
        this.said = said;
        Map<Node, List<Triple>> nodes = new HashMap<>();
        for (Triple triple : said) {
            if (isNameless(triple)) {
                nodes.computeIfAbsent(triple.getSubject(), node -> new ArrayList<>())
                        .add(triple);
            }
        }
        nodes.values().forEach(this::annotated);
    }

    private boolean isNameless(Triple triple) {
        return !triple.getSubject().isURI()
                || !subjects.contains(triple.getSubject().getURI());
    }

    private void annotated(List<Triple> content) {
        Optional<Node> source = object(content, SOURCE);
        Optional<Node> property = object(content, PROPERTY);
        Optional<Node> target = object(content, TARGET);
        if (source.isEmpty() || property.isEmpty() || target.isEmpty()) {
            return;
        }
        List<OWLAnnotation> annotations = (Axioms.PREDICATES.contains(property.get()) ? ofLogicalAxioms : ofAxioms)
                .computeIfAbsent(Triple.create(source.get(), property.get(), target.get()), key -> new ArrayList<>());
        Set<Node> itsOwn = Set.of(SOURCE, PROPERTY, TARGET, RDF.Nodes.type);
        for (Triple triple : content) {
            if (!itsOwn.contains(triple.getPredicate())) {
                annotations.add(FACTORY.getOWLAnnotation(property(triple.getPredicate()), value(triple.getObject())));
            }
        }
    }

    private static Optional<Node> object(List<Triple> content, Node predicate) {
        return content.stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .map(Triple::getObject)
                .findFirst();
    }

    /// `axiom` with its annotations, where it is between two named classes.
    OWLAxiom annotated(OWLAxiom axiom) {
        List<OWLAnnotation> annotations = switch (axiom) {
            case OWLSubClassOfAxiom below
            when below.getSubClass().isNamed() && below.getSuperClass().isNamed() ->
                taken(below.getSubClass(), RDFS.Nodes.subClassOf, below.getSuperClass());
            case OWLEquivalentClassesAxiom same
            when same.operands().allMatch(OWLClassExpression::isNamed) ->
                same.operands()
                        .flatMap(one -> same.operands()
                                .flatMap(other -> taken(one, OWL2.equivalentClass.asNode(), other).stream()))
                        .distinct()
                        .toList();
            default -> List.of();
        };
        return annotations.isEmpty() ? axiom : axiom.getAnnotatedAxiom(annotations.stream());
    }

    private List<OWLAnnotation> taken(OWLClassExpression subject, Node property, OWLClassExpression object) {
        List<OWLAnnotation> found = ofLogicalAxioms.remove(Triple.create(node(subject), property, node(object)));
        return found == null ? List.of() : found;
    }

    private static Node node(OWLClassExpression type) {
        return NodeFactory.createURI(type.asOWLClass().getIRI().toString());
    }

    /// How many annotated axioms are about class expressions, for which their annotations are not found again.
    long left() {
        return ofLogicalAxioms.keySet().stream()
                .filter(triple -> Axioms.isNameless(triple.getObject()))
                .count();
    }

    /// The annotations of the subjects.
    Stream<OWLAxiom> axioms() {
        return said.stream()
                .filter(triple -> !isNameless(triple))
                .filter(triple -> !Axioms.PREDICATES.contains(triple.getPredicate()))
                .filter(triple -> !triple.getObject().isBlank())
                .map(triple -> FACTORY.getOWLAnnotationAssertionAxiom(
                        property(triple.getPredicate()),
                        IRI.create(triple.getSubject().getURI()),
                        value(triple.getObject()),
                        ofAxioms.getOrDefault(triple, List.of())));
    }

    private static OWLAnnotationProperty property(Node predicate) {
        return FACTORY.getOWLAnnotationProperty(IRI.create(predicate.getURI()));
    }

    private static OWLAnnotationValue value(Node object) {
        if (object.isURI()) {
            return IRI.create(object.getURI());
        }
        String text = object.getLiteralLexicalForm();
        return object.getLiteralLanguage().isEmpty()
                ? FACTORY.getOWLLiteral(text, FACTORY.getOWLDatatype(IRI.create(object.getLiteralDatatypeURI())))
                : FACTORY.getOWLLiteral(text, object.getLiteralLanguage());
    }
}
