package org.marrow.engine;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// The indexes of a release, mapped into memory, until they are closed. May be shared between threads.
public final class PackedIndexes implements AutoCloseable {

    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/marrow/ns#indexes");
    private static final int QUAD = 4;

    private final Arena arena;
    private final List<PackedIndex> triples;
    private final List<PackedIndex> quads;
    private final NodeCache nodes = new NodeCache();

    private PackedIndexes(Arena arena, List<PackedIndex> indexes) {
        this.arena = arena;
        this.triples = indexes.stream().filter(index -> index.width() < QUAD).toList();
        this.quads = indexes.stream().filter(index -> index.width() == QUAD).toList();
    }

    /// Opens the indexes of a TDB2 database each of whose B+trees was written from its first record to its last.
    ///
    /// @param database the folder of their files
    /// @param names    such as SPO and GSPO
    /// @throws IOException if one is not there, or not whole
    public static PackedIndexes open(Path database, Collection<String> names) throws IOException {
        Arena arena = Arena.ofShared();
        try {
            List<PackedIndex> indexes = new ArrayList<>();
            for (String name : names) {
                indexes.add(PackedIndex.open(database, name, arena));
            }
            return new PackedIndexes(arena, indexes);
        } catch (IOException e) {
            arena.close();
            throw e;
        }
    }

    /// From now on queries with `context` know these.
    void register(Context context) {
        context.set(SYMBOL, this);
    }

    static Optional<PackedIndexes> of(Context context) {
        return Optional.ofNullable(context.get(SYMBOL));
    }

    /// Nodes of whom the indexes have the bits.
    NodeCache nodes() {
        return nodes;
    }

    /// Those of the default graph, or those of the named ones.
    List<PackedIndex> of(boolean named) {
        return named ? quads : triples;
    }

    /// Reads each index from end to end.
    ///
    /// @return how many records each has
    /// @throws IllegalStateException if one is not in order
    public Map<String, Long> counts() {
        return Stream.concat(triples.stream(), quads.stream())
                .collect(Collectors.toMap(PackedIndex::letters, PackedIndex::records));
    }

    @Override
    public void close() {
        arena.close();
    }
}
