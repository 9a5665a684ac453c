package org.marrow.reason;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.SynonymScope;
import org.marrow.vocabulary.Published;
import org.semanticweb.owlapi.model.OWLAnnotation;
import org.semanticweb.owlapi.model.OWLAnnotationAssertionAxiom;
import org.semanticweb.owlapi.model.OWLAnnotationValue;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;

/// Writes an ontology as obographs JSON: classes and properties with what is said of them, superclasses and
/// existential relations as edges, definitions by named classes, chains, domains and ranges of properties.
///
/// The format has no place for definitions with expressions inside expressions, such as most of the HPO's, for more
/// than one label or definition of a thing, and for most annotations of what is said; these are counted. Texts lose
/// their language.
///
/// Source: [the obographs schema](https://github.com/geneontology/obographs).
final class ObographsWriter {

    private final OWLOntology ontology;
    private long leftOut;

    ObographsWriter(OWLOntology ontology) {
        this.ontology = ontology;
    }

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
            leftOut += new ObographsAxioms(ontology).write(json);
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

    static void writeValues(JsonGenerator json, List<OWLAnnotation> annotations) throws IOException {
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

    static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
