package org.marrow.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLEquivalentClassesAxiom;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// What is stated of the order of the classes, against what follows. May be shared between threads.
final class Comparison {

    private final Ontology ontology;
    private final Taxonomy taxonomy;

    /// Of what `ontology` states with `taxonomy`, which follows from it.
    Comparison(Ontology ontology, Taxonomy taxonomy) {
        this.ontology = ontology;
        this.taxonomy = taxonomy;
    }

    /// That one class is below another, or the same.
    record Pair(OWLClass child, OWLClass parent) {}

    private List<Pair> statedParents() {
        return ontology.axioms()
                .axioms(AxiomType.SUBCLASS_OF)
                .filter(Comparison::isBetweenNames)
                .map(axiom -> new Pair(
                        axiom.getSubClass().asOWLClass(), axiom.getSuperClass().asOWLClass()))
                .distinct()
                .toList();
    }

    private static boolean isBetweenNames(OWLSubClassOfAxiom axiom) {
        return axiom.getSubClass().isNamed() && axiom.getSuperClass().isNamed();
    }

    /// The direct superclasses that follow and are not stated: for each class and each of its nearest superclasses one,
    /// unless one of those that are the same is stated.
    List<Pair> inferred() {
        Set<Pair> known = Set.copyOf(statedParents());
        List<Pair> inferred = new ArrayList<>();
        for (int number = 0; number < taxonomy.size(); number++) {
            List<OWLClass> children = taxonomy.named(number);
            if (children.isEmpty()) {
                continue;
            }
            for (int parent : namedParents(number)) {
                List<OWLClass> parents = taxonomy.named(parent);
                for (OWLClass child : children) {
                    if (parents.stream().noneMatch(candidate -> known.contains(new Pair(child, candidate)))) {
                        inferred.add(new Pair(child, parents.getFirst()));
                    }
                }
            }
        }
        return inferred;
    }

    /// The classes that are the same, each with the first of them, unless that is stated.
    List<Pair> equivalent() {
        Set<Pair> known = new HashSet<>();
        ontology.axioms().axioms(AxiomType.EQUIVALENT_CLASSES).forEach(axiom -> {
            List<OWLClass> operands = axiom.namedClasses().toList();
            operands.forEach(one -> operands.forEach(other -> known.add(new Pair(one, other))));
        });
        List<Pair> equivalent = new ArrayList<>();
        for (int number = 0; number < taxonomy.size(); number++) {
            List<OWLClass> same = taxonomy.named(number);
            same.stream()
                    .skip(1)
                    .map(other -> new Pair(same.getFirst(), other))
                    .filter(pair -> !known.contains(pair))
                    .forEach(equivalent::add);
        }
        return equivalent;
    }

    /// The stated superclasses between two defined classes that do not follow once none of these is stated.
    List<Pair> unsupported() {
        Set<OWLClass> defined = ontology.axioms()
                .axioms(AxiomType.EQUIVALENT_CLASSES)
                .filter(axiom -> axiom.operands().anyMatch(operand -> !operand.isNamed()))
                .flatMap(OWLEquivalentClassesAxiom::namedClasses)
                .collect(Collectors.toSet());
        List<Pair> between = statedParents().stream()
                .filter(pair -> defined.contains(pair.child()) && defined.contains(pair.parent()))
                .toList();
        if (between.isEmpty()) {
            return List.of();
        }
        Set<Pair> removed = Set.copyOf(between);
        OWLReasoner reasoner = Classification.reasoner(ontology.axioms()
                .logicalAxioms()
                .filter(axiom -> !(axiom instanceof OWLSubClassOfAxiom subsumption
                        && isBetweenNames(subsumption)
                        && removed.contains(new Pair(
                                subsumption.getSubClass().asOWLClass(),
                                subsumption.getSuperClass().asOWLClass())))));
        try {
            reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
            Taxonomy rest = Taxonomy.of(reasoner);
            return between.stream()
                    .filter(pair -> rest.number(pair.child()) != Taxonomy.NONE)
                    .filter(pair -> !rest.isWithin(rest.number(pair.child()), rest.number(pair.parent())))
                    .toList();
        } finally {
            reasoner.dispose();
        }
    }

    /// The stated superclasses that have others between them and the class.
    List<Pair> redundant() {
        return statedParents().stream()
                .filter(pair -> !pair.parent().isBuiltIn())
                .filter(pair -> taxonomy.number(pair.child()) != Taxonomy.NONE)
                .filter(pair -> taxonomy.number(pair.child()) != taxonomy.number(pair.parent()))
                .filter(pair -> !namedParents(taxonomy.number(pair.child())).contains(taxonomy.number(pair.parent())))
                .toList();
    }

    /// Stated superclasses that lead round to where they began; empty where there are no such.
    List<AxiomText> circle() {
        Map<OWLClass, List<OWLClass>> parents = new TreeMap<>();
        statedParents().stream()
                .filter(pair -> !pair.child().equals(pair.parent()))
                .sorted(Comparator.comparing(Pair::child).thenComparing(Pair::parent))
                .forEach(pair -> parents.computeIfAbsent(pair.child(), first -> new ArrayList<>())
                        .add(pair.parent()));
        var manchester = new Manchester(ontology);
        List<OWLClass> found = Circles.find(parents).orElse(List.of());
        return IntStream.range(0, found.size())
                .mapToObj(i -> manchester.text(OWLManager.getOWLDataFactory()
                        .getOWLSubClassOfAxiom(found.get(i), found.get((i + 1) % found.size()))))
                .toList();
    }

    /// The nearest superclasses that have classes of the ontology among them.
    private List<Integer> namedParents(int number) {
        Set<Integer> found = new TreeSet<>();
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>();
        for (int parent : taxonomy.parents(number)) {
            open.add(parent);
        }
        while (!open.isEmpty()) {
            int next = open.removeLast();
            if (seen.add(next)) {
                if (taxonomy.named(next).isEmpty()) {
                    for (int parent : taxonomy.parents(next)) {
                        open.add(parent);
                    }
                } else {
                    found.add(next);
                }
            }
        }
        return found.stream()
                .filter(parent ->
                        found.stream().noneMatch(nearer -> !nearer.equals(parent) && taxonomy.isWithin(nearer, parent)))
                .toList();
    }
}
