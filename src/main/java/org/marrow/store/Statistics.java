package org.marrow.store;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
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

    static final Comparator<Node> BY_NAME = Comparator.comparing(Node::toString);

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

    static <T> Map<Node, T> sorted() {
        return new TreeMap<>(BY_NAME);
    }
}
