package org.marrow.lookup;

import java.util.List;
import org.marrow.model.Curie;

/// One step from a thing to another.
///
/// @param to        the thing at its end
/// @param predicate how the thing at its beginning is to the one at its end
/// @param edges     the statements that say so, at least one; ordered
record Hop(Curie to, MappingPredicate predicate, List<Edge> edges) {

    /// A statement, and whether it is walked from its object to its subject.
    record Edge(MappingStatement statement, boolean inverse) implements Comparable<Edge> {

        @Override
        public int compareTo(Edge other) {
            int byStatement = statement.compareTo(other.statement);
            return byStatement != 0 ? byStatement : Boolean.compare(inverse, other.inverse);
        }
    }

    Hop {
        edges = List.copyOf(edges);
    }
}
