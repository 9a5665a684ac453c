package org.marrow.reason;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.semanticweb.owlapi.model.HasIRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWL2ELProfile;
import org.semanticweb.owlapi.profiles.OWLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;

/// Holds an ontology against the OWL 2 profiles EL and DL.
final class Profiles {

    private final Ontology ontology;
    private final Manchester manchester;

    Profiles(Ontology ontology) {
        this.ontology = ontology;
        this.manchester = new Manchester(ontology);
    }

    List<OwlReport.Profile> report() {
        return Stream.of(new OWL2ELProfile(), new OWL2DLProfile())
                .map(profile -> new OwlReport.Profile(profile.getName(), violations(profile)))
                .toList();
    }

    private List<OwlReport.Violation> violations(OWLProfile profile) {
        return profile.checkOntology(ontology.axioms()).getViolations().stream()
                .map(violation -> new OwlReport.Violation(subject(violation), kind(violation), text(violation)))
                .distinct()
                .sorted(Comparator.comparing(OwlReport.Violation::subject).thenComparing(OwlReport.Violation::toString))
                .toList();
    }

    private static String subject(OWLProfileViolation violation) {
        if (violation.getExpression() instanceof HasIRI named) {
            return named.getIRI().toString();
        }
        return axiom(violation).stream()
                .flatMap(axiom -> Stream.concat(axiom.signature().filter(OWLEntity::isOWLClass), axiom.signature()))
                .map(entity -> entity.getIRI().toString())
                .findFirst()
                .orElse("");
    }

    /// What is outside the profile may be the ontology itself, for which OWL API has no axiom and throws.
    private static Optional<OWLAxiom> axiom(OWLProfileViolation violation) {
        try {
            return Optional.of(violation.getAxiom());
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }

    private static String kind(OWLProfileViolation violation) {
        return violation.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    private String text(OWLProfileViolation violation) {
        return axiom(violation).map(axiom -> manchester.text(axiom).toString()).orElse("");
    }
}
