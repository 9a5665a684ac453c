package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A closure")
class ClosureTest {

    @Test
    void numbers_classes_in_the_order_of_their_iris() {
        Closure closure = closed("c b", "b a");
        assertThat(IntStream.range(0, closure.size()).mapToObj(closure::iri)).containsExactly("a", "b", "c");
        assertThat(closure.number("b")).isOne();
        assertThat(closure.number("x")).isEqualTo(Closure.NONE);
    }

    @Test
    void knows_direct_superclasses_and_subclasses() {
        Closure closure = closed("d b", "d c", "b a", "c a");
        assertThat(closure.parents(closure.number("d"))).containsExactly(1, 2);
        assertThat(closure.children(closure.number("a"))).containsExactly(1, 2);
        assertThat(closure.parents(closure.number("a"))).isEmpty();
    }

    @Test
    void reaches_all_superclasses_and_subclasses_but_not_the_class_itself() {
        Closure closure = closed("d b", "d c", "b a", "c a", "e d");
        assertThat(closure.ancestors(closure.number("e")).toArray()).containsExactly(0, 1, 2, 3);
        assertThat(closure.descendants(closure.number("a")).toArray()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void of_a_circle_has_each_class_above_itself() {
        Closure closure = closed("a b", "b c", "c a");
        assertThat(closure.ancestors(closure.number("a")).toArray()).containsExactly(0, 1, 2);
    }

    @Test
    void of_nothing_is_empty() {
        assertThat(closed().size()).isZero();
    }

    @Test
    void keeps_a_class_without_a_neighbour() {
        var builder = new Closure.Builder();
        builder.addClass("alone");
        Closure closure = new Closure(builder.build());
        assertThat(closure.ancestors(closure.number("alone")).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void of_a_random_graph_is_what_walking_it_finds(long seed) {
        var random = new Random(seed);
        int size = 60;
        BitSet[] reach = new BitSet[size];
        String[] edges = new String[90];
        for (int i = 0; i < size; i++) {
            reach[i] = new BitSet();
        }
        for (int i = 0; i < edges.length; i++) {
            int child = random.nextInt(size);
            int parent = random.nextInt(size);
            edges[i] = name(child) + " " + name(parent);
            reach[child].set(parent);
        }
        for (int middle = 0; middle < size; middle++) {
            for (int from = 0; from < size; from++) {
                if (reach[from].get(middle)) {
                    reach[from].or(reach[middle]);
                }
            }
        }
        Closure closure = closed(edges);
        for (int from = 0; from < size; from++) {
            int number = closure.number(name(from));
            if (number != Closure.NONE) {
                assertThat(IntStream.of(closure.ancestors(number).toArray()).mapToObj(closure::iri))
                        .containsExactlyElementsOf(
                                reach[from].stream().mapToObj(ClosureTest::name).toList());
            }
        }
    }

    private static String name(int number) {
        return "n%02d".formatted(number);
    }

    /// Each edge is a subclass, a blank and its superclass.
    private static Closure closed(String... edges) {
        var builder = new Closure.Builder();
        for (String edge : edges) {
            int blank = edge.indexOf(' ');
            builder.add(edge.substring(0, blank), edge.substring(blank + 1));
        }
        return new Closure(builder.build());
    }
}
