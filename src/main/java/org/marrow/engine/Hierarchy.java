package org.marrow.engine;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.vocabulary.RDFS;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/// What is above and what is below a class of a database, by the bits that its indexes have of the class.
/// May be shared between threads.
public final class Hierarchy {

    private static final Symbol SOURCE = Symbol.create("https://w3id.org/marrow/ns#hierarchy");

    private static final int[] FIRST = {0};

    private final Closure closure;
    private final long[] bits;
    private final LongRows known = new LongRows(1);
    private final int[] numbers;
    private final double links;
    private final double usualAbove;
    private final double usualBelow;

    private Hierarchy(Closure closure, NodeTable table) {
        this.closure = closure;
        this.bits = IntStream.range(0, closure.size())
                .mapToLong(number -> NodeIds.bits(table.getNodeIdForNode(NodeFactory.createURI(closure.iri(number)))))
                .toArray();
        this.numbers = new int[bits.length];
        for (int number = 0; number < bits.length; number++) {
            int row = known.add(bits, new int[] {number});
            if (row >= 0) {
                numbers[row] = number;
            }
        }
        double[] above = sizes(closure::ancestors);
        double[] below = sizes(closure::descendants);
        this.links = Arrays.stream(above).sum();
        this.usualAbove = usual(above);
        this.usualBelow = usual(below);
    }

    private double[] sizes(IntFunction<ImmutableRoaringBitmap> reached) {
        return IntStream.range(0, bits.length)
                .mapToDouble(number -> reached.apply(number).getCardinality())
                .toArray();
    }

    /// The mean where each class counts as often as it is reached: a class with many below it is met more
    /// often than one with few.
    private static double usual(double[] sizes) {
        double squares = Arrays.stream(sizes).map(size -> size * size).sum();
        return squares / Math.max(1, Arrays.stream(sizes).sum());
    }

    /// From now on `rdfs:subClassOf*` and `+` in queries with `context` are answered from `closure`, where
    /// they ask about the default graph of a database on disk.
    ///
    /// @param closure of all of `rdfs:subClassOf` in the default graph; asked for at the first such query
    public static void register(Context context, Supplier<Closure> closure) {
        context.set(SOURCE, new Source(closure));
    }

    /// The hierarchy of `database`, if the query knows one that says the same as the statements do.
    static Optional<Hierarchy> of(Context context, DatasetGraphTDB database) {
        Source source = context.get(SOURCE);
        return source == null ? Optional.empty() : source.of(database);
    }

    /// Made at the first question.
    private static final class Source {

        private final Supplier<Closure> closure;
        private Optional<Hierarchy> known = Optional.empty();
        private volatile boolean isMade;

        Source(Supplier<Closure> closure) {
            this.closure = closure;
        }

        Optional<Hierarchy> of(DatasetGraphTDB database) {
            if (!isMade) {
                make(database);
            }
            return known;
        }

        private synchronized void make(DatasetGraphTDB database) {
            if (!isMade) {
                Closure closed = closure.get();
                if (isWhole(closed, database)) {
                    known = Optional.of(new Hierarchy(
                            closed,
                            database.getTripleTable().getNodeTupleTable().getNodeTable()));
                }
                isMade = true;
            }
        }

        /// A class may be above or below what is no IRI, which the closure does not have.
        private static boolean isWhole(Closure closure, DatasetGraphTDB database) {
            long known = IntStream.range(0, closure.size())
                    .mapToLong(number -> closure.parents(number).length)
                    .sum();
            var stated = database.getDefaultGraph().find(Triple.create(Node.ANY, RDFS.Nodes.subClassOf, Node.ANY));
            long count = 0;
            while (stated.hasNext()) {
                Triple triple = stated.next();
                count++;
                if (!triple.getSubject().isURI() || !triple.getObject().isURI()) {
                    return false;
                }
            }
            return count == known;
        }
    }

    /// The number of the class with these bits, or [Closure#NONE].
    int number(long classBits) {
        int row = known.find(new long[] {classBits}, FIRST);
        return row < 0 ? Closure.NONE : numbers[row];
    }

    /// The bits of a class.
    long bits(int number) {
        return bits[number];
    }

    /// How many classes there are.
    int size() {
        return bits.length;
    }

    /// How many pairs there are of a class and one above it.
    double links() {
        return links;
    }

    /// How many classes are usually above one that is met somewhere.
    double usualAbove() {
        return usualAbove;
    }

    /// How many classes are usually below one that is met as one above others.
    double usualBelow() {
        return usualBelow;
    }

    /// All classes above.
    ImmutableRoaringBitmap above(int number) {
        return closure.ancestors(number);
    }

    /// All classes below.
    ImmutableRoaringBitmap below(int number) {
        return closure.descendants(number);
    }

    /// All classes below, for whoever asks often.
    BitSet setBelow(int number) {
        var set = new BitSet(bits.length);
        closure.descendants(number).forEach((IntConsumer) set::set);
        return set;
    }
}
