package org.marrow.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/// An ontology as OWL API has it, with what its classes and properties are called.
///
/// @param axioms its axioms
/// @param labels by IRI; what has no label is absent
record Ontology(OWLOntology axioms, Map<String, String> labels) {

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
        return new Ontology(axioms, labels);
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
