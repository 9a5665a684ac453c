package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.optimizer.reorder.ReorderLib;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.engine.Statistics;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;

@DisplayName("The statistics of a release")
class StatisticsTest {

    private static final String INFERRED = Graphs.INFERRED.getURI();

    @TempDir
    static Path folder;

    private static Counted onDisk;
    private static Counted inMemory;

    record Counted(Release release, Survey survey) {}

    @BeforeAll
    static void build() {
        List<Survey> surveys = new ArrayList<>();
        Consumer<ReleaseWriter> content = writer -> {
            fill(writer);
            surveys.add(writer.survey());
            writer.graph(Graphs.INFERRED).accept(Triple.create(node("late"), node("p1"), node("o")));
        };
        var releases = new DataFolder(folder.resolve("data"));
        releases.write("one", content, StatisticsTest::manifest, Progress.NONE);
        onDisk = new Counted(releases.open("one"), surveys.getLast());
        inMemory = new Counted(Release.inMemory("two", content), surveys.getLast());
    }

    private static void manifest(Release release) {
        try {
            Files.writeString(release.folder().orElseThrow().resolve("manifest.ttl"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two asserted graphs that share statements and one that is not asserted; subjects of no, one and several
    /// classes; every kind of node; repeats.
    private static void fill(ReleaseWriter writer) {
        var random = new Random(7);
        List<Node> graphs = List.of(Graphs.HPO, Graphs.HPOA, Graphs.INFERRED);
        for (int i = 0; i < 6_000; i++) {
            Node graph = graphs.get(random.nextInt(graphs.size()));
            Node subject = node("s" + random.nextInt(400));
            Node predicate = random.nextInt(4) == 0 ? RDF.Nodes.type : node("p" + random.nextInt(3));
            Node object = predicate.equals(RDF.Nodes.type) ? node("C" + random.nextInt(3)) : object(random);
            writer.graph(graph).accept(Triple.create(subject, predicate, object));
        }
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:x:" + name);
    }

    private static Node object(Random random) {
        int value = random.nextInt(60);
        return switch (random.nextInt(5)) {
            case 0 -> NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
            case 1 -> NodeFactory.createLiteralLang("text " + value, "en");
            case 2 -> NodeFactory.createLiteralString("text " + value);
            case 3 -> NodeFactory.createBlankNode("b" + value);
            default -> node("s" + value);
        };
    }

    static List<Counted> both() {
        return List.of(onDisk, inMemory);
    }

    private static long count(Release release, String what, String pattern) {
        return release.read(graphs -> number(graphs, "SELECT (COUNT(%s) AS ?n) { %s }".formatted(what, pattern)));
    }

    private static long number(DatasetGraph graphs, String query) {
        try (QueryExec exec = QueryExec.dataset(graphs).query(query).build()) {
            return ((Number) exec.select().next().get("n").getLiteralValue()).longValue();
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void of_the_default_graph_are_what_COUNT_says(Counted counted) {
        Release release = counted.release();
        Statistics statistics = release.statistics();
        assertThat(statistics.isKnown()).isTrue();
        requireCounted(release, statistics, "%s");
        assertThat(statistics).isEqualTo(counted.survey().defaultGraph().statistics());
    }

    @ParameterizedTest
    @MethodSource("both")
    void of_each_named_graph_are_what_COUNT_says(Counted counted) {
        assertThat(counted.survey().graphs()).containsOnlyKeys(Graphs.HPO, Graphs.HPOA, Graphs.INFERRED);
        counted.survey().graphs().forEach((graph, part) -> {
            if (!graph.getURI().equals(INFERRED)) {
                requireCounted(counted.release(), part.statistics(), "GRAPH <" + graph.getURI() + "> { %s }");
            }
        });
    }

    private static void requireCounted(Release release, Statistics statistics, String graph) {
        assertThat(statistics.triples()).isEqualTo(count(release, "*", graph.formatted("?s ?p ?o")));
        assertThat(statistics.subjects()).isEqualTo(count(release, "DISTINCT ?s", graph.formatted("?s ?p ?o")));
        assertThat(statistics.objects()).isEqualTo(count(release, "DISTINCT ?o", graph.formatted("?s ?p ?o")));
        assertThat(statistics.entities()).isEqualTo(count(release, "DISTINCT ?s", graph.formatted("?s a ?c")));
        assertThat(statistics.predicates()).hasSize(4);
        statistics.predicates().forEach((predicate, use) -> {
            String pattern = graph.formatted("?s <" + predicate + "> ?o");
            assertThat(use)
                    .isEqualTo(new Statistics.Usage(
                            count(release, "*", pattern),
                            count(release, "DISTINCT ?s", pattern),
                            count(release, "DISTINCT ?o", pattern)));
        });
        assertThat(statistics.classes()).hasSize(3);
        statistics
                .classes()
                .forEach((type, instances) ->
                        assertThat(instances).isEqualTo(count(release, "*", graph.formatted("?s a <" + type + ">"))));
    }

    @ParameterizedTest
    @MethodSource("both")
    void of_a_class_are_what_COUNT_says(Counted counted) {
        requireUses(counted.release(), counted.survey().defaultGraph(), "%s");
        requireUses(
                counted.release(),
                Objects.requireNonNull(counted.survey().graphs().get(Graphs.HPOA)),
                "GRAPH <" + Graphs.HPOA + "> { %s }");
    }

    private static void requireUses(Release release, Survey.Part part, String graph) {
        assertThat(part.classes()).hasSize(3);
        part.classes().forEach((type, uses) -> {
            assertThat(uses).hasSize(4);
            uses.forEach((predicate, use) -> {
                String pattern = "?s a <%s> . ".formatted(type) + graph.formatted("?s <" + predicate + "> ?o ");
                assertThat(use.triples()).isEqualTo(count(release, "*", pattern));
                assertThat(use.subjects()).isEqualTo(count(release, "DISTINCT ?s", pattern));
                Map<Node, Long> byClass = new HashMap<>(use.classes());
                byClass.replaceAll((end, n) -> count(release, "*", pattern + " . ?o a <" + end + ">"));
                assertThat(use.classes()).isEqualTo(byClass);
                Map<Node, Long> byDatatype = new HashMap<>(use.datatypes());
                byDatatype.replaceAll(
                        (end, n) -> count(release, "*", pattern + "FILTER (DATATYPE(?o) = <" + end + ">)"));
                assertThat(use.datatypes()).isEqualTo(byDatatype);
                assertThat(use.datatypes().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .isEqualTo(count(release, "*", pattern + "FILTER ISLITERAL(?o)"));
            });
        });
    }

    @Test
    void of_a_predicate_that_nothing_has_are_none() {
        assertThat(onDisk.release().statistics().of(node("nothing"))).isEqualTo(Statistics.Usage.NONE);
    }

    @Test
    void are_not_known_of_a_release_without_their_file() throws IOException {
        Path moved = folder.resolve("moved");
        Files.createDirectory(moved);
        assertThat(StatisticsFile.read(moved.resolve("statistics")).isKnown()).isFalse();
    }

    @Test
    void are_a_file_that_the_planner_of_TDB2_reads_too() {
        Path stats = folder.resolve("data/releases/one/tdb2/Data-0001/stats.opt");
        assertThat(ReorderLib.weighted(stats.toString())).isNotNull();
        assertThat(stats)
                .content()
                .contains("(<urn:x:p1> %d)"
                        .formatted(onDisk.release().statistics().of(node("p1")).triples()));
    }

    @Test
    void count_what_was_added_to_the_default_graph_after_a_survey() throws IOException {
        Path late = folder.resolve("late");
        Statistics statistics = Databases.write(
                late,
                writer -> {
                    fill(writer);
                    writer.survey();
                    writer.graph(Graphs.HPO).accept(Triple.create(node("late"), node("late"), node("late")));
                },
                Progress.NONE);
        assertThat(statistics.of(node("late"))).isEqualTo(new Statistics.Usage(1, 1, 1));
    }
}
