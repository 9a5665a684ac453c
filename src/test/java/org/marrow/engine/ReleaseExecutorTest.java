package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.store.Release;

@DisplayName("A query of a release on disk")
class ReleaseExecutorTest {

    static final String PREFIXES = """
            PREFIX : <urn:x:>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;
    static final List<Long> SEEDS = List.of(1L, 2L, 3L);
    static final int CLASSES = 14;
    private static final Map<Long, Release> RELEASES = new HashMap<>();

    @TempDir
    static Path folder;

    static Stream<String> patterns() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ReleaseExecutorTest.class.getResourceAsStream("/engine/patterns.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void has_the_rows_that_the_standard_evaluation_has(String pattern) {
        sameRows(pattern, where -> "SELECT * { " + where + " }");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void has_each_row_once_where_that_is_asked_for(String pattern) {
        sameRows(pattern, where -> "SELECT DISTINCT ?a { " + where + " }");
        sameRows(pattern, where -> "SELECT DISTINCT ?t ?b ?nowhere { " + where + " }");
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void counts_what_the_standard_evaluation_counts(String pattern) {
        sameRows(pattern, where -> "SELECT (COUNT(*) AS ?rows) (COUNT(DISTINCT ?b) AS ?some) { " + where + " }");
        sameRows(pattern, where -> "SELECT (COUNT(DISTINCT ?a) AS ?some) { " + where + " }");
        sameRows(
                pattern,
                where -> "SELECT ?a (COUNT(DISTINCT ?b) AS ?some) (COUNT(?t) AS ?more) { " + where + " } GROUP BY ?a");
        sameRows(
                pattern,
                where -> "SELECT ?b (COUNT(DISTINCT ?t) AS ?some) { " + where + " } GROUP BY ?b HAVING(?some > 1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RAND()", "UUID()", "STRUUID()", "BNODE()", "BNODE(STR(?t))", "CONCAT('a', STR(RAND()))"})
    void does_not_take_matches_for_one_if_what_is_computed_of_them_differs(String function) {
        sameRows(
                "?t :has ?a . ?a rdfs:subClassOf* ?b",
                where -> "SELECT (COUNT(*) AS ?rows) { SELECT DISTINCT ?t ?new { %s BIND (%s AS ?new) } }"
                        .formatted(where, function));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?s ?p ?o FILTER(RAND() < 0.5)",
                "?t :has ?a . ?a rdfs:subClassOf* ?b FILTER(RAND() < 0.5)",
                "?s ?p ?o FILTER EXISTS { ?s ?p ?o FILTER(RAND() < 0.5) }"
            })
    void asks_for_each_match_what_is_new_each_time(String pattern) {
        Release release = RELEASES.computeIfAbsent(SEEDS.getFirst(), ReleaseExecutorTest::release);
        DatasetGraph none = DatasetGraphFactory.empty();
        int some =
                fast(release, none, PREFIXES + "SELECT * { " + pattern + " }").size();
        int all = fast(release, none, PREFIXES + "SELECT * { " + pattern.replace("RAND()", "0.1") + " }")
                .size();
        assertThat(some).isStrictlyBetween(0, all);
    }

    private static void sameRows(String pattern, UnaryOperator<String> query) {
        for (long seed : SEEDS) {
            var random = new Random(seed);
            String where =
                    pattern.replace(":A", name(random.nextInt(CLASSES))).replace(":B", name(random.nextInt(CLASSES)));
            Release release = RELEASES.computeIfAbsent(seed, ReleaseExecutorTest::release);
            DatasetGraph plain = DatasetGraphFactory.create();
            DatasetGraph over = DatasetGraphFactory.create();
            release.dataset().executeRead(() -> release.dataset().find().forEachRemaining(plain::add));
            lay(new Random(seed + 100), over);
            over.find().forEachRemaining(plain::add);
            String text = PREFIXES + query.apply(where);
            assertThat(fast(release, over, text))
                    .as("%s, seed %d", where, seed)
                    .isEqualTo(rows(plain, new Context(), text));
        }
    }

    private static Release release(long seed) {
        DatasetGraph content = DatasetGraphFactory.create();
        fill(new Random(seed), content);
        return ReleaseOnDisk.write(folder.resolve(Long.toString(seed)), content);
    }

    @AfterAll
    static void close() {
        RELEASES.values().forEach(Release::close);
        RELEASES.clear();
    }

    static String name(int number) {
        return ":c" + number;
    }

    /// The closure in the same order as a release has it, over classes with circles and several parents.
    private static Multiset<Binding> fast(Release release, DatasetGraph over, String query) {
        DatasetGraph stored = release.dataset();
        var closure = new Closure.Builder();
        stored.executeRead(() -> stored.getDefaultGraph()
                .find(Node.ANY, RDFS.Nodes.subClassOf, Node.ANY)
                .forEachRemaining(triple -> closure.add(
                        triple.getSubject().getURI(), triple.getObject().getURI())));
        Context context = ReleaseOnDisk.context(release);
        Hierarchy.register(context, () -> new Closure(closure.build()));
        DatasetGraph asked = new Overlay(over).prepare(stored, context);
        return stored.calculateRead(() -> rows(asked, context, query));
    }

    static Multiset<Binding> rows(DatasetGraph dataset, Context context, String query) {
        try (QueryExec execution =
                QueryExec.dataset(dataset).context(context).query(query).build()) {
            Multiset<Binding> rows = HashMultiset.create();
            RowSet found = execution.select();
            found.forEachRemaining(row -> {
                BindingBuilder told = Binding.builder();
                found.getResultVars().stream()
                        .filter(row::contains)
                        .forEach(variable -> told.add(variable, row.get(variable)));
                rows.add(told.build());
            });
            return rows;
        }
    }

    static void fill(Random random, DatasetGraph dataset) {
        for (int i = 0; i < 22; i++) {
            add(dataset, Quad.defaultGraphIRI, aClass(random), RDFS.Nodes.subClassOf, aClass(random));
        }
        for (int i = 0; i < 30; i++) {
            Node thing = uri("t" + random.nextInt(9));
            add(dataset, Quad.defaultGraphIRI, thing, uri("has"), aClass(random));
            add(dataset, uri(random.nextBoolean() ? "g" : "h"), thing, uri("has"), aClass(random));
        }
        for (int i = 0; i < 8; i++) {
            Node name = i == 0 ? NodeFactory.createLiteralString("text") : NodeFactory.createLiteralString("n" + i % 3);
            add(dataset, Quad.defaultGraphIRI, aClass(random), uri("name"), name);
            add(dataset, Quad.defaultGraphIRI, uri("t" + i), uri("name"), i % 2 == 0 ? name : aClass(random));
            add(dataset, uri("g"), aClass(random), RDFS.Nodes.subClassOf, aClass(random));
            add(dataset, uri("h"), uri(i % 2 == 0 ? "g" : "h"), uri("has"), aClass(random));
        }
    }

    /// Some of it is in the dataset below as well.
    private static void lay(Random random, DatasetGraph over) {
        for (Node graph : List.of(Quad.defaultGraphIRI, uri("over"))) {
            add(over, graph, uri("o1"), uri("over"), uri("o2"));
            add(over, graph, uri("o2"), uri("over"), aClass(random));
            add(over, graph, aClass(random), uri("over"), uri("o1"));
            add(over, graph, uri("o1"), uri("has"), aClass(random));
            add(over, graph, uri("t1"), uri("has"), aClass(random));
            add(over, graph, uri("t2"), uri("has"), aClass(random));
            add(over, graph, uri("t2"), uri("over"), uri("t2"));
        }
    }

    private static void add(DatasetGraph dataset, Node graph, Node subject, Node predicate, Node object) {
        dataset.add(Quad.create(graph, Triple.create(subject, predicate, object)));
    }

    private static Node aClass(Random random) {
        return uri("c" + random.nextInt(CLASSES));
    }

    private static Node uri(String name) {
        return NodeFactory.createURI("urn:x:" + name);
    }
}
