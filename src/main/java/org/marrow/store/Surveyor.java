package org.marrow.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.marrow.engine.Statistics;

/// Counts what a release holds, from its statements as numbers.
///
/// Each count is one walk over the statements in a fitting order, so the time grows with the statements and the
/// nodes, and no faster. It holds two orders at a time, 4 bytes for each statement in each, and one number for
/// each node.
final class Surveyor {

    private static final int NO_CLASS = 0;

    private final Statements statements;
    private final Terms terms;
    private final int[] subjects;
    private final int[] predicates;
    private final int[] objects;

    /// What is known of the nodes behind the numbers.
    interface Terms {

        /// How many there are.
        int count();

        /// The node of a graph, a predicate or a class.
        Node node(int number);

        /// The number of a literal's datatype, or [#NO_LITERAL].
        int datatype(int number);

        /// The datatype under a number that [#datatype] gave.
        Node datatypeNode(int datatype);

        int NO_LITERAL = -1;
    }

    Surveyor(Statements statements, Terms terms) {
        this.statements = statements;
        this.terms = terms;
        this.subjects = statements.column('S');
        this.predicates = statements.column('P');
        this.objects = statements.column('O');
    }

    /// Counts everything.
    ///
    /// @param asserted whether the graph of a number is a part of the default graph
    Survey survey(IntPredicate asserted) {
        int[] bySubject = order("PSO", asserted);
        var classes = new Classes(bySubject);
        var defaultGraph = new Survey.Part(statistics(bySubject, order("PO", asserted)), classes.uses(bySubject));
        return new Survey(graphs(classes), defaultGraph);
    }

    /// Counts the default graph alone.
    Statistics defaultGraph(IntPredicate asserted) {
        return statistics(order("PSO", asserted), order("PO", asserted));
    }

    private int[] order(String index, IntPredicate graphs) {
        return statements.order(index, terms.count(), graphs);
    }

    private Map<Node, Survey.Part> graphs(Classes classes) {
        int[] bySubject = order("GPSO", graph -> true);
        int[] byObject = order("GPO", graph -> true);
        int[] graph = statements.column('G');
        Map<Node, Survey.Part> counted = Statistics.sorted();
        for (int from = 0, to; from < bySubject.length; from = to) {
            int number = graph[bySubject[from]];
            to = from;
            while (to < bySubject.length && graph[bySubject[to]] == number) {
                to++;
            }
            int[] rows = Arrays.copyOfRange(bySubject, from, to);
            counted.put(
                    terms.node(number),
                    new Survey.Part(statistics(rows, Arrays.copyOfRange(byObject, from, to)), classes.uses(rows)));
        }
        return counted;
    }

    /// What the rows of one graph hold.
    ///
    /// @param bySubject in the order of predicate, subject and object
    /// @param byObject  in the order of predicate and object
    private Statistics statistics(int[] bySubject, int[] byObject) {
        Map<Node, Statistics.Usage> uses = Statistics.sorted();
        Map<Node, Long> classes = Statistics.sorted();
        var allSubjects = new BitSet();
        var allObjects = new BitSet();
        long all = 0;
        for (int from = 0, to; from < bySubject.length; from = to) {
            to = endOfPredicate(bySubject, from);
            Node predicate = terms.node(predicates[bySubject[from]]);
            boolean isType = predicate.equals(RDF.Nodes.type);
            long triples = 0;
            long distinctSubjects = 0;
            long distinctObjects = 0;
            for (int i = from; i < to; i++) {
                int row = bySubject[i];
                boolean isFirst = i == from;
                if (isFirst || !statements.same("SO", bySubject[i - 1], row)) {
                    triples++;
                    if (isType) {
                        classes.merge(terms.node(objects[row]), 1L, Long::sum);
                    }
                }
                distinctSubjects += isFirst || subjects[bySubject[i - 1]] != subjects[row] ? 1 : 0;
                distinctObjects += isFirst || objects[byObject[i - 1]] != objects[byObject[i]] ? 1 : 0;
                allSubjects.set(subjects[row]);
                allObjects.set(objects[row]);
            }
            all += triples;
            uses.put(predicate, new Statistics.Usage(triples, distinctSubjects, distinctObjects));
        }
        return new Statistics(all, allSubjects.cardinality(), allObjects.cardinality(), uses, classes);
    }

    private int endOfPredicate(int[] rows, int from) {
        int to = from;
        while (to < rows.length && predicates[rows[to]] == predicates[rows[from]]) {
            to++;
        }
        return to;
    }

    /// Which classes each node has in one graph. Nodes with the same classes share one set of them.
    private final class Classes {

        private final int[] setOfNode = new int[terms.count()];
        private final List<List<Integer>> sets = new ArrayList<>(List.of(List.of()));

        Classes(int[] rows) {
            Map<List<Integer>, Integer> numbers = new HashMap<>();
            for (int from = 0, to; from < rows.length; from = to) {
                to = endOfPredicate(rows, from);
                if (terms.node(predicates[rows[from]]).equals(RDF.Nodes.type)) {
                    readTypes(rows, from, to, numbers);
                }
            }
        }

        private void readTypes(int[] rows, int from, int to, Map<List<Integer>, Integer> numbers) {
            List<Integer> classes = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int row = rows[i];
                if (classes.isEmpty() || classes.getLast() != objects[row]) {
                    classes.add(objects[row]);
                }
                if (i + 1 == to || subjects[rows[i + 1]] != subjects[row]) {
                    Integer known = numbers.get(classes);
                    if (known == null) {
                        known = sets.size();
                        sets.add(List.copyOf(classes));
                        numbers.put(sets.getLast(), known);
                    }
                    setOfNode[subjects[row]] = known;
                    classes.clear();
                }
            }
        }

        /// How `rows`, in the order of predicate, subject and object, speak of instances.
        Map<Node, Map<Node, Survey.ClassUse>> uses(int[] rows) {
            Map<Node, Map<Node, Counter>> counters = Statistics.sorted();
            for (int from = 0, to; from < rows.length; from = to) {
                to = endOfPredicate(rows, from);
                count(rows, from, to, counters);
            }
            Map<Node, Map<Node, Survey.ClassUse>> uses = Statistics.sorted();
            counters.forEach((type, ofType) -> {
                Map<Node, Survey.ClassUse> byPredicate = Statistics.sorted();
                ofType.forEach((predicate, counter) -> byPredicate.put(predicate, counter.use()));
                uses.put(type, byPredicate);
            });
            return uses;
        }

        /// Counts the rows of one predicate by the classes of the subject and the kind of the object.
        private void count(int[] rows, int from, int to, Map<Node, Map<Node, Counter>> counters) {
            Map<Integer, Long> bySet = new HashMap<>();
            Map<Long, Long> byEnds = new HashMap<>();
            for (int i = from; i < to; i++) {
                int row = rows[i];
                int set = setOfNode[subjects[row]];
                if (set == NO_CLASS || (i > from && statements.same("SO", rows[i - 1], row))) {
                    continue;
                }
                if (i == from || subjects[rows[i - 1]] != subjects[row]) {
                    bySet.merge(set, 1L, Long::sum);
                }
                int datatype = terms.datatype(objects[row]);
                int end = datatype == Terms.NO_LITERAL ? setOfNode[objects[row]] : -1 - datatype;
                byEnds.merge(((long) set << Integer.SIZE) | (end & 0xFFFF_FFFFL), 1L, Long::sum);
            }
            Node predicate = terms.node(predicates[rows[from]]);
            bySet.forEach(
                    (set, count) -> counters(set, predicate, counters).forEach(counter -> counter.subjects += count));
            byEnds.forEach((ends, count) -> {
                List<Counter> counted = counters((int) (ends >>> Integer.SIZE), predicate, counters);
                counted.forEach(counter -> add(counter, ends.intValue(), count));
            });
        }

        private void add(Counter counter, int end, long count) {
            counter.triples += count;
            if (end < 0) {
                counter.datatypes.merge(terms.datatypeNode(-1 - end), count, Long::sum);
            } else {
                sets.get(end).forEach(type -> counter.classes.merge(terms.node(type), count, Long::sum));
            }
        }

        private List<Counter> counters(int set, Node predicate, Map<Node, Map<Node, Counter>> counters) {
            return sets.get(set).stream()
                    .map(type -> counters.computeIfAbsent(terms.node(type), key -> Statistics.sorted())
                            .computeIfAbsent(predicate, key -> new Counter()))
                    .toList();
        }
    }

    private static final class Counter {

        private long triples;
        private long subjects;
        private final Map<Node, Long> classes = Statistics.sorted();
        private final Map<Node, Long> datatypes = Statistics.sorted();

        Survey.ClassUse use() {
            return new Survey.ClassUse(triples, subjects, classes, datatypes);
        }
    }
}
