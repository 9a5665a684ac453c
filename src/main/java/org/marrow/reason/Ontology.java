package org.marrow.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLDeclarationAxiom;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/// An ontology as OWL API has it, with what its classes and properties are called.
///
/// @param axioms      its axioms
/// @param labels      by IRI; what has no label is absent
/// @param individuals how many individuals the source speaks of about which the axioms say nothing
/// @param imports     the ontologies that the source imports, of which nothing was read
/// @param unread      statements of the source that make no axiom, though they look like parts of some
record Ontology(
        OWLOntology axioms, Map<String, String> labels, int individuals, List<String> imports, List<String> unread) {

    /// `axioms` with the labels that are among them; of several for one thing, the first in order.
    static Ontology of(OWLOntology axioms) {
        Map<String, String> labels = new HashMap<>();
        axioms.axioms(AxiomType.ANNOTATION_ASSERTION)
                .filter(axiom ->
                        axiom.getProperty().isLabel() && axiom.getSubject().isIRI())
                .forEach(axiom -> axiom.getValue()
                        .asLiteral()
                        .ifPresent(label -> labels.merge(
                                axiom.getSubject().toString(),
                                label.getLiteral(),
                                (one, other) -> one.compareTo(other) <= 0 ? one : other)));
        return new Ontology(
                axioms,
                labels,
                0,
                axioms.importsDeclarations()
                        .map(declaration -> declaration.getIRI().toString())
                        .sorted()
                        .toList(),
                List.of());
    }

    /// The same without what is said of individuals, and without annotations.
    Ontology ofTerms() {
        int left = (int) Stream.concat(axioms.individualsInSignature(), axioms.anonymousIndividuals())
                .count();
        axioms.removeAxioms(axioms.axioms().filter(axiom -> !isOfTerms(axiom)).toList().stream());
        return new Ontology(axioms, labels, left, imports, unread);
    }

    private static boolean isOfTerms(OWLAxiom axiom) {
        return axiom instanceof OWLDeclarationAxiom declaration
                ? !declaration.getEntity().isOWLNamedIndividual()
                : axiom.isLogicalAxiom() && !AxiomType.ABoxAxiomTypes.contains(axiom.getAxiomType());
    }

    /// `graph`, with all that it says of individuals.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if OWL API cannot read it as an ontology
    static Ontology of(Graph graph) {
        var bytes = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(RDFFormat.RDFXML_PLAIN).output(bytes);
        try {
            return of(OWLManager.createOWLOntologyManager()
                    .loadOntologyFromOntologyDocument(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (OWLOntologyCreationException e) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID, "OWL API cannot read the ontology: " + e.getMessage(), e);
        }
    }

    /// What `entity` is called, or the last part of its IRI.
    String label(OWLEntity entity) {
        String iri = entity.getIRI().toString();
        String label = labels.get(iri);
        return label == null ? Name.id(iri) : label;
    }

    /// The IRI of `entity` with what it is called.
    Name name(OWLEntity entity) {
        return Name.of(entity.getIRI().toString(), label(entity));
    }
}
