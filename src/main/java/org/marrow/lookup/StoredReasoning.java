package org.marrow.lookup;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.Axioms;
import org.marrow.reason.ClassAnswer;
import org.marrow.reason.Classification;
import org.marrow.reason.Explanation;
import org.marrow.reason.OwlReport;
import org.marrow.reason.Reasoner;
import org.marrow.source.Progress;
import org.marrow.store.Store;
import org.marrow.vocabulary.Prefixes;

/// Reasoning over the statements of a release, which are read at the first question.
final class StoredReasoning implements Reasoning, AutoCloseable {

    /// How many may wait, beside the one that is answered.
    private static final int WAITING = 8;

    private final ReentrantLock opening = new ReentrantLock();
    private final Store store;
    private final Prefixes prefixes;
    private volatile @Nullable Reasoner reasoner;
    private boolean isClosed;

    StoredReasoning(Store store, Prefixes prefixes) {
        this.store = store;
        this.prefixes = prefixes;
    }

    /// What reasoning finds in `store` as a whole; empty where its ontology says no more than which class is below
    /// which. It is classified anew.
    static Optional<OwlReport> report(Store store, Progress progress) {
        Axioms axioms = axioms(store);
        return axioms.isMoreThanHierarchy()
                ? Optional.of(Classification.of(axioms, progress).report(progress))
                : Optional.empty();
    }

    private static Axioms axioms(Store store) {
        var axioms = new Axioms();
        Axioms.PREDICATES.forEach(predicate -> store.each(Store.Part.ONTOLOGY, predicate, axioms));
        store.each(Store.Part.ONTOLOGY, RDFS.Nodes.label, axioms);
        return axioms;
    }

    /// The reasoner, opened by the first who asks.
    Reasoner reasoner() {
        Reasoner open = reasoner;
        if (open != null && open.waiting() < WAITING) {
            return open;
        }
        if (open != null || opening.getQueueLength() >= WAITING) {
            throw new MarrowException(
                    ErrorCode.SERVICE_BUSY,
                    "Found %d questions about reasoning that wait, expected fewer; ask again".formatted(WAITING));
        }
        opening.lock();
        try {
            open = reasoner;
            if (open == null) {
                if (isClosed) {
                    throw new IllegalStateException("Reasoning over %s is closed".formatted(store));
                }
                open = Reasoner.over(axioms(store));
                reasoner = open;
            }
            return open;
        } finally {
            opening.unlock();
        }
    }

    /// The IRI that a class is named by, or the name itself where it is no identifier.
    String named(String written) {
        String text = written.strip();
        try {
            return prefixes.iri(prefixes.parse(text));
        } catch (MarrowException e) {
            return text;
        }
    }

    @Override
    public Explanation why(String child, String parent, int limit, Duration atMost) {
        return reasoner().why(named(child), named(parent), limit, atMost);
    }

    @Override
    public ClassAnswer classes(String expression, ClassAnswer.Relation relation, boolean isDirect, Duration atMost) {
        Reasoner.requireWords(expression);
        return reasoner().classes(expression, relation, isDirect, atMost);
    }

    @Override
    public void close() {
        opening.lock();
        try {
            isClosed = true;
            Reasoner open = reasoner;
            reasoner = null;
            if (open != null) {
                open.close();
            }
        } finally {
            opening.unlock();
        }
    }
}
