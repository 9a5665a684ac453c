package org.marrow.reason;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.SynonymScope;
import org.marrow.vocabulary.Published;
import org.semanticweb.owlapi.model.AsOWLClass;
import org.semanticweb.owlapi.model.OWLAnnotation;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLAnnotationValue;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLEntity;
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

/// Writes an ontology as obographs JSON: classes and properties with what is said of them, superclasses and
/// existential relations as edges, definitions by named classes, chains, domains and ranges of properties.
///
/// The format has no place for definitions with expressions inside expressions, such as most of the HPO's, for more
/// than one label or definition of a thing, and for most annotations of what is said; these are counted. Texts lose
/// their language.
///
/// Source: [the obographs schema](https://github.com/geneontology/obographs).
final class ObographsWriter {

    private static final String IS_A = "is_a";
    private static final String SUB_PROPERTY = "subPropertyOf";

    private final OWLOntology ontology;
    private long leftOut;

    ObographsWriter(OWLOntology ontology) {
        this.ontology = ontology;
    }

    private record Edge(String subject, String predicate, String object, List<OWLAnnotation> annotations) {}

    /// Where a property begins and where it leads.
    private static final class Bounds {

        private final List<String> domains = new ArrayList<>();
        private final List<String> ranges = new ArrayList<>();
    }

    private record Definition(String defined, List<String> genus, List<String[]> restrictions) {}

    /// Writes it.
    ///
    /// @return how many axioms the format has no place for
    long write(OutputStream out) throws IOException {
        leftOut = 0;
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("graphs");
            json.writeStartObject();
            writeHead(json);
            json.writeArrayFieldStart("nodes");
            List<OWLEntity> entities = Stream.<OWLEntity>concat(
                            ontology.classesInSignature(),
                            Stream.<OWLEntity>concat(
                                    ontology.objectPropertiesInSignature(),
                                    Stream.concat(
                                            ontology.dataPropertiesInSignature(),
                                            ontology.annotationPropertiesInSignature())))
                    .filter(entity -> !entity.isBuiltIn())
                    .sorted()
                    .toList();
            for (OWLEntity entity : entities) {
                writeNode(json, entity);
            }
            json.writeEndArray();
            writeAxioms(json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        out.flush();
        return leftOut;
    }

    private void writeHead(JsonGenerator json) throws IOException {
        String iri =
                ontology.getOntologyID().getOntologyIRI().map(Object::toString).orElse("");
        json.writeStringField("id", iri);
        json.writeObjectFieldStart("meta");
        List<OWLAnnotation> annotations = ontology.annotations().sorted().toList();
        writeValues(json, annotations);
        Optional<String> version = ontology.getOntologyID().getVersionIRI().map(Object::toString);
        if (version.isPresent()) {
            json.writeStringField("version", version.get());
        }
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, List<OWLAnnotation> annotations) throws IOException {
        if (annotations.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("basicPropertyValues");
        for (OWLAnnotation annotation : annotations) {
            json.writeStartObject();
            json.writeStringField("pred", annotation.getProperty().getIRI().toString());
            json.writeStringField("val", text(annotation.getValue()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String text(OWLAnnotationValue value) {
        return value.asLiteral().map(literal -> literal.getLiteral()).orElseGet(value::toString);
    }

    private void writeNode(JsonGenerator json, OWLEntity entity) throws IOException {
        List<OWLAnnotationAssertionAxiom> said =
                ontology.annotationAssertionAxioms(entity.getIRI()).sorted().toList();
        json.writeStartObject();
        json.writeStringField("id", entity.getIRI().toString());
        Optional<String> label = said.stream()
                .filter(axiom -> axiom.getProperty().isLabel())
                .map(axiom -> text(axiom.getValue()))
                .findFirst();
        if (label.isPresent()) {
            json.writeStringField("lbl", label.get());
        }
        json.writeStringField("type", entity.isOWLClass() ? "CLASS" : "PROPERTY");
        if (!entity.isOWLClass()) {
            json.writeStringField("propertyType", propertyType(entity));
        }
        countLeftOut(said);
        if (said.size() > (label.isPresent() ? 1 : 0)) {
            json.writeObjectFieldStart("meta");
            writeMeta(json, said);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String propertyType(OWLEntity entity) {
        if (entity.isOWLObjectProperty()) {
            return "OBJECT";
        }
        return entity.isOWLDataProperty() ? "DATA" : "ANNOTATION";
    }

    /// Counts what a node has no place for.
    private void countLeftOut(List<OWLAnnotationAssertionAxiom> said) {
        long labels =
                said.stream().filter(axiom -> axiom.getProperty().isLabel()).count();
        long definitions = of(said, Published.DEFINITION.getURI()).size();
        leftOut += Math.max(0, labels - 1) + Math.max(0, definitions - 1);
        for (OWLAnnotationAssertionAxiom axiom : said) {
            String property = axiom.getProperty().getIRI().toString();
            boolean isSynonym = Stream.of(SynonymScope.values())
                    .map(ObographsWriter::predicate)
                    .anyMatch(property::equals);
            boolean hasXrefs = isSynonym || property.equals(Published.DEFINITION.getURI());
            leftOut += axiom.annotations()
                    .map(annotation -> annotation.getProperty().getIRI().toString())
                    .filter(kind -> !(hasXrefs && kind.equals(Published.HAS_DB_XREF.getURI())))
                    .filter(kind -> !(isSynonym && kind.equals(Published.HAS_SYNONYM_TYPE.getURI())))
                    .count();
        }
    }

    private void writeMeta(JsonGenerator json, List<OWLAnnotationAssertionAxiom> said) throws IOException {
        List<OWLAnnotationAssertionAxiom> definitions = of(said, Published.DEFINITION.getURI());
        if (!definitions.isEmpty()) {
            json.writeObjectFieldStart("definition");
            json.writeStringField("val", text(definitions.getFirst().getValue()));
            writeTexts(json, "xrefs", xrefs(definitions.getFirst()));
            json.writeEndObject();
        }
        String comment = RDFS.comment.getURI();
        writeTexts(json, "comments", texts(of(said, comment)));
        writeTexts(json, "subsets", texts(of(said, Published.IN_SUBSET.getURI())));
        writeSynonyms(json, said);
        List<OWLAnnotationAssertionAxiom> xrefs = of(said, Published.HAS_DB_XREF.getURI());
        if (!xrefs.isEmpty()) {
            json.writeArrayFieldStart("xrefs");
            for (OWLAnnotationAssertionAxiom xref : xrefs) {
                json.writeStartObject();
                json.writeStringField("val", text(xref.getValue()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        Set<String> elsewhere = new TreeSet<>(Set.of(
                comment, Published.DEFINITION.getURI(), Published.IN_SUBSET.getURI(), Published.HAS_DB_XREF.getURI()));
        for (SynonymScope scope : SynonymScope.values()) {
            elsewhere.add(predicate(scope));
        }
        boolean isDeprecated = said.stream().anyMatch(axiom -> axiom.isDeprecatedIRIAssertion());
        writeValues(
                json,
                said.stream()
                        .filter(axiom -> !axiom.getProperty().isLabel() && !axiom.isDeprecatedIRIAssertion())
                        .filter(axiom ->
                                !elsewhere.contains(axiom.getProperty().getIRI().toString()))
                        .map(OWLAnnotationAssertionAxiom::getAnnotation)
                        .toList());
        if (isDeprecated) {
            json.writeBooleanField("deprecated", true);
        }
    }

    private static void writeSynonyms(JsonGenerator json, List<OWLAnnotationAssertionAxiom> said) throws IOException {
        boolean isBegun = false;
        for (SynonymScope scope : SynonymScope.values()) {
            for (OWLAnnotationAssertionAxiom synonym : of(said, predicate(scope))) {
                if (!isBegun) {
                    json.writeArrayFieldStart("synonyms");
                    isBegun = true;
                }
                json.writeStartObject();
                json.writeStringField("pred", scope.property());
                json.writeStringField("val", text(synonym.getValue()));
                writeTexts(json, "xrefs", xrefs(synonym));
                Optional<String> type = annotations(synonym, Published.HAS_SYNONYM_TYPE.getURI()).stream()
                        .findFirst();
                if (type.isPresent()) {
                    json.writeStringField("synonymType", type.get());
                }
                json.writeEndObject();
            }
        }
        if (isBegun) {
            json.writeEndArray();
        }
    }

    private static String predicate(SynonymScope scope) {
        return Published.OBO_IN_OWL + scope.property();
    }

    private static List<OWLAnnotationAssertionAxiom> of(List<OWLAnnotationAssertionAxiom> said, String property) {
        return said.stream()
                .filter(axiom -> axiom.getProperty().getIRI().toString().equals(property))
                .toList();
    }

    private static List<String> texts(List<OWLAnnotationAssertionAxiom> said) {
        return said.stream().map(axiom -> text(axiom.getValue())).toList();
    }

    private static List<String> xrefs(OWLAnnotationAssertionAxiom axiom) {
        return annotations(axiom, Published.HAS_DB_XREF.getURI());
    }

    private static List<String> annotations(OWLAnnotationAssertionAxiom axiom, String property) {
        return axiom.annotations()
                .filter(annotation ->
                        annotation.getProperty().getIRI().toString().equals(property))
                .map(annotation -> text(annotation.getValue()))
                .sorted()
                .toList();
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void writeAxioms(JsonGenerator json) throws IOException {
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
                                    .map(ObographsWriter::iri)
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
                writeValues(json, edge.annotations());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("equivalentNodesSets");
        for (List<String> set : equivalent) {
            json.writeStartObject();
            writeTexts(json, "nodeIds", set);
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
            writeTexts(json, "domainClassIds", bound.getValue().domains);
            writeTexts(json, "rangeClassIds", bound.getValue().ranges);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("propertyChainAxioms");
        for (Map.Entry<String, List<List<String>>> chain : chains.entrySet()) {
            for (List<String> parts : chain.getValue()) {
                json.writeStartObject();
                json.writeStringField("predicateId", chain.getKey());
                writeTexts(json, "chainPredicateIds", parts);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
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
        writeTexts(json, "genusIds", definition.genus());
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
