package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Published;

@DisplayName("Loading a release into a server that is not ours")
class StoreLoadTest {

    private static final Node NAME = NodeFactory.createURI("urn:name");
    private static final int PIECE = 10;

    /// 25 statements of the HPO, 2 that follow, and a manifest.
    private final Release release = release("one", 25);

    private final DatasetGraph there = DatasetGraphFactory.createTxnMem();

    /// The status of each request to come; 0 lets it through, as does the end.
    private final Queue<Integer> statuses = new ArrayDeque<>();

    private boolean isGarbling;

    /// Says of each answer that it is cut.
    private boolean isCutting;

    private FusekiServer fuseki = FusekiServer.create().port(0).build();
    private RemoteServer server = new RemoteServer(
            RemoteServer.Addresses.of(URI.create("http://localhost:1/")), Optional.empty(), RemoteServer.Limits.USUAL);

    private static Release release(String id, int statements) {
        return Release.inMemory(id, writer -> {
            IntStream.range(0, statements)
                    .mapToObj(i -> named(i, "Ménière \"%d\"\n".formatted(i)))
                    .forEach(writer.graph(Graphs.HPO));
            writer.graph(Graphs.INFERRED).accept(named(1, "follows"));
            writer.graph(Graphs.INFERRED).accept(named(2, "follows"));
            manifest(id, writer);
        });
    }

    private static void manifest(String id, ReleaseWriter writer) {
        writer.graph(Graphs.MANIFEST)
                .accept(Triple.create(
                        NodeFactory.createURI("https://w3id.org/marrow/id/release/" + id),
                        Published.DATASET_VERSION,
                        NodeFactory.createLiteralString(id)));
    }

    private static Triple named(int number, String name) {
        return Triple.create(
                NodeFactory.createURI("urn:thing:" + number), NAME, NodeFactory.createLiteralLang(name, "fr"));
    }

    @BeforeEach
    void start() {
        Filter failing = (request, response, chain) -> {
            boolean isWrite = ((HttpServletRequest) request).getRequestURI().endsWith("/data");
            int status = isWrite && !statuses.isEmpty() ? statuses.remove() : 0;
            if (isCutting && !isWrite) {
                ((HttpServletResponse) response).setHeader("X-SPARQL-MaxRows", "25");
            }
            if (status == 0) {
                chain.doFilter(request, response);
                if (isGarbling && size(Graphs.HPO) == 25) {
                    garble();
                }
            } else {
                ((HttpServletResponse) response).sendError(status);
            }
        };
        fuseki = FusekiServer.create()
                .port(0)
                .loopback(true)
                .add("/ds", there)
                .addFilter("/*", failing)
                .start();
        String base = "http://localhost:" + fuseki.getPort() + "/ds";
        server = new RemoteServer(
                new RemoteServer.Addresses(
                        URI.create(base + "/query"), Optional.of(URI.create(base + "/data")), Optional.empty()),
                Optional.empty(),
                RemoteServer.Limits.USUAL);
    }

    @AfterEach
    void stop() {
        server.close();
        fuseki.stop();
        release.close();
    }

    private StoreLoad.Loaded load(Release from) {
        return new StoreLoad(from, server, PIECE, Progress.NONE).load();
    }

    private List<Node> graphs() {
        return there.calculateRead(() -> {
            List<Node> found = new java.util.ArrayList<>();
            there.listGraphNodes().forEachRemaining(found::add);
            return found;
        });
    }

    private long size(Node graph) {
        return there.calculateRead(() -> (long) there.getGraph(graph).size());
    }

    @Test
    void writes_each_graph_and_the_union_of_what_is_asserted() {
        assertThat(load(release)).isEqualTo(new StoreLoad.Loaded(4, 25 + 2 + 1 + 26, 25 + 2 + 1 + 26));
        assertThat(graphs()).containsExactlyInAnyOrder(Graphs.HPO, Graphs.INFERRED, Graphs.MANIFEST, Graphs.UNION);
        assertThat(size(Graphs.UNION)).isEqualTo(26);
        assertThat(there.<Boolean>calculateRead(
                        () -> there.contains(Quad.create(Graphs.HPO, named(7, "Ménière \"7\"\n")))))
                .isTrue();
    }

    @Test
    void sends_nothing_a_second_time() {
        load(release);
        assertThat(load(release).added()).isZero();
    }

    @Test
    void goes_on_where_it_was_broken_off() {
        statuses.addAll(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 500));
        assertThatThrownBy(() -> load(release))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("found the status 500 to POST")
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.ENDPOINT_FAILED);
        long before = size(Graphs.HPO);
        assertThat(before).isPositive().isLessThan(25);
        assertThat(graphs()).contains(Graphs.LOADING).doesNotContain(Graphs.UNION);
        assertThat(load(release).added()).isEqualTo(25 + 2 + 1 + 26 - before);
        assertThat(graphs()).doesNotContain(Graphs.LOADING).contains(Graphs.UNION);
    }

    @Test
    void asks_again_where_a_server_has_too_much_to_do() {
        statuses.addAll(List.of(503, 429, 0, 502));
        assertThat(load(release).added()).isEqualTo(54);
        assertThat(statuses).isEmpty();
    }

    @Test
    void gives_up_after_a_few_times() {
        statuses.addAll(List.of(503, 503, 503, 503));
        assertThatThrownBy(() -> load(release)).hasMessageContaining("found the status 503");
        assertThat(statuses).isEmpty();
    }

    @Test
    void takes_away_what_is_there_of_another_release() {
        load(release);
        Node old = Graphs.translations("cs");
        there.executeWrite(() -> {
            there.add(Quad.create(old, named(1, "jedna")));
            there.add(Quad.create(Graphs.MANIFEST, Triple.create(NAME, Published.GRAPH_NAME, old)));
        });
        try (Release other = release("two", 3)) {
            assertThat(load(other).added()).isEqualTo(3 + 2 + 1 + 4);
            assertThat(size(Graphs.HPO)).isEqualTo(3);
            assertThat(graphs()).doesNotContain(old);
        }
    }

    private void garble() {
        there.executeWrite(() -> {
            there.delete(Quad.create(Graphs.HPO, named(7, "Ménière \"7\"\n")));
            there.add(Quad.create(Graphs.HPO, named(7, "MÃ©niÃ¨re \"7\"\n")));
        });
    }

    @Test
    void sends_a_graph_anew_that_has_something_else_of_the_same_size() {
        load(release);
        garble();
        assertThat(load(release).added()).isEqualTo(25);
        assertThat(load(release).added()).isZero();
    }

    @Test
    void says_which_statement_a_server_has_changed() {
        isGarbling = true;
        assertThatThrownBy(() -> load(release))
                .hasMessageContaining("found 25 statements in " + Graphs.HPO.getURI() + ", expected 25")
                .hasMessageContaining("these are not of the release")
                .hasMessageContaining("MÃ©niÃ¨re");
    }

    @Test
    void writes_by_updates_where_there_is_no_graph_store() {
        String base = "http://localhost:" + fuseki.getPort() + "/ds";
        var addresses = new RemoteServer.Addresses(
                URI.create(base + "/query"), Optional.empty(), Optional.of(URI.create(base + "/update")));
        try (var byUpdate = new RemoteServer(addresses, Optional.empty(), RemoteServer.Limits.USUAL)) {
            new StoreLoad(release, byUpdate, PIECE, Progress.NONE).load();
            assertThat(size(Graphs.HPO)).isEqualTo(25);
            try (Release other = release("two", 5)) {
                new StoreLoad(other, byUpdate, PIECE, Progress.NONE).load();
            }
            assertThat(size(Graphs.HPO)).isEqualTo(5);
            assertThat(graphs()).doesNotContain(Graphs.LOADING);
        }
    }

    @Test
    void takes_values_for_the_same_however_they_are_written() {
        try (Release numbers = Release.inMemory("numbers", writer -> {
            writer.graph(Graphs.HPO).accept(Triple.create(NAME, NAME, NodeFactory.createLiteralByValue(true)));
            writer.graph(Graphs.HPO).accept(Triple.create(NAME, NAME, literal("1.0", XSDDatatype.XSDdecimal)));
            manifest("numbers", writer);
        })) {
            load(numbers);
            there.executeWrite(() -> {
                there.deleteAny(Graphs.HPO, Node.ANY, Node.ANY, Node.ANY);
                there.add(Graphs.HPO, NAME, NAME, literal("1", XSDDatatype.XSDboolean));
                there.add(Graphs.HPO, NAME, NAME, literal("1", XSDDatatype.XSDdecimal));
            });
            assertThat(load(numbers).added()).isZero();
        }
    }

    private static Node literal(String text, XSDDatatype type) {
        return NodeFactory.createLiteralDT(text, type);
    }

    @Test
    void leaves_nothing_that_is_taken_for_a_release_before_it_is_whole() {
        load(release);
        there.executeWrite(() -> there.add(Graphs.LOADING, Graphs.LOADING, NAME, NAME));
        assertThatThrownBy(() -> Release.at(server)).hasMessageContaining("found a release that is being loaded");
        there.executeWrite(() -> {
            there.removeGraph(Graphs.LOADING);
            there.removeGraph(Graphs.UNION);
            there.getGraph(Graphs.MANIFEST).find().forEachRemaining(there.getDefaultGraph()::add);
        });
        assertThatThrownBy(() -> Release.at(server)).hasMessageContaining("found no graph " + Graphs.UNION.getURI());
    }

    @Test
    void refuses_answers_that_a_server_says_it_has_cut() {
        isCutting = true;
        assertThatThrownBy(() -> load(release))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("found the first 25 rows of an answer, and no others");
    }

    @Test
    void says_that_there_is_no_server() {
        var nowhere = new RemoteServer(
                new RemoteServer.Addresses(
                        URI.create("http://localhost:1/query"),
                        Optional.of(URI.create("http://localhost:1/data")),
                        Optional.empty()),
                Optional.empty(),
                new RemoteServer.Limits(Duration.ofSeconds(1), Duration.ofSeconds(30), 1));
        try (nowhere) {
            assertThatThrownBy(() -> new StoreLoad(release, nowhere, Progress.NONE).load())
                    .isInstanceOf(MarrowException.class)
                    .hasMessageStartingWith("http://localhost:1/query: found no answer to a query");
        }
    }

    @Test
    void keeps_credentials_from_going_over_a_network_in_the_open() {
        var addresses = RemoteServer.Addresses.of(URI.create("http://store.example.org/query"));
        assertThatThrownBy(() -> new RemoteServer(addresses, Optional.of("anna:secret"), RemoteServer.Limits.USUAL))
                .hasMessageContaining("found credentials that would be sent in the open")
                .hasMessageNotContaining("secret");
    }
}
