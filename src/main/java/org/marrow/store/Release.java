package org.marrow.store;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Endpoint;
import org.marrow.engine.PathExecutor;
import org.marrow.engine.Statistics;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.ManifestRdf;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Published;

/// An open release: an immutable dataset under a stable identifier.
///
/// The default graph holds the union of the asserted graphs. Any number of threads may read at once; close
/// it when the last one is done.
public final class Release implements Store {

    /// The name of the file that says what the default graph holds.
    static final String STATISTICS = "statistics";

    private final String id;
    private final Optional<Path> folder;
    private final DatasetGraph dataset;
    private final Runnable closing;
    private final Store statements;
    private final Map<Class<?>, AutoCloseable> companions = new HashMap<>();
    private final AtomicBoolean isClosed = new AtomicBoolean();
    private @Nullable Statistics statistics;

    Release(String id, Optional<Path> folder, DatasetGraph dataset, Runnable closing) {
        this(id, folder, dataset, new DatasetStore(id, dataset), closing);
    }

    private Release(String id, Optional<Path> folder, DatasetGraph dataset, Store statements, Runnable closing) {
        this.id = id;
        this.folder = folder;
        this.dataset = new DatasetGraphReadOnly(dataset, dataset.getContext().copy());
        this.closing = closing;
        Statistics.register(this.dataset.getContext(), this::statistics);
        this.statements = statements;
    }

    /// A release in memory, filled by `content`.
    public static Release inMemory(String id, Consumer<ReleaseWriter> content) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        dataset.executeWrite(() -> content.accept(new ReleaseWriter(
                (graph, triple) -> {
                    dataset.add(Quad.create(graph, triple));
                    if (Graphs.isAsserted(graph)) {
                        dataset.getDefaultGraph().add(triple);
                    }
                },
                () -> counts(dataset),
                () -> NumberedTerms.survey(dataset))));
        PathExecutor.register(dataset.getContext());
        return new Release(id, Optional.empty(), dataset, dataset::close);
    }

    /// The release that a SPARQL server has, which answers queries as a whole and is closed with the release.
    ///
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED` if it does not answer, or has not one release
    public static Release at(RemoteServer server) {
        var store = new RemoteStore(server);
        if (!store.isConfined()) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found no graph %s, expected a release that was loaded by build --to-store"
                            .formatted(server, Graphs.UNION.getURI()));
        }
        var dataset = new RemoteDataset(store);
        Endpoint.register(dataset.getContext(), store);
        var release = new Release(store.id(), Optional.empty(), dataset, store, store::close);
        release.statistics = store.statistics();
        return release;
    }

    private static Map<Node, Long> counts(DatasetGraph dataset) {
        Map<Node, Long> counts = new LinkedHashMap<>();
        dataset.listGraphNodes()
                .forEachRemaining(graph ->
                        counts.put(graph, (long) dataset.getGraph(graph).size()));
        return counts;
    }

    @Override
    public String id() {
        return id;
    }

    /// Where its files are; empty for one in memory.
    public Optional<Path> folder() {
        return folder;
    }

    /// The store behind it, if it is not ours.
    public Optional<RemoteStore> store() {
        return Optional.of(statements).filter(RemoteStore.class::isInstance).map(RemoteStore.class::cast);
    }

    /// Whether its statements can be read; of a store that is not ours, those that say that it has this release.
    public boolean isThere() {
        return read(dataset -> store().isPresent()
                ? dataset.contains(Quad.defaultGraphIRI, ManifestRdf.release(id), Published.DATASET_VERSION, Node.ANY)
                : dataset.contains(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY));
    }

    /// What the default graph holds, as it was counted when the release was built; one in memory is counted at
    /// the first question, and of one behind a SPARQL endpoint only the triples are. Not known of a release
    /// that was built before there were statistics.
    public synchronized Statistics statistics() {
        if (statistics == null) {
            statistics = folder.map(path -> StatisticsFile.read(path.resolve(STATISTICS)))
                    .orElseGet(() -> read(NumberedTerms::survey).defaultGraph().statistics());
        }
        return statistics;
    }

    /// Whether the dataset hands out the statements of a graph in an order that its content alone
    /// decides, those of one subject together.
    public boolean isOrdered() {
        return folder.isPresent();
    }

    /// The dataset, read-only, for an endpoint that makes transactions of its own. Its context is of this
    /// release alone, even where two have the same folder open.
    public DatasetGraph dataset() {
        return dataset;
    }

    /// What `question` answers inside a read transaction. The answer must not hold on to the dataset.
    ///
    /// @throws IllegalStateException after it was closed
    public <T> T read(Function<DatasetGraph, T> question) {
        requireOpen();
        return dataset.isInTransaction()
                ? question.apply(dataset)
                : dataset.calculateRead(() -> question.apply(dataset));
    }

    @Override
    public Graph about(Part part, Collection<Node> subjects) {
        requireOpen();
        return statements.about(part, subjects);
    }

    @Override
    public Graph pointing(Part part, Collection<Node> predicates, Collection<Node> objects) {
        requireOpen();
        return statements.pointing(part, predicates, objects);
    }

    @Override
    public void each(Part part, Node predicate, Consumer<Triple> out) {
        requireOpen();
        statements.each(part, predicate, out);
    }

    /// What belongs to this release and closes with it, such as its open indexes: made at the first call,
    /// and the same at every other.
    public synchronized <T extends AutoCloseable> T companion(Class<T> type, Supplier<T> maker) {
        requireOpen();
        return type.cast(companions.computeIfAbsent(type, key -> maker.get()));
    }

    private void requireOpen() {
        if (isClosed.get()) {
            throw new IllegalStateException(this + " is closed, expected an open one");
        }
    }

    /// Lets go of the dataset and its files.
    @Override
    public synchronized void close() {
        if (isClosed.compareAndSet(false, true)) {
            for (AutoCloseable companion : companions.values()) {
                try {
                    companion.close();
                } catch (Exception e) {
                    System.getLogger(Release.class.getName())
                            .log(System.Logger.Level.WARNING, this + " did not close well", e);
                }
            }
            companions.clear();
            closing.run();
        }
    }

    @Override
    public String toString() {
        return "release " + id;
    }
}
