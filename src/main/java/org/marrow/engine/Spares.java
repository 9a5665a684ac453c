package org.marrow.engine;

import java.util.IdentityHashMap;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;

/// Blocks of one query with which nobody matches just now, by what they were made of, so that what is executed for each
/// row is planned once. Not for use by several threads.
final class Spares {

    /// Some operators are made anew for each row: what was kept of them is of no use.
    private static final int MOST = 64;

    private final IdentityHashMap<Op, Spare> spares = new IdentityHashMap<>();

    private record Spare(Node graph, Block block) {}

    /// A block of this very `op`, now no longer kept.
    ///
    /// @param graph what patterns without a graph are about
    Optional<Block> take(Op op, Node graph) {
        return Optional.ofNullable(spares.remove(op))
                .filter(spare -> spare.graph().equals(graph))
                .map(Spare::block);
    }

    /// Keeps a block that is done with.
    void keep(Op op, Node graph, Block block) {
        if (spares.size() == MOST) {
            spares.clear();
        }
        spares.put(op, new Spare(graph, block));
    }
}
