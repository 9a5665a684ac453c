package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.engine.Conjunction.Statement;
import org.marrow.store.Release;

@DisplayName("The guess how many matches a pattern has")
class EstimateTest {

    private static final Node HAS = uri("has");
    private static final Node RARE = uri("rare");
    private static final Node FREQUENT = uri("frequent");
    private static final Var THING = Var.alloc("thing");
    private static final Var WHAT = Var.alloc("what");

    private static Node uri(String name) {
        return NodeFactory.createURI("urn:x:" + name);
    }

    @TempDir
    static Path folder;

    private static Release release;

    /// Three things have what is rare, two thousand what is frequent.
    @BeforeAll
    static void write() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (int i = 0; i < 2_000; i++) {
            dataset.add(Quad.defaultGraphIRI, uri("t" + i), HAS, FREQUENT);
        }
        for (int i = 0; i < 3; i++) {
            dataset.add(Quad.defaultGraphIRI, uri("t" + i), HAS, RARE);
        }
        release = ReleaseOnDisk.write(folder, dataset);
    }

    @AfterAll
    static void close() {
        release.close();
    }

    /// By statistics of a million statements.
    private static double matches(Node subject, Node object, Set<Var> bound) {
        var statistics = new Statistics(
                1_000_000, 0, 0, Map.of(HAS, new Statistics.Usage(1_000_000, 100_000, 10_000)), Map.of());
        Context context = ReleaseOnDisk.context(release);
        Statistics.register(context, () -> statistics);
        DatasetGraph dataset = release.dataset();
        return dataset.calculateRead(() -> Database.of(
                        context, Database.behind(dataset, context).orElseThrow())
                .estimate()
                .matches(new Statement(List.of(subject, HAS, object), false), bound));
    }

    @Test
    void counts_what_is_named() {
        assertThat(matches(THING, RARE, Set.of())).isEqualTo(3);
        assertThat(matches(THING, FREQUENT, Set.of())).isEqualTo(2_000);
        assertThat(matches(uri("t1"), WHAT, Set.of())).isEqualTo(2);
        assertThat(matches(uri("nowhere"), WHAT, Set.of())).isZero();
    }

    @Test
    void takes_what_will_be_bound_for_the_average() {
        assertThat(matches(THING, WHAT, Set.of())).isEqualTo(1_000_000);
        assertThat(matches(THING, WHAT, Set.of(THING))).isEqualTo(10);
        assertThat(matches(THING, WHAT, Set.of(WHAT))).isEqualTo(100);
    }
}
