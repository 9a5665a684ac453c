package org.marrow.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.SystemTDB;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Statistics;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;

/// Fills an empty TDB2 database in one go: gathers all statements as numbers, then sorts them once for each
/// index and packs the index from its first block to its last.
///
/// Nothing is inserted at random, so the work grows with the statements alone and every block is full. It
/// holds 16 bytes for each statement and what [NodeNumbers] holds for each node. Statements are numbered by
/// a thread of its own while the caller makes the next ones.
final class BulkWriter implements AutoCloseable {

    private static final int BATCH = 4 * 4096;
    private static final int BATCHES = 16;
    private static final int INDEXERS = 2;
    private static final int TOLD_EVERY = 1 << 16;

    private final Path database;
    private final NodeNumbers nodes;
    private final Statements statements = new Statements();
    private final Map<Node, Integer> graphs = new LinkedHashMap<>();
    private final NamedTerms named;
    private final ExecutorService numbering =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService indexing =
            Executors.newFixedThreadPool(INDEXERS, Thread.ofPlatform().daemon().factory());
    private final Semaphore room = new Semaphore(BATCHES);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private Node[] batch = new Node[BATCH];
    private int filled;
    private Statistics surveyed = Statistics.UNKNOWN;
    private long surveyedRows;

    /// Writes into `database`, a folder with the files of an empty TDB2 database that nobody has open.
    BulkWriter(Path database) throws IOException {
        this.database = database;
        Path nodeFile = NodeNumbers.nodeFile(database);
        Files.deleteIfExists(nodeFile);
        this.nodes = new NodeNumbers(nodeFile);
        this.named = new NamedTerms(nodes);
    }

    /// Adds a statement. One that a graph has already is there once, however often it is added.
    void add(Node graph, Triple triple) {
        batch[filled++] = graph;
        batch[filled++] = triple.getSubject();
        batch[filled++] = triple.getPredicate();
        batch[filled++] = triple.getObject();
        if (filled == BATCH) {
            hand();
        }
    }

    /// Hands the batch over for numbering, waiting while too many are under way.
    private void hand() {
        requireNoFailure();
        Node[] full = Arrays.copyOf(batch, filled);
        filled = 0;
        room.acquireUninterruptibly();
        numbering.execute(() -> {
            try {
                number(full);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    private void number(Node[] next) {
        for (int i = 0; i < next.length; i += 4) {
            int graph = graphs.computeIfAbsent(next[i], nodes::number);
            int subject = nodes.number(next[i + 1]);
            int predicate = nodes.number(next[i + 2]);
            int object = nodes.number(next[i + 3]);
            statements.add(graph, subject, predicate, object);
            named.keep(graph, next[i]);
            named.keep(predicate, next[i + 2]);
            if (next[i + 2].equals(RDF.Nodes.type)) {
                named.keep(object, next[i + 3]);
            }
        }
    }

    private void requireNoFailure() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Waits until all that was added is numbered.
    private void settle() {
        hand();
        room.acquireUninterruptibly(BATCHES);
        room.release(BATCHES);
        requireNoFailure();
    }

    /// How many statements each graph has by now, in the order in which the graphs came.
    Map<Node, Long> counts() {
        settle();
        int[] rows = statements.order("GSPO", nodes.count(), graph -> true);
        int[] graph = statements.column('G');
        Map<Integer, Long> byNumber = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (i == 0 || !statements.same("GSPO", rows[i - 1], rows[i])) {
                byNumber.merge(graph[rows[i]], 1L, Long::sum);
            }
        }
        Map<Node, Long> counts = new LinkedHashMap<>();
        graphs.forEach((name, number) -> counts.put(name, byNumber.getOrDefault(number, 0L)));
        return counts;
    }

    /// What each graph and the default graph hold by now.
    Survey survey() {
        settle();
        BitSet asserted = asserted();
        Survey survey = new Surveyor(statements, named).survey(asserted::get);
        surveyed = survey.defaultGraph().statistics();
        surveyedRows = rows(asserted);
        return survey;
    }

    /// What the default graph holds, counted only if no survey has seen all of it.
    Statistics defaultGraph() {
        settle();
        BitSet asserted = asserted();
        if (rows(asserted) != surveyedRows) {
            surveyed = new Surveyor(statements, named).defaultGraph(asserted::get);
            surveyedRows = rows(asserted);
        }
        return surveyed;
    }

    private BitSet asserted() {
        BitSet asserted = new BitSet();
        graphs.forEach((graph, number) -> asserted.set(number, Graphs.isAsserted(graph)));
        return asserted;
    }

    private long rows(BitSet accepted) {
        int[] graph = statements.column('G');
        return IntStream.range(0, statements.size())
                .filter(row -> accepted.get(graph[row]))
                .count();
    }

    /// Writes all indexes.
    ///
    /// @param tripleIndexes those of the default graph, which has the statements of all asserted graphs
    /// @param quadIndexes   those of the named graphs
    /// @throws RuntimeException if the disk does not take it
    void finish(List<String> tripleIndexes, List<String> quadIndexes, Progress progress) throws IOException {
        settle();
        nodes.close();
        writeState(nodes.fileLength());
        long[] ids = nodes.sortedIds();
        int[] ranks = nodes.ranks(ids);
        statements.replace(ranks);
        BitSet asserted = new BitSet();
        graphs.forEach((graph, number) -> asserted.set(ranks[number], Graphs.isAsserted(graph)));
        progress.begin(
                "indexing", (long) statements.size() * (tripleIndexes.size() + quadIndexes.size()), "statements");
        List<CompletableFuture<Void>> work = new ArrayList<>();
        work.add(inBackground(() -> IndexFile.pack(database, "nodes", SystemTDB.nodeRecordFactory, nodes.index())));
        for (String index : quadIndexes) {
            work.add(inBackground(() -> IndexFile.pack(
                    database, index, SystemTDB.indexRecordQuadFactory, records(index, ids, graph -> true, progress))));
        }
        for (String index : tripleIndexes) {
            work.add(inBackground(() -> IndexFile.pack(
                    database,
                    index,
                    SystemTDB.indexRecordTripleFactory,
                    records(index, ids, asserted::get, progress))));
        }
        try {
            CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            failure.set(e.getCause());
            requireNoFailure();
        }
    }

    private CompletableFuture<Void> inBackground(Runnable part) {
        return CompletableFuture.runAsync(part, indexing);
    }

    /// TDB2 keeps the length of the node file beside it, and a second number that is 0 at rest.
    private void writeState(long length) throws IOException {
        Files.write(
                database.resolve("nodes-data." + Names.extBdfState),
                ByteBuffer.allocate(2 * Long.BYTES).putLong(length).array());
    }

    private Iterator<Record> records(String index, long[] ids, IntPredicate accepted, Progress progress) {
        int[] rows = statements.order(index, ids.length, accepted);
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < rows.length;
            }

            @Override
            public Record next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int row = rows[next++];
                if (next % TOLD_EVERY == 0) {
                    synchronized (progress) {
                        progress.advance(TOLD_EVERY);
                    }
                }
                ByteBuffer key = ByteBuffer.allocate(index.length() * NodeId.SIZE);
                for (int i = 0; i < index.length(); i++) {
                    key.putLong(ids[statements.column(index.charAt(i))[row]]);
                }
                while (next < rows.length && statements.same(index, row, rows[next])) {
                    next++;
                }
                return new Record(key.array(), null);
            }
        };
    }

    /// Ends its threads and lets go of its files, whatever has happened.
    @Override
    public void close() throws IOException {
        numbering.shutdownNow();
        indexing.shutdownNow();
        nodes.close();
        IndexFile.release(database);
    }
}
