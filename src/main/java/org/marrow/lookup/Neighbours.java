package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.lookup.Hop.Edge;
import org.marrow.model.Curie;
import org.marrow.store.Store;
import org.marrow.store.Store.Part;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Published;

/// What things are mapped to, in either direction, read from the statements level by level. Not for use by
/// several threads.
final class Neighbours {

    /// As many things are asked for at once, so that what is said of them fits into little memory.
    private static final int BATCH = 5_000;

    private static final String CONCEPTS = "MEDGEN";

    private final Store store;
    private final MappingEnds ends;
    private final LoneAxioms lone;
    private final Map<Curie, List<Hop>> known = new HashMap<>();

    Neighbours(Store store, MappingEnds ends, LoneAxioms lone) {
        this.store = store;
        this.ends = ends;
        this.lone = lone;
    }

    /// Where all things lead that lie less than `steps` steps from one of `starts`; of other things than
    /// the starts, those outside `vocabulary`.
    Map<Curie, List<Hop>> around(Collection<Curie> starts, Optional<String> vocabulary, int steps) {
        Set<Curie> passed = new LinkedHashSet<>(starts);
        List<Curie> level = List.copyOf(passed);
        for (int step = 0; step < steps; step++) {
            read(level.stream().filter(thing -> !known.containsKey(thing)).toList());
            level = level.stream()
                    .flatMap(thing ->
                            known.getOrDefault(thing, List.of()).stream().map(Hop::to))
                    .filter(thing -> vocabulary.filter(thing.prefix()::equals).isEmpty() && passed.add(thing))
                    .toList();
        }
        return Collections.unmodifiableMap(known);
    }

    private void read(List<Curie> level) {
        for (int i = 0; i < level.size(); i += BATCH) {
            new Batch(level.subList(i, Math.min(i + BATCH, level.size()))).read();
        }
    }

    /// The work on some things of one level.
    private final class Batch {

        private final List<Curie> batch;
        private final Set<Curie> asked;
        private final Map<Curie, Map<Curie, Map<MappingPredicate, TreeSet<Edge>>>> edges = new HashMap<>();

        Batch(List<Curie> batch) {
            this.batch = batch;
            this.asked = new HashSet<>(batch);
        }

        void read() {
            Graph about = store.about(Part.ASSERTED, iris(batch));
            List<Curie> others = otherNames(about);
            take(about);
            take(store.about(Part.ASSERTED, iris(others)));
            List<Curie> names = new ArrayList<>(batch);
            names.addAll(others);
            take(store.pointing(Part.ASSERTED, MappingPredicate.betweenIris(), iris(names)));
            take(store.pointing(
                    Part.ASSERTED,
                    List.of(Published.HAS_DB_XREF),
                    names.stream().flatMap(name -> ends.texts(name).stream()).toList()));
            batch.forEach(thing -> lone.statements(thing).forEach(this::take));
            batch.forEach(thing -> known.put(thing, hops(thing)));
        }

        private List<Node> iris(Collection<Curie> ids) {
            return ids.stream().map(ends::iri).toList();
        }

        /// The numbers of the pages of concepts, and the identifiers of what was merged into the things.
        private List<Curie> otherNames(Graph about) {
            Set<Curie> others = new LinkedHashSet<>();
            about.find(Node.ANY, Mw.UID, Node.ANY)
                    .mapWith(triple -> new Curie(CONCEPTS, triple.getObject().getLiteralLexicalForm()))
                    .forEachRemaining(others::add);
            about.find(Node.ANY, Published.HAS_ALTERNATIVE_ID, Node.ANY)
                    .forEachRemaining(triple -> ends.stated(triple.getObject()).ifPresent(others::add));
            others.removeIf(other -> asked.contains(other) || !asked.contains(ends.thing(other)));
            return List.copyOf(others);
        }

        private void take(Graph statements) {
            for (MappingPredicate predicate : MappingPredicate.values()) {
                statements.find(Node.ANY, predicate.node(), Node.ANY).forEachRemaining(this::take);
            }
        }

        private void take(Triple triple) {
            ends.statement(triple).ifPresent(this::take);
        }

        private void take(MappingStatement statement) {
            Curie subject = ends.thing(statement.subject());
            Curie object = ends.thing(statement.object());
            take(subject, object, statement.predicate(), new Edge(statement, false));
            take(object, subject, statement.predicate().inverse(), new Edge(statement, true));
        }

        private void take(Curie from, Curie to, MappingPredicate predicate, Edge edge) {
            if (asked.contains(from)) {
                edges.computeIfAbsent(from, key -> new TreeMap<>())
                        .computeIfAbsent(to, key -> new TreeMap<>())
                        .computeIfAbsent(predicate, key -> new TreeSet<>())
                        .add(edge);
            }
        }

        private List<Hop> hops(Curie thing) {
            List<Hop> hops = new ArrayList<>();
            edges.getOrDefault(thing, Map.of())
                    .forEach((to, byPredicate) -> byPredicate.forEach(
                            (predicate, all) -> hops.add(new Hop(to, predicate, List.copyOf(all)))));
            return List.copyOf(hops);
        }
    }
}
