package org.marrow.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.nodetable.NodeTable;

/// Nodes as the 64 bits that a database's indexes have of them, for one query. What the database does not
/// have gets bits that no index has, so that equal bits are equal nodes, wherever they come from.
///
/// Not for use by several threads.
final class NodeIds {

    /// The type that TDB2 gives to none of its values.
    private static final long FOREIGN = 0xBFL << 56;

    private static final long TYPE = 0xFFL << 56;

    private final NodeTable table;
    private final NodeCache cache;
    private final Map<Node, Long> foreign = new HashMap<>();
    private final List<Node> foreigners = new ArrayList<>();

    /// @param cache of the same table
    NodeIds(NodeTable table, NodeCache cache) {
        this.table = table;
        this.cache = cache;
    }

    /// The bits of `node`.
    long of(Node node) {
        NodeId id = table.getNodeIdForNode(node);
        if (!NodeId.isDoesNotExist(id)) {
            return bits(id);
        }
        return foreign.computeIfAbsent(node, key -> {
            foreigners.add(key);
            return FOREIGN | foreigners.size() - 1L;
        });
    }

    /// The bits of a node in an index.
    static long bits(NodeId id) {
        ByteBuffer bytes = ByteBuffer.allocate(NodeId.SIZE);
        NodeIdFactory.set(id, bytes, 0);
        return bytes.getLong(0);
    }

    /// Whether an index may have these bits.
    static boolean isStored(long bits) {
        return (bits & TYPE) != FOREIGN;
    }

    /// The node of `bits`.
    Node node(long bits) {
        return isStored(bits) ? cache.get(bits, this::stored) : foreigners.get((int) (bits & ~TYPE));
    }

    private Node stored(long bits) {
        return table.getNodeForNodeId(
                NodeIdFactory.get(ByteBuffer.allocate(NodeId.SIZE).putLong(0, bits), 0));
    }
}
