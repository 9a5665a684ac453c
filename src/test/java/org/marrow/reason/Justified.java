package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.semanticweb.elk.owlapi.ElkReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// What follows from a few axioms, by ELK without proofs.
final class Justified {

    private Justified() {}

    /// That it follows from `axioms` that `child` is below `parent`, and from no fewer of them.
    ///
    /// @param child  a CURIE of an OBO ontology
    /// @param parent likewise
    static void requireMinimal(Set<OWLAxiom> axioms, String child, String parent) throws OWLOntologyCreationException {
        assertThat(follows(axioms, child, parent)).isTrue();
        for (OWLAxiom left : axioms) {
            Set<OWLAxiom> others = new HashSet<>(axioms);
            others.remove(left);
            assertThat(follows(others, child, parent)).as("without " + left).isFalse();
        }
    }

    private static boolean follows(Set<OWLAxiom> axioms, String child, String parent)
            throws OWLOntologyCreationException {
        OWLOntology ontology = OWLManager.createOWLOntologyManager().createOntology();
        ontology.addAxioms(axioms.stream());
        OWLReasoner reasoner = new ElkReasonerFactory().createReasoner(ontology);
        try {
            return reasoner.isEntailed(OWLManager.getOWLDataFactory().getOWLSubClassOfAxiom(type(child), type(parent)));
        } finally {
            reasoner.dispose();
        }
    }

    private static OWLClass type(String curie) {
        return OWLManager.getOWLDataFactory().getOWLClass("http://purl.obolibrary.org/obo/" + curie.replace(':', '_'));
    }
}
