package org.marrow.reason;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;
import org.semanticweb.owlapi.model.OWLObjectSomeValuesFrom;
import org.semanticweb.owlapi.model.OWLOntology;

/// What everything is that a property leads to. May be shared between threads.
final class Ranges {

    private static final OWLDataFactory FACTORY = OWLManager.getOWLDataFactory();

    private final Map<OWLObjectPropertyExpression, Set<OWLClassExpression>> ranges = new HashMap<>();

    Ranges(OWLOntology ontology) {
        Map<OWLObjectPropertyExpression, Set<OWLObjectPropertyExpression>> lower = new HashMap<>();
        ontology.axioms(AxiomType.SUB_OBJECT_PROPERTY)
                .forEach(axiom -> lower.computeIfAbsent(axiom.getSuperProperty(), first -> new HashSet<>())
                        .add(axiom.getSubProperty()));
        ontology.axioms(AxiomType.EQUIVALENT_OBJECT_PROPERTIES)
                .forEach(axiom -> axiom.operands()
                        .forEach(one -> axiom.operands()
                                .forEach(other -> lower.computeIfAbsent(one, first -> new HashSet<>())
                                        .add(other))));
        ontology.axioms(AxiomType.OBJECT_PROPERTY_RANGE)
                .sorted()
                .forEach(axiom -> add(axiom.getProperty(), axiom.getRange(), lower));
    }

    /// The range of a property is that of all below it.
    private void add(
            OWLObjectPropertyExpression property,
            OWLClassExpression range,
            Map<OWLObjectPropertyExpression, Set<OWLObjectPropertyExpression>> lower) {
        if (ranges.computeIfAbsent(property, first -> new LinkedHashSet<>()).add(range)) {
            lower.getOrDefault(property, Set.of()).forEach(below -> add(below, range, lower));
        }
    }

    /// The same with what the range adds to its filler.
    OWLObjectSomeValuesFrom narrowed(OWLObjectSomeValuesFrom some) {
        Set<OWLClassExpression> found = ranges.getOrDefault(some.getProperty(), Set.of());
        return found.isEmpty()
                ? some
                : FACTORY.getOWLObjectSomeValuesFrom(
                        some.getProperty(),
                        FACTORY.getOWLObjectIntersectionOf(Stream.concat(Stream.of(some.getFiller()), found.stream())));
    }
}
