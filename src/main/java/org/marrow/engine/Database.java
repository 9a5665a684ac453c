package org.marrow.engine;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.base.record.Record;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.tdb2.sys.TDBInternal;

/// What one query reads: a database with its hierarchy, and what lies over it. Not for use by several
/// threads.
final class Database {

    private static final Symbol OF_QUERY = Symbol.create("https://w3id.org/marrow/ns#database");
    private static final int TRIPLE = 3;
    private static final int QUAD = 4;

    private final DatasetGraphTDB dataset;
    private final NodeIds ids;
    private final Optional<Hierarchy> hierarchy;
    private final Optional<Overlay> overlay;
    private final Statistics statistics;
    private final Estimate estimate = new Estimate(this);
    private final List<Index> triples;
    private final List<Index> quads;

    /// An index with the order of its parts: for each part of a record, which term of a statement it is.
    private static final class Index {

        private final TupleIndexRecord records;
        private final int[] order;

        Index(TupleIndexRecord records, int[] order) {
            this.records = records;
            this.order = order;
        }
    }

    private Database(DatasetGraphTDB dataset, Context context) {
        this.dataset = dataset;
        this.ids = new NodeIds(dataset.getTripleTable().getNodeTupleTable().getNodeTable());
        this.overlay = Overlay.of(context);
        this.hierarchy = overlay.filter(Overlay::concernsHierarchy).isPresent()
                ? Optional.empty()
                : Hierarchy.of(context, dataset);
        this.statistics = Statistics.of(context);
        this.triples = indexes(dataset.getTripleTable().getNodeTupleTable().getTupleTable(), TRIPLE);
        this.quads = indexes(dataset.getQuadTable().getNodeTupleTable().getTupleTable(), QUAD);
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

    /// The database that `dataset` shows just as it is, if there is one behind it.
    static Optional<DatasetGraphTDB> behind(DatasetGraph dataset) {
        DatasetGraph behind = dataset;
        while (!TDBInternal.isBackedByTDB(behind)
                && behind instanceof DatasetGraphWrapper wrapper
                && !(behind instanceof DatasetGraphWrapperView)) {
            behind = wrapper.getWrapped();
        }
        return TDBInternal.isBackedByTDB(behind) ? Optional.of(TDBInternal.requireStorage(behind)) : Optional.empty();
    }

    private static List<Index> indexes(TupleTable table, int width) {
        Integer[] parts = IntStream.range(0, width).boxed().toArray(Integer[]::new);
        List<Index> indexes = new ArrayList<>();
        for (TupleIndex index : table.getIndexes()) {
            if (index instanceof TupleIndexRecord records) {
                int[] order = new int[width];
                var mapped = index.getMapping().map(TupleFactory.create(parts));
                Arrays.setAll(order, mapped::get);
                indexes.add(new Index(records, order));
            }
        }
        return indexes;
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
        Index best = (terms.size() == TRIPLE ? triples : quads)
                .stream()
                        .max(Comparator.comparingInt(index -> Scan.prefix(index.order, terms)))
                        .orElseThrow();
        return new Scan(best.records, best.order, terms);
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
        Stream.of(0, 2).forEach(part -> {
            Index index = triples.stream()
                    .filter(each -> each.order[0] == part)
                    .findFirst()
                    .orElseThrow();
            Iterator<Record> parts = ((BPlusTree) index.records.getRangeIndex()).distinctByKeyPrefix(Long.BYTES);
            parts.forEachRemaining(record ->
                    all.add(new long[] {ByteBuffer.wrap(record.getKey()).getLong(0)}, first));
        });
        overlay.ifPresent(over -> over.find(false, Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY)
                .forEachRemaining(quad -> {
                    all.add(new long[] {ids.of(quad.getSubject())}, first);
                    all.add(new long[] {ids.of(quad.getObject())}, first);
                }));
        return all;
    }
}
