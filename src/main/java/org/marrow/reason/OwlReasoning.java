package org.marrow.reason;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.elk.owlapi.ElkReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.HasIRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;
import org.semanticweb.owlapi.model.parameters.Imports;
import org.semanticweb.owlapi.profiles.OWL2ELProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// Checks a graph as an OWL 2 ontology and classifies it: OWL API for the profile, ELK for what follows.
///
/// Source: [OWL 2 Profiles, section 2](https://www.w3.org/TR/owl2-profiles/#OWL_2_EL); Kazakov Y., Krötzsch M.,
/// Simančík
/// F. *The incredible ELK.* Journal of Automated Reasoning 2014.
public final class OwlReasoning {

    private OwlReasoning() {}

    /// Checks and classifies `graph`, in which the nodes of annotated axioms are blank.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if OWL API cannot read it as an ontology
    public static OwlReport report(Graph graph) {
        OWLOntology ontology = load(graph);
        List<OwlReport.Violation> violations = violations(ontology);
        int classes = (int) ontology.classesInSignature(Imports.EXCLUDED).count();
        OWLReasoner reasoner = new ElkReasonerFactory().createReasoner(ontology);
        try {
            if (!reasoner.isConsistent()) {
                return new OwlReport(violations, false, List.of(), List.of(), classes);
            }
            reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
            List<String> unsatisfiable = reasoner.unsatisfiableClasses()
                    .filter(type -> !type.isOWLNothing())
                    .map(OwlReasoning::iri)
                    .sorted()
                    .toList();
            return new OwlReport(violations, true, unsatisfiable, inferred(ontology, reasoner), classes);
        } finally {
            reasoner.dispose();
        }
    }

    private static OWLOntology load(Graph graph) {
        var bytes = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(RDFFormat.RDFXML_PLAIN).output(bytes);
        try {
            return OWLManager.createOWLOntologyManager()
                    .loadOntologyFromOntologyDocument(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (OWLOntologyCreationException e) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID, "OWL API cannot read the ontology: " + e.getMessage(), e);
        }
    }

    private static List<OwlReport.Violation> violations(OWLOntology ontology) {
        List<OwlReport.Violation> violations = new ArrayList<>();
        for (OWLProfileViolation violation :
                new OWL2ELProfile().checkOntology(ontology).getViolations()) {
            violations.add(new OwlReport.Violation(subject(violation), text(violation)));
        }
        violations.sort(Comparator.comparing(OwlReport.Violation::subject).thenComparing(OwlReport.Violation::message));
        return violations.stream().distinct().toList();
    }

    private static String subject(OWLProfileViolation violation) {
        if (violation.getExpression() instanceof HasIRI named) {
            return named.getIRI().toString();
        }
        OWLAxiom axiom = violation.getAxiom();
        return axiom == null
                ? ""
                : axiom.signature()
                        .filter(OWLEntity::isOWLClass)
                        .map(OwlReasoning::iri)
                        .findFirst()
                        .orElseGet(() -> axiom.signature()
                                .map(OwlReasoning::iri)
                                .findFirst()
                                .orElse(""));
    }

    private static String text(OWLProfileViolation violation) {
        String kind = violation.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        OWLAxiom axiom = violation.getAxiom();
        return axiom == null ? kind : kind + ": " + axiom;
    }

    private static List<OwlReport.Subsumption> inferred(OWLOntology ontology, OWLReasoner reasoner) {
        var stated = ontology.axioms(org.semanticweb.owlapi.model.AxiomType.SUBCLASS_OF)
                .filter(axiom -> axiom.getSubClass().isOWLClass()
                        && axiom.getSuperClass().isOWLClass())
                .map(OwlReasoning::subsumption)
                .collect(Collectors.toSet());
        return ontology.classesInSignature(Imports.EXCLUDED)
                .filter(reasoner::isSatisfiable)
                .flatMap(child -> reasoner.superClasses(child, true)
                        .filter(parent -> !parent.isOWLThing())
                        .map(parent -> new OwlReport.Subsumption(iri(child), iri(parent))))
                .filter(subsumption -> !stated.contains(subsumption))
                .sorted(Comparator.comparing(OwlReport.Subsumption::child).thenComparing(OwlReport.Subsumption::parent))
                .toList();
    }

    private static OwlReport.Subsumption subsumption(OWLSubClassOfAxiom axiom) {
        OWLClass child = axiom.getSubClass().asOWLClass();
        OWLClass parent = axiom.getSuperClass().asOWLClass();
        return new OwlReport.Subsumption(iri(child), iri(parent));
    }

    private static String iri(OWLEntity entity) {
        return entity.getIRI().toString();
    }
}
