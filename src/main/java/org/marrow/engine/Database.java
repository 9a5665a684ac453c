package org.marrow.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/// What one query reads: a database with its hierarchy, and what lies over it. Not for use by several
/// threads.
final class Database {

    private static final Symbol OF_QUERY = Symbol.create("https://w3id.org/marrow/ns#database");
    private static final int QUAD = 4;

    private final DatasetGraphTDB dataset;
    private final NodeIds ids;
    private final Optional<Hierarchy> hierarchy;
    private final Optional<Overlay> overlay;
    private final Statistics statistics;
    private final Estimate estimate = new Estimate(this);
    private final PackedIndexes indexes;
    private final Spares spares = new Spares();

    private Database(DatasetGraphTDB dataset, Context context) {
        this.dataset = dataset;
        this.overlay = Overlay.of(context);
        this.hierarchy = overlay.filter(Overlay::concernsHierarchy).isPresent()
                ? Optional.empty()
                : Hierarchy.of(context, dataset);
        this.statistics = Statistics.of(context);
        this.indexes = PackedIndexes.of(context).orElseThrow();
        this.ids = new NodeIds(dataset.getTripleTable().getNodeTupleTable().getNodeTable(), indexes.nodes());
    }

    /// The database of the query whose context this is, the same for all of its parts.
    static Database of(Context context, DatasetGraphTDB dataset) {
        Database known = context.get(OF_QUERY);
        if (known == null || known.dataset != dataset) {
            known = new Database(dataset, context);
            context.set(OF_QUERY, known);
        }
        return known;
    }

    /// The database that `dataset` shows just as it is, if there is one behind it whose indexes queries with `context`
    /// know.
    static Optional<DatasetGraphTDB> behind(DatasetGraph dataset, Context context) {
        DatasetGraph behind = dataset;
        while (!TDBInternal.isBackedByTDB(behind)
                && behind instanceof DatasetGraphWrapper wrapper
                && !(behind instanceof DatasetGraphWrapperView)) {
            behind = wrapper.getWrapped();
        }
        return TDBInternal.isBackedByTDB(behind) && PackedIndexes.of(context).isPresent()
                ? Optional.of(TDBInternal.requireStorage(behind))
                : Optional.empty();
    }

    NodeIds ids() {
        return ids;
    }

    Optional<Hierarchy> hierarchy() {
        return hierarchy;
    }

    Statistics statistics() {
        return statistics;
    }

    Spares spares() {
        return spares;
    }

    /// What it guesses of patterns.
    Estimate estimate() {
        return estimate;
    }

    /// A way to look for a statement of three or four terms.
    ///
    /// @param terms   those of the statement
    /// @param pattern the same as nodes and variables
    Step scan(List<Term> terms, List<Node> pattern) {
        Step below = below(terms);
        return overlay.filter(over -> mayMatch(over, pattern))
                .<Step>map(over -> {
                    List<Term> same = IntStream.range(0, terms.size())
                            .mapToObj(column -> new Term(column, 0, true))
                            .toList();
                    return new OverlaidScan(below, below(same), over, terms, ids);
                })
                .orElse(below);
    }

    private Step below(List<Term> terms) {
        return new Scan(best(terms), terms);
    }

    private PackedIndex best(List<Term> terms) {
        return indexes.of(terms.size() == QUAD).stream()
                .max(Comparator.comparingInt(index -> Scan.prefix(index, terms)))
                .orElseThrow();
    }

    /// How many statements match, if an index knows beforehand everything that is known of them; otherwise how many
    /// there are at most. What lies over the database does not count.
    long count(List<Term> terms) {
        int prefix = Scan.prefix(best(terms), terms);
        return indexes.of(terms.size() == QUAD).stream()
                .filter(index -> Scan.prefix(index, terms) == prefix)
                .mapToLong(index -> index.count(
                        IntStream.range(0, prefix)
                                .mapToLong(part -> terms.get(index.term(part)).constant())
                                .toArray(),
                        prefix))
                .min()
                .orElseThrow();
    }

    private static boolean mayMatch(Overlay over, List<Node> pattern) {
        Node[] parts = pattern.stream()
                .map(node -> node.isConcrete() ? node : Node.ANY)
                .toArray(Node[]::new);
        int last = parts.length - 1;
        return over.find(parts.length == QUAD, parts[0], parts[last - 2], parts[last - 1], parts[last])
                .hasNext();
    }

    /// All that is the subject or the object of a statement of the default graph.
    LongRows everything() {
        var all = new LongRows(1);
        int[] first = {0};
        indexes.of(false).stream()
                .filter(index -> !index.letters().startsWith("P"))
                .forEach(index -> index.firsts(bits -> all.add(new long[] {bits}, first)));
        overlay.ifPresent(over -> over.find(false, Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> {
                    all.add(new long[] {ids.of(quad.getSubject())}, first);
                    all.add(new long[] {ids.of(quad.getObject())}, first);
                }));
        return all;
    }
}
