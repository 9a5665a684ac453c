package org.marrow.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
                .map(Comparison::pair)
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
        Groups<OWLClass> known = new Groups<>();
        ontology.axioms().axioms(AxiomType.EQUIVALENT_CLASSES).forEach(axiom -> {
            List<OWLClass> operands = axiom.namedClasses().toList();
            operands.stream().skip(1).forEach(other -> known.join(operands.getFirst(), other));
        });
        List<Pair> equivalent = new ArrayList<>();
        for (int number = 0; number < taxonomy.size(); number++) {
            List<OWLClass> same = taxonomy.named(number);
            same.stream()
                    .skip(1)
                    .map(other -> new Pair(same.getFirst(), other))
                    .filter(pair -> !known.of(pair.child()).contains(pair.parent()))
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
        Predicate<Pair> follows = following(between);
        return between.stream().filter(follows.negate()).toList();
    }

    /// Which of `stated` follow from what is left where all of them are taken out.
    private Predicate<Pair> following(List<Pair> stated) {
        Set<Pair> removed = Set.copyOf(stated);
        OWLReasoner reasoner = Classification.reasoner(ontology.axioms()
                .logicalAxioms()
                .filter(axiom -> !(axiom instanceof OWLSubClassOfAxiom subsumption
                        && isBetweenNames(subsumption)
                        && removed.contains(pair(subsumption)))));
        try {
            reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
            Taxonomy rest = Taxonomy.of(reasoner);
            return pair -> {
                int child = rest.number(pair.child());
                return child == Taxonomy.NONE || rest.isWithin(child, rest.number(pair.parent()));
            };
        } finally {
            reasoner.dispose();
        }
    }

    private static Pair pair(OWLSubClassOfAxiom axiom) {
        return new Pair(axiom.getSubClass().asOWLClass(), axiom.getSuperClass().asOWLClass());
    }

    /// The stated superclasses that have others between them and the class, and that follow all the same once none of
    /// these is stated.
    List<Pair> redundant() {
        List<Pair> further = statedParents().stream()
                .filter(pair -> !pair.parent().isBuiltIn())
                .filter(pair -> taxonomy.number(pair.child()) != Taxonomy.NONE)
                .filter(pair -> taxonomy.number(pair.child()) != taxonomy.number(pair.parent()))
                .filter(pair -> !namedParents(taxonomy.number(pair.child())).contains(taxonomy.number(pair.parent())))
                .toList();
        return further.isEmpty()
                ? further
                : further.stream().filter(following(further)).toList();
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
