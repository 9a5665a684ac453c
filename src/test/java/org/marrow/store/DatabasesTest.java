package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.QueryExec;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;

@DisplayName("A database written in one go")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasesTest {

    private static final long SEED = 20250506;
    private static final Node HIDDEN = NodeFactory.createURI("https://w3id.org/marrow/graph/inferred");

    @TempDir
    static Path folder;

    private final List<Quad> quads = quads();
    private Path database = folder;

    /// More nodes than one table of numbers holds at first, each kind of node, and repeats.
    private static List<Quad> quads() {
        var random = new Random(SEED);
        List<Node> graphs = List.of(Graphs.HPO, Graphs.HPOA, HIDDEN);
        List<Quad> quads = new ArrayList<>();
        for (int i = 0; i < 120_000; i++) {
            quads.add(Quad.create(
                    graphs.get(random.nextInt(graphs.size())),
                    NodeFactory.createURI("urn:s" + random.nextInt(40_000)),
                    NodeFactory.createURI("urn:p" + random.nextInt(7)),
                    object(random)));
        }
        quads.addAll(quads.subList(0, 1000));
        return quads;
    }

    private static Node object(Random random) {
        int value = random.nextInt(60_000);
        return switch (random.nextInt(6)) {
            case 0 -> NodeFactory.createLiteralDT(Integer.toString(value - 30_000), XSDDatatype.XSDinteger);
            case 1 ->
                NodeFactory.createLiteralDT(
                        "%04d-01-%02d".formatted(value % 3000, value % 28 + 1), XSDDatatype.XSDdate);
            case 2 -> NodeFactory.createLiteralLang("Ménière \"" + value + "\"\n", "fr");
            case 3 -> NodeFactory.createLiteralString("text " + value);
            case 4 -> NodeFactory.createBlankNode("b" + value % 500);
            default -> NodeFactory.createURI("urn:s" + value);
        };
    }

    @BeforeAll
    void write() throws IOException {
        database = folder.resolve("tdb2");
        Databases.write(
                database,
                writer -> quads.forEach(quad -> writer.graph(quad.getGraph()).accept(quad.asTriple())),
                Progress.NONE);
    }

    private <T> T read(java.util.function.Function<DatasetGraph, T> question) {
        DatasetGraph dataset = Databases.open(database);
        try {
            return dataset.calculateRead(() -> question.apply(dataset));
        } finally {
            Databases.close(database);
        }
    }

    @Test
    void has_every_statement_once_and_no_other() {
        List<Quad> stored = read(dataset -> {
            List<Quad> all = new ArrayList<>();
            dataset.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(all::add);
            all.removeIf(Quad::isDefaultGraph);
            return all;
        });
        assertThat(stored).hasSameSizeAs(new HashSet<>(quads));
        assertThat(Set.copyOf(stored)).isEqualTo(Set.copyOf(quads));
    }

    @Test
    void has_the_union_of_the_asserted_graphs_as_its_default_graph() {
        Set<Triple> expected = new HashSet<>();
        quads.stream().filter(quad -> !quad.getGraph().equals(HIDDEN)).forEach(quad -> expected.add(quad.asTriple()));
        List<Triple> stored = read(dataset -> dataset.getDefaultGraph().find().toList());
        assertThat(stored).hasSameSizeAs(expected);
        assertThat(Set.copyOf(stored)).isEqualTo(expected);
    }

    @Test
    void answers_every_kind_of_pattern_from_its_indexes() {
        var random = new Random(SEED + 1);
        read(dataset -> {
            for (int i = 0; i < 48; i++) {
                Quad quad = quads.get(random.nextInt(quads.size()));
                Node graph = i % 2 == 0 ? quad.getGraph() : Node.ANY;
                Node subject = i / 2 % 2 == 0 ? quad.getSubject() : Node.ANY;
                Node predicate = i / 4 % 2 == 0 ? quad.getPredicate() : Node.ANY;
                Node object = i / 8 % 2 == 0 ? quad.getObject() : Node.ANY;
                Set<Quad> expected = new HashSet<>();
                quads.stream()
                        .filter(other -> other.asTriple().matches(Triple.create(subject, predicate, object)))
                        .filter(other -> graph.equals(Node.ANY) || graph.equals(other.getGraph()))
                        .forEach(expected::add);
                Set<Quad> found = new HashSet<>();
                dataset.findNG(graph, subject, predicate, object).forEachRemaining(found::add);
                assertThat(found)
                        .as("%s %s %s %s", graph, subject, predicate, object)
                        .isEqualTo(expected);
            }
            return true;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void may_be_all_but_empty(int statements) throws IOException {
        Path small = folder.resolve("small" + statements);
        Databases.write(
                small,
                writer -> quads.subList(0, statements)
                        .forEach(quad -> writer.graph(Graphs.HPO).accept(quad.asTriple())),
                Progress.NONE);
        DatasetGraph dataset = Databases.open(small);
        try {
            assertThat(dataset.<Integer>calculateRead(
                            () -> dataset.getDefaultGraph().find().toList().size()))
                    .isEqualTo(statements);
        } finally {
            Databases.close(small);
        }
    }

    @Test
    void is_open_once_for_all_that_share_it() {
        DatasetGraph first = Databases.open(database);
        DatasetGraph second = Databases.open(database);
        Databases.close(database);
        assertThat(second).isSameAs(first);
        assertThat(second.<Boolean>calculateRead(() -> second.getDefaultGraph().contains(Triple.ANY)))
                .isTrue();
        Databases.close(database);
    }

    @Test
    void is_asked_in_sparql() {
        long count = read(dataset -> QueryExec.dataset(dataset)
                                .query("SELECT (COUNT(*) AS ?n) { GRAPH <%s> { ?s ?p ?o } }".formatted(HIDDEN.getURI()))
                                .set(ARQ.queryTimeout, 30_000L)
                                .select()
                                .next()
                                .get("n")
                                .getLiteralValue()
                        instanceof Number number
                ? number.longValue()
                : -1L);
        assertThat(count)
                .isEqualTo(quads.stream()
                        .filter(quad -> quad.getGraph().equals(HIDDEN))
                        .distinct()
                        .count());
    }

    @Test
    void fails_with_what_its_content_fails_with() {
        Path failing = folder.resolve("failing");
        assertThatThrownBy(() -> Databases.write(
                        failing,
                        writer -> {
                            writer.graph(Graphs.HPO).accept(quads.getFirst().asTriple());
                            throw new MarrowException(ErrorCode.MALFORMED_ROW, "planted");
                        },
                        Progress.NONE))
                .hasMessage("planted");
    }

    /// A database of its own with an index of triples that is not what was written.
    private Path damaged(String name, UnaryOperator<byte[]> damage) throws IOException {
        Path damaged = folder.resolve(name);
        Databases.write(
                damaged,
                writer -> quads.subList(0, 5000)
                        .forEach(quad -> writer.graph(Graphs.HPO).accept(quad.asTriple())),
                Progress.NONE);
        Path index = damaged.resolve("Data-0001").resolve("POS.dat");
        Files.write(index, damage.apply(Files.readAllBytes(index)));
        return damaged;
    }

    private static void incomplete(ThrowingCallable question, String found) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_INCOMPLETE))
                .hasMessageContaining(found)
                .hasMessageContaining("expected what was written");
    }

    @Test
    void refuses_to_pass_for_whole_when_an_index_is_damaged() throws IOException {
        Path damaged = damaged("damaged", bytes -> {
            bytes[8192 * 2 + 100] ^= 0x55;
            return bytes;
        });
        incomplete(() -> Databases.verify(damaged), "indexes that differ");
    }

    @Test
    void is_not_opened_when_an_index_is_too_short() throws IOException {
        Path damaged = damaged("short", bytes -> Arrays.copyOf(bytes, 8192));
        incomplete(() -> Databases.open(damaged), "POS.dat with 8192 bytes");
    }
}
