package org.marrow.engine;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.vocabulary.RDF;

/// How much of what a graph holds, counted when its release was built: what the plan of a query needs to know,
/// and what VoID tells of a dataset. May be shared between threads.
///
/// @param triples    how many there are
/// @param subjects   how many distinct subjects
/// @param objects    how many distinct objects
/// @param predicates the use of each predicate, in the order of their IRIs
/// @param classes    how many instances each class has, in the order of their IRIs
public record Statistics(
        long triples, long subjects, long objects, Map<Node, Usage> predicates, Map<Node, Long> classes) {

    /// Of a graph that nobody has counted.
    public static final Statistics UNKNOWN = new Statistics(0, 0, 0, Map.of(), Map.of());

    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/marrow/ns#statistics");

    /// The order of nodes by their names.
    public static final Comparator<Node> BY_NAME = Comparator.comparing(Node::toString);

    /// How often a predicate is used.
    ///
    /// @param triples  in how many triples
    /// @param subjects with how many distinct subjects
    /// @param objects  with how many distinct objects
    public record Usage(long triples, long subjects, long objects) {

        /// Of a predicate that no triple has.
        public static final Usage NONE = new Usage(0, 0, 0);
    }

    /// Whether anything was counted.
    public boolean isKnown() {
        return triples > 0;
    }

    /// The use of `predicate`; none if the graph does not have it.
    public Usage of(Node predicate) {
        return predicates.getOrDefault(predicate, Usage.NONE);
    }

    /// How many subjects have a class.
    public long entities() {
        return of(RDF.Nodes.type).subjects();
    }

    /// A map in the order of the names of its keys.
    public static <T> Map<Node, T> sorted() {
        return new TreeMap<>(BY_NAME);
    }

    /// From now on queries with `context` are planned by `statistics`, asked for at the first of them.
    public static void register(Context context, Supplier<Statistics> statistics) {
        context.set(SYMBOL, new Source(statistics));
    }

    static Statistics of(Context context) {
        Source source = context.get(SYMBOL);
        return source == null ? UNKNOWN : source.get();
    }

    /// The use of `predicate`, if the graph was counted and has it.
    Optional<Usage> use(Node predicate) {
        return Optional.ofNullable(predicates.get(predicate));
    }

    private static final class Source {

        private final Supplier<Statistics> statistics;
        private volatile Optional<Statistics> known = Optional.empty();

        Source(Supplier<Statistics> statistics) {
            this.statistics = statistics;
        }

        Statistics get() {
            if (known.isEmpty()) {
                known = Optional.of(statistics.get());
            }
            return known.get();
        }
    }
}
