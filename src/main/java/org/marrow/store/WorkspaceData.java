package org.marrow.store;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.mem.DatasetGraphInMemory;
import org.apache.jena.system.Txn;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Graphs;

/// The statements of a workspace: Jena's transactional dataset in memory, which writes down what a
/// transaction changed before it commits it, and has an index of the names that belongs to the same moment.
///
/// It keeps no prefixes: Jena's are of no transaction.
final class WorkspaceData extends DatasetGraphInMemory implements AutoCloseable {

    /// Keeps what a transaction changed, for good, before it is committed.
    interface Journal {
        /// Keeps `change`.
        ///
        /// @throws IOException if it cannot; the transaction is aborted then
        void write(WorkspaceChange change) throws IOException;
    }

    /// Says that a transaction cannot be.
    interface Refusal {
        RuntimeException of(Exception cause);
    }

    private final WorkspaceTexts texts;
    private final Journal journal;
    private final Refusal refusal;
    private final long limit;
    private final WorkspaceChange change = new WorkspaceChange();
    private final ReentrantLock moment = new ReentrantLock();

    @SuppressWarnings("ThreadLocalUsage") // each dataset has transactions of its own, as Jena's have
    private final ThreadLocal<WorkspaceNames> view = new ThreadLocal<>();

    private final AtomicLong size = new AtomicLong();

    /// @param limit   the most statements
    /// @param journal where transactions are written down
    /// @param refusal what is thrown if that cannot be
    WorkspaceData(long limit, Journal journal, Refusal refusal) {
        this.limit = limit;
        this.journal = journal;
        this.refusal = refusal;
        this.texts = new WorkspaceTexts();
    }

    /// Makes this what it is after `record`, which comes from the journal. Only before the first transaction.
    void replay(WorkspaceRecord record) {
        record.removed().forEach(quad -> {
            if (quad.isDefaultGraph()) {
                super.deleteFromDftGraph(quad.getSubject(), quad.getPredicate(), quad.getObject());
            } else {
                super.deleteFromNamedGraph(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
            }
        });
        record.added().forEach(quad -> {
            if (quad.isDefaultGraph()) {
                super.addToDftGraph(quad.getSubject(), quad.getPredicate(), quad.getObject());
            } else {
                super.addToNamedGraph(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
            }
        });
        size.addAndGet(record.added().size() - record.removed().size());
    }

    /// Makes the index of the names, when all is replayed.
    void index() {
        find().forEachRemaining(texts::add);
        texts.publish(texts.refreshed());
    }

    /// The number of statements, without those of a transaction that is not committed.
    long statements() {
        return size.get();
    }

    /// The names as they are in the transaction of this thread; as they were when it began, if it writes.
    WorkspaceNames names() {
        WorkspaceNames names = view.get();
        if (names == null) {
            throw new IllegalStateException("Asked for names outside a transaction");
        }
        return names;
    }

    /// A transaction that might become a write is one from the start, so that it never has to wait for, or
    /// miss, what another wrote in between.
    @Override
    public void begin(TxnType type) {
        if (type == TxnType.READ) {
            moment.lock();
            try {
                super.begin(type);
                view.set(texts.acquire());
            } finally {
                moment.unlock();
            }
        } else {
            super.begin(TxnType.WRITE);
            change.clear();
            view.set(texts.acquire());
        }
    }

    @Override
    public void commit() {
        if (isInTransaction() && transactionMode() == ReadWrite.WRITE && !change.isEmpty()) {
            commitChange();
        } else {
            super.commit();
        }
        release();
    }

    private void commitChange() {
        try {
            journal.write(change);
        } catch (IOException | RuntimeException e) {
            abort();
            throw refusal.of(e);
        }
        change.removed().forEach(texts::remove);
        change.added().forEach(texts::add);
        WorkspaceNames next = texts.refreshed();
        int growth = change.growth();
        moment.lock();
        try {
            super.commit();
            texts.publish(next);
            size.addAndGet(growth);
        } finally {
            moment.unlock();
        }
    }

    @Override
    public void abort() {
        super.abort();
        release();
    }

    @Override
    public void end() {
        try {
            super.end();
        } finally {
            release();
        }
    }

    private void release() {
        WorkspaceNames names = view.get();
        if (names != null) {
            view.remove();
            names.release();
        }
    }

    @Override
    public PrefixMap prefixes() {
        return PrefixMapFactory.unmodifiablePrefixMap(PrefixMapFactory.create());
    }

    @Override
    public void clear() {
        inTransaction(() -> find().forEachRemaining(this::delete));
    }

    @Override
    protected void addToDftGraph(Node subject, Node predicate, Node object) {
        inTransaction(() -> {
            if (!contains(Quad.defaultGraphIRI, subject, predicate, object)) {
                requireRoom();
                super.addToDftGraph(subject, predicate, object);
                change.add(Quad.create(Quad.defaultGraphIRI, subject, predicate, object));
            }
        });
    }

    @Override
    protected void addToNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        inTransaction(() -> {
            if (!contains(graph, subject, predicate, object)) {
                requireOwn(graph);
                requireRoom();
                super.addToNamedGraph(graph, subject, predicate, object);
                change.add(Quad.create(graph, subject, predicate, object));
            }
        });
    }

    @Override
    protected void deleteFromDftGraph(Node subject, Node predicate, Node object) {
        inTransaction(() -> {
            if (contains(Quad.defaultGraphIRI, subject, predicate, object)) {
                super.deleteFromDftGraph(subject, predicate, object);
                change.remove(Quad.create(Quad.defaultGraphIRI, subject, predicate, object));
            }
        });
    }

    @Override
    protected void deleteFromNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        inTransaction(() -> {
            if (contains(graph, subject, predicate, object)) {
                super.deleteFromNamedGraph(graph, subject, predicate, object);
                change.remove(Quad.create(graph, subject, predicate, object));
            }
        });
    }

    private void inTransaction(Runnable work) {
        if (isInTransaction()) {
            work.run();
        } else {
            Txn.executeWrite(this, work);
        }
    }

    private static void requireOwn(Node graph) {
        if (Graphs.isOfReleases(graph)) {
            throw new MarrowException(
                    ErrorCode.NOT_ALLOWED,
                    "%s: found the name of a graph of releases, expected one of your own".formatted(graph));
        }
    }

    private void requireRoom() {
        if (size.get() + change.growth() >= limit) {
            throw new MarrowException(
                    ErrorCode.WORKSPACE_FULL,
                    "Found more statements than a workspace may have, expected at most %,d; remove some first, or keep them in a store of your own"
                            .formatted(limit));
        }
    }

    @Override
    public void close() {
        texts.close();
    }
}
