package org.marrow.store;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;

/// An open release: an immutable dataset under a stable identifier.
///
/// The default graph holds the union of the asserted graphs. Any number of threads may read at once; close
/// it when the last one is done.
public final class Release implements AutoCloseable {

    private final String id;
    private final DatasetGraph dataset;
    private final boolean isOrdered;
    private final Runnable closing;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    Release(String id, DatasetGraph dataset, boolean isOrdered, Runnable closing) {
        this.id = id;
        this.dataset = new DatasetGraphReadOnly(dataset);
        this.isOrdered = isOrdered;
        this.closing = closing;
    }

    /// Its identifier, such as `hpo-2025-05-06-1bb1f3564396`: the version of its main source and a digest
    /// of all.
    public String id() {
        return id;
    }

    /// Whether the dataset hands out the statements of a graph in an order that its content alone
    /// decides, those of one subject together.
    public boolean isOrdered() {
        return isOrdered;
    }

    /// The dataset, read-only, for an endpoint that makes transactions of its own.
    public DatasetGraph dataset() {
        return dataset;
    }

    /// What `question` answers inside a read transaction. The answer must not hold on to the dataset.
    public <T> T read(Function<DatasetGraph, T> question) {
        return dataset.calculateRead(() -> question.apply(dataset));
    }

    /// Lets go of the dataset and its files.
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            closing.run();
        }
    }

    @Override
    public String toString() {
        return "release " + id;
    }
}
