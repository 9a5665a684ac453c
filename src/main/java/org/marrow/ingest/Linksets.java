package org.marrow.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;
import org.marrow.vocabulary.Prefixes;

/// Counts the direct triples of mapping sets by what they lead from and to.
final class Linksets {

    private final Prefixes prefixes;
    private final Map<String, Linkset> counted = new TreeMap<>();

    /// The links of one set, with one predicate, between two vocabularies.
    ///
    /// @param graph     the graph of the set
    /// @param predicate what joins subjects and objects
    /// @param from      the prefix of the subjects
    /// @param to        the prefix of the objects
    /// @param triples   how many there are
    record Linkset(Node graph, Node predicate, String from, String to, long triples) {}

    Linksets(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /// Takes each direct triple of the set in `graph` once; one whose ends are of no known vocabulary joins none.
    Consumer<Triple> of(Node graph) {
        return triple -> prefix(triple.getSubject())
                .ifPresent(from -> prefix(triple.getObject())
                        .ifPresent(to -> count(new Linkset(graph, triple.getPredicate(), from, to, 1))));
    }

    private Optional<String> prefix(Node node) {
        return node.isURI() ? prefixes.curie(node.getURI()).map(Curie::prefix) : Optional.empty();
    }

    private void count(Linkset one) {
        counted.merge(
                "%s %s %s %s".formatted(one.graph(), one.predicate(), one.from(), one.to()),
                one,
                (sum, next) -> new Linkset(
                        sum.graph(), sum.predicate(), sum.from(), sum.to(), sum.triples() + next.triples()));
    }

    /// What was counted, ordered by graph, predicate and prefixes.
    List<Linkset> list() {
        return new ArrayList<>(counted.values());
    }
}
