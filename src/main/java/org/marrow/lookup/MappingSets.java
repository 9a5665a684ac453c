package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.store.Store;
import org.marrow.store.Store.Part;
import org.marrow.vocabulary.Prefixes;

/// Which sets make a statement, and what they say about it. May be shared between threads.
final class MappingSets {

    /// What the sources of statements that no mapping set has are called, by the prefix of the subject.
    private static final Map<String, String> SOURCES = Map.of("HP", "HPO", "MEDGEN", "MedGen");

    private final Store store;
    private final Prefixes prefixes;

    /// A mapping with what its set calls the subject, which the mapping itself does not have.
    record Named(Mapping mapping, List<String> subjectLabels) {}

    MappingSets(Store store, Prefixes prefixes) {
        this.store = store;
        this.prefixes = prefixes;
    }

    /// The mappings that make each of `statements` and do not deny it, at least one for each; ordered by set.
    Map<MappingStatement, List<Named>> of(Collection<MappingStatement> statements) {
        Map<Triple, List<MappingAxiom>> axioms = new HashMap<>();
        axioms(statements).stream()
                .filter(axiom -> !axiom.denied())
                .forEach(axiom -> axioms.computeIfAbsent(axiom.triple(), key -> new ArrayList<>())
                        .add(axiom));
        Map<Node, String> titles =
                titles(axioms.values().stream().flatMap(List::stream).toList());
        Map<MappingStatement, List<Named>> found = new HashMap<>();
        statements.forEach(statement ->
                found.put(statement, named(statement, axioms.getOrDefault(statement.triple(), List.of()), titles)));
        return found;
    }

    /// The mappings that `axioms` make of `statement`; those that differ in labels alone are one.
    static List<Named> named(MappingStatement statement, List<MappingAxiom> axioms, Map<Node, String> titles) {
        Map<String, List<MappingAxiom>> alike = new TreeMap<>();
        axioms.forEach(axiom -> alike.computeIfAbsent(
                        set(statement, axiom, titles) + "\n" + axiom.justification() + "\n" + axiom.cardinality(),
                        key -> new ArrayList<>())
                .add(axiom));
        if (alike.isEmpty()) {
            return List.of(new Named(unannotated(statement), List.of()));
        }
        return alike.values().stream()
                .map(all -> named(statement, all, set(statement, all.getFirst(), titles)))
                .toList();
    }

    private static Named named(MappingStatement statement, List<MappingAxiom> alike, String set) {
        MappingAxiom one = alike.getFirst();
        var objectLabels = new TreeSet<String>();
        var subjectLabels = new TreeSet<String>();
        alike.forEach(axiom -> {
            objectLabels.addAll(axiom.objectLabels());
            subjectLabels.addAll(axiom.subjectLabels());
        });
        return new Named(
                new Mapping(
                        statement.subject(),
                        statement.predicate().toString(),
                        statement.object(),
                        one.denied(),
                        one.justification(),
                        set,
                        one.cardinality(),
                        List.copyOf(objectLabels)),
                List.copyOf(subjectLabels));
    }

    private static Mapping unannotated(MappingStatement statement) {
        return new Mapping(
                statement.subject(),
                statement.predicate().toString(),
                statement.object(),
                false,
                Optional.empty(),
                source(statement.subject()),
                Optional.empty(),
                List.of());
    }

    private static String set(MappingStatement statement, MappingAxiom axiom, Map<Node, String> titles) {
        return axiom.set()
                .map(set -> Objects.requireNonNull(titles.get(set)))
                .orElseGet(() -> source(statement.subject()));
    }

    private static String source(Curie subject) {
        return SOURCES.getOrDefault(subject.prefix(), subject.prefix());
    }

    /// The axioms about `statements`: what has the subject of one as its source and the object as its target.
    private List<MappingAxiom> axioms(Collection<MappingStatement> statements) {
        Map<Node, List<Node>> objects = new HashMap<>();
        statements.forEach(
                statement -> objects.computeIfAbsent(statement.triple().getSubject(), key -> new ArrayList<>())
                        .add(statement.triple().getObject()));
        List<Node> targets =
                objects.values().stream().flatMap(List::stream).distinct().toList();
        Graph bySource = store.pointing(Part.ASSERTED, List.of(OWL2.annotatedSource.asNode()), objects.keySet());
        Graph byTarget = store.pointing(Part.ASSERTED, List.of(OWL2.annotatedTarget.asNode()), targets);
        List<Node> axioms = bySource.find()
                .filterKeep(source -> objects.getOrDefault(source.getObject(), List.of()).stream()
                        .anyMatch(object ->
                                byTarget.contains(source.getSubject(), OWL2.annotatedTarget.asNode(), object)))
                .mapWith(Triple::getSubject)
                .toList();
        return MappingAxiom.all(store.about(Part.ASSERTED, axioms), prefixes);
    }

    /// What the sets of `axioms` are called: by their title, else by their name.
    Map<Node, String> titles(Collection<MappingAxiom> axioms) {
        List<Node> sets = axioms.stream()
                .flatMap(axiom -> axiom.set().stream())
                .distinct()
                .toList();
        Graph described = store.about(Part.ASSERTED, sets);
        Map<Node, String> titles = new HashMap<>();
        sets.forEach(set -> titles.put(
                set,
                described.find(set, DCTerms.title.asNode(), Node.ANY).toList().stream()
                        .map(title -> title.getObject().getLiteralLexicalForm())
                        .min(Comparator.naturalOrder())
                        .orElseGet(() -> name(set.toString()))));
        return titles;
    }

    private static String name(String set) {
        return set.substring(set.lastIndexOf('/') + 1);
    }
}
