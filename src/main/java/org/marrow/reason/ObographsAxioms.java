package org.marrow.reason;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.semanticweb.owlapi.model.AsOWLClass;
import org.semanticweb.owlapi.model.OWLAnnotation;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLEquivalentClassesAxiom;
import org.semanticweb.owlapi.model.OWLObjectPropertyDomainAxiom;
import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;
import org.semanticweb.owlapi.model.OWLObjectPropertyRangeAxiom;
import org.semanticweb.owlapi.model.OWLObjectSomeValuesFrom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;
import org.semanticweb.owlapi.model.OWLSubObjectPropertyOfAxiom;
import org.semanticweb.owlapi.model.OWLSubPropertyChainOfAxiom;
import org.semanticweb.owlapi.model.OWLTransitiveObjectPropertyAxiom;

/// The axioms of an ontology as obographs JSON has them: edges, sets of equivalent classes, definitions by named
/// classes,
/// chains, domains and ranges of properties.
final class ObographsAxioms {

    private static final String IS_A = "is_a";
    private static final String SUB_PROPERTY = "subPropertyOf";

    private final OWLOntology ontology;
    private long leftOut;

    ObographsAxioms(OWLOntology ontology) {
        this.ontology = ontology;
    }

    private record Edge(String subject, String predicate, String object, List<OWLAnnotation> annotations) {}

    /// Where a property begins and where it leads.
    private static final class Bounds {

        private final List<String> domains = new ArrayList<>();
        private final List<String> ranges = new ArrayList<>();
    }

    private record Definition(String defined, List<String> genus, List<String[]> restrictions) {}

    /// Writes them as fields of a graph.
    ///
    /// @return how many axioms and annotations of axioms the format has no place for
    long write(JsonGenerator json) throws IOException {
        List<Edge> edges = new ArrayList<>();
        List<List<String>> equivalent = new ArrayList<>();
        List<Definition> definitions = new ArrayList<>();
        Map<String, List<List<String>>> chains = new TreeMap<>();
        Map<String, Bounds> bounds = new TreeMap<>();
        for (OWLAxiom axiom : ontology.logicalAxioms().sorted().toList()) {
            switch (axiom) {
                case OWLSubClassOfAxiom subsumption -> addEdges(subsumption, edges);
                case OWLEquivalentClassesAxiom equivalence -> addEquivalence(equivalence, equivalent, definitions);
                case OWLObjectPropertyDomainAxiom domain
                when domain.getProperty().isNamed() && domain.getDomain().isNamed() ->
                    bounds.computeIfAbsent(iri(domain.getProperty()), first -> new Bounds())
                            .domains
                            .add(iri(domain.getDomain()));
                case OWLObjectPropertyRangeAxiom range
                when range.getProperty().isNamed() && range.getRange().isNamed() ->
                    bounds.computeIfAbsent(iri(range.getProperty()), first -> new Bounds())
                            .ranges
                            .add(iri(range.getRange()));
                case OWLSubPropertyChainOfAxiom chain
                when chain.getSuperProperty().isNamed()
                        && chain.getPropertyChain().stream().allMatch(OWLObjectPropertyExpression::isNamed) ->
                    chains.computeIfAbsent(iri(chain.getSuperProperty()), first -> new ArrayList<>())
                            .add(chain.getPropertyChain().stream()
                                    .map(ObographsAxioms::iri)
                                    .toList());
                case OWLTransitiveObjectPropertyAxiom transitive
                when transitive.getProperty().isNamed() ->
                    chains.computeIfAbsent(iri(transitive.getProperty()), first -> new ArrayList<>())
                            .add(List.of(iri(transitive.getProperty()), iri(transitive.getProperty())));
                default -> {
                    if (!addPropertyEdge(axiom, edges)) {
                        leftOut++;
                    }
                }
            }
        }
        json.writeArrayFieldStart("edges");
        for (Edge edge : edges) {
            json.writeStartObject();
            json.writeStringField("sub", edge.subject());
            json.writeStringField("pred", edge.predicate());
            json.writeStringField("obj", edge.object());
            if (!edge.annotations().isEmpty()) {
                json.writeObjectFieldStart("meta");
                ObographsWriter.writeValues(json, edge.annotations());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("equivalentNodesSets");
        for (List<String> set : equivalent) {
            json.writeStartObject();
            ObographsWriter.writeTexts(json, "nodeIds", set);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("logicalDefinitionAxioms");
        for (Definition definition : definitions) {
            writeDefinition(json, definition);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("domainRangeAxioms");
        for (Map.Entry<String, Bounds> bound : bounds.entrySet()) {
            json.writeStartObject();
            json.writeStringField("predicateId", bound.getKey());
            ObographsWriter.writeTexts(json, "domainClassIds", bound.getValue().domains);
            ObographsWriter.writeTexts(json, "rangeClassIds", bound.getValue().ranges);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("propertyChainAxioms");
        for (Map.Entry<String, List<List<String>>> chain : chains.entrySet()) {
            for (List<String> parts : chain.getValue()) {
                json.writeStartObject();
                json.writeStringField("predicateId", chain.getKey());
                ObographsWriter.writeTexts(json, "chainPredicateIds", parts);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        return leftOut;
    }

    private static String iri(AsOWLClass type) {
        return type.asOWLClass().getIRI().toString();
    }

    private static String iri(OWLObjectPropertyExpression property) {
        return property.asOWLObjectProperty().getIRI().toString();
    }

    private static void writeDefinition(JsonGenerator json, Definition definition) throws IOException {
        json.writeStartObject();
        json.writeStringField("definedClassId", definition.defined());
        ObographsWriter.writeTexts(json, "genusIds", definition.genus());
        json.writeArrayFieldStart("restrictions");
        for (String[] restriction : definition.restrictions()) {
            json.writeStartObject();
            json.writeStringField("propertyId", restriction[0]);
            json.writeStringField("fillerId", restriction[1]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void addEdges(OWLSubClassOfAxiom axiom, List<Edge> edges) {
        Optional<Edge> edge = axiom.getSubClass().isNamed()
                ? edge(
                        axiom.getSubClass().asOWLClass(),
                        axiom.getSuperClass(),
                        axiom.annotations().sorted().toList())
                : Optional.empty();
        edge.ifPresentOrElse(edges::add, () -> leftOut++);
    }

    private static Optional<Edge> edge(OWLClass child, OWLClassExpression parent, List<OWLAnnotation> annotations) {
        String subject = child.getIRI().toString();
        if (parent.isNamed()) {
            return Optional.of(new Edge(subject, IS_A, iri(parent), annotations));
        }
        return restriction(parent).map(restriction -> new Edge(subject, restriction[0], restriction[1], annotations));
    }

    private static Optional<String[]> restriction(OWLClassExpression expression) {
        return expression instanceof OWLObjectSomeValuesFrom some
                        && some.getProperty().isNamed()
                        && some.getFiller().isNamed()
                ? Optional.of(new String[] {
                    some.getProperty().asOWLObjectProperty().getIRI().toString(),
                    some.getFiller().asOWLClass().getIRI().toString()
                })
                : Optional.empty();
    }

    private void addEquivalence(
            OWLEquivalentClassesAxiom axiom, List<List<String>> equivalent, List<Definition> definitions) {
        List<OWLClassExpression> named =
                axiom.operands().filter(OWLClassExpression::isNamed).toList();
        List<OWLClassExpression> others =
                axiom.operands().filter(operand -> !operand.isNamed()).toList();
        leftOut += axiom.annotations().count();
        if (others.isEmpty()) {
            equivalent.add(named.stream()
                    .map(type -> type.asOWLClass().getIRI().toString())
                    .toList());
            return;
        }
        Optional<Definition> definition = named.size() == 1 && others.size() == 1
                ? definition(named.getFirst().asOWLClass(), others.getFirst())
                : Optional.empty();
        definition.ifPresentOrElse(definitions::add, () -> leftOut++);
    }

    private static Optional<Definition> definition(OWLClass defined, OWLClassExpression expression) {
        List<String> genus = new ArrayList<>();
        List<String[]> restrictions = new ArrayList<>();
        for (OWLClassExpression part : expression.conjunctSet().sorted().toList()) {
            Optional<String[]> restriction = restriction(part);
            if (part.isNamed()) {
                genus.add(part.asOWLClass().getIRI().toString());
            } else if (restriction.isPresent()) {
                restrictions.add(restriction.get());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Definition(defined.getIRI().toString(), genus, restrictions));
    }

    private static boolean addPropertyEdge(OWLAxiom axiom, List<Edge> edges) {
        if (axiom instanceof OWLSubObjectPropertyOfAxiom below
                && below.getSubProperty().isNamed()
                && below.getSuperProperty().isNamed()) {
            edges.add(new Edge(
                    iri(below.getSubProperty()),
                    SUB_PROPERTY,
                    iri(below.getSuperProperty()),
                    axiom.annotations().sorted().toList()));
            return true;
        }
        return false;
    }
}
