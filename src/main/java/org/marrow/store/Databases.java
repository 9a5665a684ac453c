package org.marrow.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.params.StoreParamsBuilder;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.TDB2StorageBuilder;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.marrow.engine.PackedIndexes;
import org.marrow.engine.ReleaseExecutor;
import org.marrow.engine.Statistics;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;

/// The TDB2 databases of releases: written once, then only read.
///
/// Since nothing is written any more, TDB2's lock against a second process is left out: any number of
/// processes may read one database, and this process opens it once, however many releases ask for it. Its
/// folder is as TDB2's own tools know it.
final class Databases {

    /// What a question in a graph needs, and no more: those that begin with the graph have a place, those
    /// that do not are answered from an index that ends in it, since few statements are in more than one
    /// graph.
    private static final List<String> TRIPLE_INDEXES = List.of("SPO", "POS", "OSP");

    private static final List<String> QUAD_INDEXES = List.of("GSPO", "SPOG", "POSG", "OSPG");
    private static final List<String> INDEXES =
            Stream.concat(TRIPLE_INDEXES.stream(), QUAD_INDEXES.stream()).toList();
    private static final StoreParams PARAMETERS = StoreParamsBuilder.create("marrow")
            .quadIndexes(QUAD_INDEXES.toArray(String[]::new))
            .build();

    private static final Map<Path, Open> OPEN = new HashMap<>();

    private record Open(DatasetGraphTDB dataset, PackedIndexes indexes, int users) {

        Open with(int others) {
            return new Open(dataset, indexes, others);
        }

        void close() {
            dataset.shutdown();
            indexes.close();
        }
    }

    private Databases() {}

    /// Makes a database in `folder`, which must not exist yet, and reads it back.
    ///
    /// @return what the default graph holds
    /// @throws MarrowException `RELEASE_INCOMPLETE` if what was written cannot be read back
    static Statistics write(Path folder, Consumer<ReleaseWriter> content, Progress progress) throws IOException {
        Files.createDirectory(folder);
        TDBInternal.expel(DatabaseMgr.connectDatasetGraph(folder.toString(), PARAMETERS));
        Statistics statistics;
        try (var writer = new BulkWriter(database(folder))) {
            content.accept(new ReleaseWriter(writer::add, writer::counts, writer::survey));
            statistics = writer.defaultGraph();
            writer.finish(TRIPLE_INDEXES, QUAD_INDEXES, progress);
        }
        StatisticsFile.writeForTdb2(statistics, database(folder).resolve(Names.optStats));
        progress.begin("reading back", -1, "");
        verify(folder);
        return statistics;
    }

    /// Reads every term and every index from end to end.
    ///
    /// Each index has to be in order, and all of one kind have to hold the same statements: as many, with
    /// the same sum of digests; their records have to lie in a row, where queries look for them. Each term has
    /// to be what its hash says, at the place that the index of terms names.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if one is not whole
    static void verify(Path folder) {
        Path database = database(folder);
        try {
            same(folder, Stream.of(() -> NodeNumbers.contents(database), () -> nodes(folder)));
            Map<String, Long> packed = packed(folder);
            requirePacked(folder, packed, TRIPLE_INDEXES, SystemTDB.indexRecordTripleFactory);
            requirePacked(folder, packed, QUAD_INDEXES, SystemTDB.indexRecordQuadFactory);
        } finally {
            IndexFile.release(database);
        }
    }

    private static void requirePacked(
            Path folder, Map<String, Long> packed, List<String> indexes, RecordFactory factory) {
        Contents contents = same(folder, indexes.stream().map(index -> () -> statements(folder, index, factory)));
        for (String index : indexes) {
            long count = packed.getOrDefault(index, 0L);
            if (count != contents.count()) {
                throw broken(folder, "%d records in a row in the index %s".formatted(count, index));
            }
        }
    }

    /// How many records each index has in a row, as queries read them.
    private static Map<String, Long> packed(Path folder) {
        try (PackedIndexes indexes = indexes(folder)) {
            return indexes.counts();
        } catch (IllegalStateException e) {
            throw broken(folder, String.valueOf(e.getMessage()));
        }
    }

    private static PackedIndexes indexes(Path folder) {
        try {
            return PackedIndexes.open(database(folder), INDEXES);
        } catch (IOException e) {
            throw broken(folder, "an index that cannot be read (%s)".formatted(e.getMessage()));
        }
    }

    private static Contents same(Path folder, Stream<Supplier<Contents>> alike) {
        Set<Contents> contents = alike.parallel().map(Supplier::get).collect(Collectors.toSet());
        if (contents.size() != 1) {
            throw broken(folder, "indexes that differ: " + contents);
        }
        return contents.iterator().next();
    }

    /// What an index holds, whatever its order.
    ///
    /// @param count how many records
    /// @param sum   the sum of their digests
    record Contents(long count, long sum) {}

    private static Contents nodes(Path folder) {
        return contents(folder, "nodes", SystemTDB.nodeRecordFactory, record -> {
            ByteBuffer hash = ByteBuffer.wrap(record.getKey());
            return NodeNumbers.digest(
                    hash.getLong(0),
                    hash.getLong(Long.BYTES),
                    ByteBuffer.wrap(record.getValue()).getLong(0));
        });
    }

    private static Contents statements(Path folder, String index, RecordFactory factory) {
        return contents(folder, index, factory, record -> digest(index, ByteBuffer.wrap(record.getKey())));
    }

    private static Contents contents(Path folder, String index, RecordFactory factory, ToLongFunction<Record> digest) {
        return IndexFile.read(database(folder), index, factory, records -> {
            long count = 0;
            long sum = 0;
            byte[] before = {};
            while (records.hasNext()) {
                Record record = records.next();
                if (Arrays.compareUnsigned(before, record.getKey()) >= 0) {
                    throw broken(folder, "the index %s out of order".formatted(index));
                }
                before = record.getKey();
                count++;
                sum += digest.applyAsLong(record);
            }
            return new Contents(count, sum);
        });
    }

    private static Path database(Path folder) {
        return folder.resolve("Data-0001");
    }

    /// Whether `folder` looks like a database.
    static boolean isThere(Path folder) {
        return Files.isDirectory(database(folder));
    }

    /// The database in `folder`, to be closed as often as it was opened.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if an index is not there, or not whole
    static synchronized DatasetGraphTDB open(Path folder) {
        Path key = folder.toAbsolutePath().normalize();
        Open open = OPEN.get(key);
        Open opened = open == null ? opened(key) : open.with(open.users() + 1);
        OPEN.put(key, opened);
        return opened.dataset();
    }

    private static Open opened(Path folder) {
        PackedIndexes indexes = indexes(folder);
        DatasetGraphTDB dataset = TDB2StorageBuilder.build(
                Location.create(database(folder).toString()), PARAMETERS, SystemTDB.getDefaultReorderTransform());
        ReleaseExecutor.register(dataset.getContext(), indexes);
        return new Open(dataset, indexes, 1);
    }

    /// Gives back what [#open] gave.
    static synchronized void close(Path folder) {
        Path key = folder.toAbsolutePath().normalize();
        Open open = OPEN.remove(key);
        if (open == null) {
            return;
        }
        if (open.users() > 1) {
            OPEN.put(key, open.with(open.users() - 1));
        } else {
            open.close();
        }
    }

    /// The same for a statement in whatever order an index has its parts.
    private static long digest(String letters, ByteBuffer key) {
        long digest = 0;
        for (int i = 0; i < letters.length(); i++) {
            digest += Long.rotateLeft(key.getLong(i * NodeId.SIZE) * 0x9E3779B97F4A7C15L, letters.charAt(i));
        }
        digest ^= digest >>> 29;
        return digest * 0xBF58476D1CE4E5B9L;
    }

    private static MarrowException broken(Path folder, String found) {
        return new MarrowException(
                ErrorCode.RELEASE_INCOMPLETE,
                "%s: found %s, expected what was written; build it again".formatted(folder, found));
    }
}
