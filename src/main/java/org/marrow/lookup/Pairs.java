package org.marrow.lookup;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;
import org.apache.jena.graph.Node;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.State;
import org.marrow.rdf.AssociationRdf;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// The associations of a release as columns of numbers, in the order of their phenotypes and conditions,
/// and another order for those who come from a condition. About 30 bytes each, on the heap. May be shared
/// between threads.
final class Pairs {

    /// Their places are what the block holds.
    private static final List<State> STATES =
            List.of(State.PRESENT, State.EXCLUDED, State.CONTRADICTORY, State.DISPUTED);

    private final List<Curie> phenotypes;
    private final List<Curie> conditions;
    private final int[] phenotype;
    private final int[] condition;
    private final byte[] state;
    private final int[] affected;
    private final int[] examined;
    private final int[] annotations;
    private final int[] unpooled;
    private final int[] phenotypeEnds;
    private final int[] conditionEnds;
    private final int[] byCondition;
    private final int present;

    /// Some of the pairs, each as its number.
    static final class Range {

        private final int[] order;
        private final int begin;
        private final int end;

        private Range(int[] order, int begin, int end) {
            this.order = order;
            this.begin = begin;
            this.end = end;
        }

        int size() {
            return end - begin;
        }

        int get(int index) {
            return order.length == 0 ? begin + index : order[begin + index];
        }
    }

    /// Over a block that [#bytes] made.
    Pairs(ByteBuffer block) {
        ByteBuffer in = block.duplicate();
        this.phenotypes = names(in);
        this.conditions = names(in);
        int count = in.getInt();
        this.phenotype = column(in, count);
        this.condition = column(in, count);
        this.state = new byte[count];
        in.get(state);
        this.affected = column(in, count);
        this.examined = column(in, count);
        this.annotations = column(in, count);
        this.unpooled = column(in, count);
        this.phenotypeEnds = ends(phenotypes.size(), count, i -> phenotype[i]);
        this.conditionEnds = ends(conditions.size(), count, i -> condition[i]);
        this.byCondition = byCondition();
        this.present = conditionsWithAny();
    }

    private static List<Curie> names(ByteBuffer in) {
        Curie[] all = new Curie[in.getInt()];
        for (int i = 0; i < all.length; i++) {
            byte[] text = new byte[Byte.toUnsignedInt(in.get())];
            in.get(text);
            all[i] = Curie.parse(new String(text, StandardCharsets.UTF_8));
        }
        return List.of(all);
    }

    private static int[] column(ByteBuffer in, int count) {
        int[] column = new int[count];
        in.asIntBuffer().get(column);
        in.position(in.position() + count * Integer.BYTES);
        return column;
    }

    private static int[] ends(int groups, int count, IntUnaryOperator group) {
        int[] ends = new int[groups];
        for (int i = 0; i < count; i++) {
            ends[group.applyAsInt(i)]++;
        }
        for (int i = 1; i < groups; i++) {
            ends[i] += ends[i - 1];
        }
        return ends;
    }

    private int[] byCondition() {
        int[] order = new int[condition.length];
        int[] next = new int[conditionEnds.length];
        for (int i = 1; i < next.length; i++) {
            next[i] = conditionEnds[i - 1];
        }
        for (int i = 0; i < order.length; i++) {
            order[next[condition[i]]++] = i;
        }
        return order;
    }

    private int conditionsWithAny() {
        boolean[] any = new boolean[conditions.size()];
        for (int i = 0; i < condition.length; i++) {
            any[condition[i]] |= STATES.get(state[i]).isPresent();
        }
        int count = 0;
        for (boolean has : any) {
            count += has ? 1 : 0;
        }
        return count;
    }

    /// The place of `id` in its order, or a negative number.
    private static int place(List<Curie> ids, Curie id) {
        return Collections.binarySearch(ids, id);
    }

    int size() {
        return condition.length;
    }

    /// How many conditions there are; their numbers are those below it.
    int conditions() {
        return conditions.size();
    }

    /// How many conditions have any phenotype.
    int conditionsWithPhenotypes() {
        return present;
    }

    Curie conditionId(int number) {
        return conditions.get(number);
    }

    /// How many phenotypes there are; their numbers are those below it.
    int phenotypes() {
        return phenotypes.size();
    }

    /// The number of a phenotype; negative if no pair has it.
    int phenotypeNumber(Curie id) {
        return place(phenotypes, id);
    }

    Curie phenotypeId(int number) {
        return phenotypes.get(number);
    }

    /// The pairs of a phenotype, ordered by condition.
    Range ofPhenotype(int number) {
        return range(new int[0], phenotypeEnds, number);
    }

    /// The pairs of a phenotype, ordered by condition.
    Range ofPhenotype(Curie id) {
        return ofPhenotype(phenotypeNumber(id));
    }

    /// The pairs of a condition, ordered by phenotype.
    Range ofCondition(Curie id) {
        return range(byCondition, conditionEnds, place(conditions, id));
    }

    private static Range range(int[] order, int[] ends, int number) {
        return number < 0 ? new Range(order, 0, 0) : new Range(order, number == 0 ? 0 : ends[number - 1], ends[number]);
    }

    /// The pair of both, or nothing.
    Optional<Integer> find(Curie conditionId, Curie phenotypeId) {
        int sought = place(conditions, conditionId);
        Range range = ofPhenotype(phenotypeId);
        int found = Arrays.binarySearch(condition, range.begin, range.end, sought);
        return found < 0 || sought < 0 ? Optional.empty() : Optional.of(found);
    }

    Curie phenotype(int pair) {
        return phenotypes.get(phenotype[pair]);
    }

    Curie condition(int pair) {
        return conditions.get(condition[pair]);
    }

    int conditionNumber(int pair) {
        return condition[pair];
    }

    int phenotypeNumber(int pair) {
        return phenotype[pair];
    }

    State state(int pair) {
        return STATES.get(state[pair]);
    }

    Optional<Frequency.Count> pooled(int pair) {
        return examined[pair] == 0
                ? Optional.empty()
                : Optional.of(new Frequency.Count(affected[pair], examined[pair]));
    }

    int annotations(int pair) {
        return annotations[pair];
    }

    int unpooled(int pair) {
        return unpooled[pair];
    }

    /// A block of all associations that `store` has.
    static ByteBuffer bytes(Store store, Prefixes prefixes) {
        return new Gathering(store, prefixes).bytes();
    }

    private static final class Gathering {

        private final Store store;
        private final Prefixes prefixes;
        private final Map<Node, Found> all = new HashMap<>();

        private static final class Found {

            private Optional<Curie> condition = Optional.empty();
            private Optional<Curie> phenotype = Optional.empty();
            private State state = State.PRESENT;
            private int affected;
            private int examined;
            private int annotations;
            private int unpooled;
        }

        Gathering(Store store, Prefixes prefixes) {
            this.store = store;
            this.prefixes = prefixes;
        }

        ByteBuffer bytes() {
            store.each(Store.Part.ASSERTED, Mw.STATE, triple -> {
                var found = new Found();
                found.state = AssociationRdf.state(triple.getObject());
                all.put(triple.getSubject(), found);
            });
            each(Mw.CONDITION, (found, object) -> found.condition = prefixes.curie(object.getURI()));
            each(Mw.PHENOTYPE, (found, object) -> found.phenotype = prefixes.curie(object.getURI()));
            each(Mw.AFFECTED, (found, object) -> found.affected = number(object));
            each(Mw.EXAMINED, (found, object) -> found.examined = number(object));
            each(Mw.UNPOOLED, (found, object) -> found.unpooled = number(object));
            each(Mw.ANNOTATION, (found, object) -> found.annotations++);
            return block(all.values().stream()
                    .filter(found -> found.condition.isPresent() && found.phenotype.isPresent())
                    .toList());
        }

        private void each(Node predicate, BiConsumer<Found, Node> out) {
            store.each(Store.Part.ASSERTED, predicate, triple -> {
                Found found = all.get(triple.getSubject());
                if (found != null) {
                    out.accept(found, triple.getObject());
                }
            });
        }

        private static int number(Node literal) {
            return Integer.parseInt(literal.getLiteralLexicalForm());
        }

        private static ByteBuffer block(List<Found> found) {
            List<Curie> phenotypes = names(
                    found.stream().map(pair -> pair.phenotype.orElseThrow()).toList());
            List<Curie> conditions = names(
                    found.stream().map(pair -> pair.condition.orElseThrow()).toList());
            long[] order = new long[found.size()];
            Map<Long, Found> byKey = HashMap.newHashMap(order.length);
            for (int i = 0; i < order.length; i++) {
                Found pair = found.get(i);
                order[i] = (long) place(phenotypes, pair.phenotype.orElseThrow()) << Integer.SIZE
                        | place(conditions, pair.condition.orElseThrow());
                byKey.put(order[i], pair);
            }
            Arrays.sort(order);
            Found[] sorted = Arrays.stream(order).mapToObj(byKey::get).toArray(Found[]::new);
            int size = bytes(phenotypes) + bytes(conditions) + Integer.BYTES + order.length * (6 * Integer.BYTES + 1);
            ByteBuffer block = ByteBuffer.allocate(size);
            put(block, phenotypes);
            put(block, conditions);
            block.putInt(order.length);
            for (long key : order) {
                block.putInt((int) (key >>> Integer.SIZE));
            }
            for (long key : order) {
                block.putInt((int) key);
            }
            for (Found pair : sorted) {
                block.put((byte) STATES.indexOf(pair.state));
            }
            for (Found pair : sorted) {
                block.putInt(pair.affected);
            }
            for (Found pair : sorted) {
                block.putInt(pair.examined);
            }
            for (Found pair : sorted) {
                block.putInt(pair.annotations);
            }
            for (Found pair : sorted) {
                block.putInt(pair.unpooled);
            }
            return block.flip();
        }

        private static List<Curie> names(List<Curie> ids) {
            return List.copyOf(new TreeSet<>(ids));
        }

        private static int bytes(List<Curie> names) {
            return Integer.BYTES
                    + names.stream()
                            .mapToInt(id -> 1 + id.toString().getBytes(StandardCharsets.UTF_8).length)
                            .sum();
        }

        private static void put(ByteBuffer block, List<Curie> names) {
            block.putInt(names.size());
            for (Curie id : names) {
                byte[] text = id.toString().getBytes(StandardCharsets.UTF_8);
                block.put((byte) text.length);
                block.put(text);
            }
        }
    }
}
