package org.marrow.engine;

import java.util.function.LongFunction;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;

/// At most 262,144 nodes that were looked up of late, by their bits: one place for all bits of one hash, which has
/// the last of them. May be shared between threads, each of which may miss what another has just put there.
final class NodeCache {

    private static final int HASH_BITS = 18;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final @Nullable Entry[] entries = new Entry[1 << HASH_BITS];

    private record Entry(long bits, Node node) {}

    /// The node of `bits`, by way of `table` if it is not at hand.
    Node get(long bits, LongFunction<Node> table) {
        int place = (int) ((bits * SPREAD) >>> (Long.SIZE - HASH_BITS));
        Entry entry = entries[place];
        if (entry == null || entry.bits != bits) {
            entry = new Entry(bits, table.apply(bits));
            entries[place] = entry;
        }
        return entry.node;
    }
}
