package org.marrow.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.jspecify.annotations.Nullable;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.store.Store;
import org.marrow.store.Store.Part;
import org.marrow.vocabulary.Prefixes;

/// The mappings that are not written as a triple, so that no query takes them for one: those that a set
/// denies, and `owl:sameAs`. Few beside the others, they are read once for all. May be shared between
/// threads.
final class LoneAxioms {

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final MappingSets sets;
    private @Nullable Content content;

    /// A denial, seen from one of the two things.
    ///
    /// @param of        what is denied
    /// @param other     the thing at the other end
    /// @param predicate how the thing is said not to be to the other
    record Denial(Mapping of, Curie other, MappingPredicate predicate) {}

    private record Content(Map<Curie, List<MappingStatement>> same, Map<Curie, List<Denial>> denials) {}

    LoneAxioms(Store store, Prefixes prefixes, Things things, MappingSets sets) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.sets = sets;
    }

    /// The statements with `thing` at one of their ends.
    List<MappingStatement> statements(Curie thing) {
        return content().same().getOrDefault(thing, List.of());
    }

    /// What is said not to hold between `from` and `to`.
    List<Denial> denials(Curie from, Curie to) {
        return content().denials().getOrDefault(from, List.of()).stream()
                .filter(denial -> denial.other().equals(to))
                .toList();
    }

    private synchronized Content content() {
        Content read = content;
        if (read == null) {
            read = read();
            content = read;
        }
        return read;
    }

    private Content read() {
        Set<Node> axioms = new HashSet<>();
        store.pointing(Part.ASSERTED, List.of(MappingAxiom.MODIFIER), List.of(MappingAxiom.NOT))
                .find()
                .mapWith(Triple::getSubject)
                .forEachRemaining(axioms::add);
        store.pointing(Part.ASSERTED, List.of(OWL2.annotatedProperty.asNode()), List.of(MappingPredicate.SAME.node()))
                .find()
                .mapWith(Triple::getSubject)
                .forEachRemaining(axioms::add);
        List<MappingAxiom> all = MappingAxiom.all(store.about(Part.ASSERTED, axioms), prefixes);
        Map<Node, String> titles = sets.titles(all);
        var ends = new MappingEnds(prefixes, things);
        var read = new Content(new HashMap<>(), new HashMap<>());
        all.forEach(axiom -> ends.statement(axiom.triple()).ifPresent(statement -> {
            Curie subject = ends.thing(statement.subject());
            Curie object = ends.thing(statement.object());
            if (axiom.denied()) {
                MappingSets.named(statement, List.of(axiom), titles).forEach(denied -> {
                    add(read.denials(), subject, new Denial(denied.mapping(), object, statement.predicate()));
                    add(
                            read.denials(),
                            object,
                            new Denial(
                                    denied.mapping(),
                                    subject,
                                    statement.predicate().inverse()));
                });
            } else {
                add(read.same(), subject, statement);
                add(read.same(), object, statement);
            }
        }));
        return read;
    }

    private static <T> void add(Map<Curie, List<T>> lists, Curie key, T value) {
        lists.computeIfAbsent(key, one -> new ArrayList<>()).add(value);
    }
}
