package org.marrow.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// How often each predicate is used in the default graph, by which the order of joins is chosen.
///
/// @param predicates those that are used
public record Statistics(Map<Node, Use> predicates) {

    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/marrow/ns#statistics");
    private static final Statistics NONE = new Statistics(Map.of());

    /// The use of a predicate.
    ///
    /// @param statements how many have it, at least 1
    /// @param subjects   how many different ones these have
    /// @param objects    how many different ones these have
    public record Use(long statements, long subjects, long objects) {}

    /// From now on queries with `context` are planned by `statistics`, asked for at the first of them.
    public static void register(Context context, Supplier<Statistics> statistics) {
        context.set(SYMBOL, new Source(statistics));
    }

    static Statistics of(Context context) {
        Source source = context.get(SYMBOL);
        return source == null ? NONE : source.get();
    }

    /// The use of a predicate, if it is known.
    Optional<Use> of(Node predicate) {
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
