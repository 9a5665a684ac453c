package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.Miniature;
import org.marrow.app.CommandRun;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.query.StoreTrial;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.RemoteServer;
import org.marrow.store.StoreLoad;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

/// One release on disk and in stock Fuseki, which has a graph of somebody else as well.
@DisplayName("A service over a store that is not ours")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreDoorsTest {

    private static final Quad SECRET =
            Quad.create(uri("urn:x:salaries"), uri("urn:x:anna"), uri("urn:x:earns"), uri("urn:x:much"));

    @TempDir
    private static Path folder;

    private final DatasetGraph there = DatasetGraphFactory.createTxnMem();
    private final FusekiServer fuseki =
            FusekiServer.create().port(0).loopback(true).add("/ds", there).build();
    private final HttpClient client = HttpClient.newHttpClient();
    private Marrow onDisk = Marrow.open();
    private Marrow inStore = onDisk;
    private Server disk = onDisk.serve(0, true);
    private Marrow inParts = onDisk;
    private Server store = disk;
    private Server parts = disk;
    private StoreTrial trial = new StoreTrial(0, List.of());

    private static Node uri(String uri) {
        return NodeFactory.createURI(uri);
    }

    @BeforeAll
    void load() throws IOException {
        disk.close();
        onDisk.close();
        fuseki.start();
        there.executeWrite(() -> there.add(SECRET));
        Path data = folder.resolve("data");
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), Miniature.all(folder), new DataFolder(data), Progress.NONE);
        try (Release release = new DataFolder(data).openCurrent();
                RemoteServer server = server(true)) {
            new StoreLoad(release, server, Progress.NONE).load();
        }
        onDisk = Marrow.open(data, new DataFolder(data).current().orElseThrow());
        disk = onDisk.serve(0, true);
        inStore = Marrow.open(server(false));
        trial = inStore.tryStore().orElseThrow();
        store = inStore.serve(0, true);
        inParts = Marrow.open(server(false));
        parts = inParts.serve(0, true);
    }

    private String address() {
        return "http://localhost:" + fuseki.getPort() + "/ds";
    }

    private RemoteServer server(boolean isWritten) {
        Optional<URI> graphs = Optional.of(URI.create(address() + "/data")).filter(address -> isWritten);
        return new RemoteServer(
                new RemoteServer.Addresses(URI.create(address() + "/query"), graphs, Optional.empty()),
                Optional.empty(),
                RemoteServer.Limits.USUAL);
    }

    @AfterAll
    void close() {
        parts.close();
        inParts.close();
        store.close();
        inStore.close();
        disk.close();
        onDisk.close();
        fuseki.stop();
        client.close();
    }

    private HttpResponse<String> get(Server server, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    static Stream<String> paths() {
        return Stream.concat(
                Stream.of(
                        "/",
                        "/term/HP:0033606",
                        "/term/HP:0033606.ttl",
                        "/term/HP:0033606.jsonld",
                        "/term/HP:0033606.json",
                        "/term/HP:0033606.csv",
                        "/term/HP:0033606?subtypes=yes",
                        "/term/HP:0001871",
                        "/term/HP:0033606?lang=de",
                        "/term/HP:9999999",
                        "/concept/C0302173",
                        "/condition/OMIM:617014",
                        "/gene/NCBIGene:84522",
                        "/publication/PMID:25129144",
                        "/mapping/SNOMEDCT:14998000",
                        "/association/OMIM:617014/HP:0033606",
                        "/id/549798",
                        "/search?q=marrow",
                        "/why?term=HP:0033606&superclass=HP:0001871",
                        "/.well-known/void",
                        "/query",
                        "/query/conditions.csv?term=HP:0033606",
                        "/query/conditions.csv?page=2&per-page=2",
                        "/query/similar-conditions.csv?condition=OMIM:616022",
                        "/query/search.csv?text=arrest",
                        "/query/branch.ttl?term=HP:0005561",
                        "/query/conditions.rq?term=HP:0033606",
                        "/query/no-such-question",
                        "/release",
                        "/api/terms/HP:0033606",
                        "/api/terms/HP:0001871/descendants",
                        "/api/search?q=arrest",
                        "/api/conditions/OMIM:617014",
                        "/api/limits"),
                Stream.of(
                                "ASK { ?s ?p ?o }",
                                "SELECT ?thing ?text { (?thing ?text) <https://w3id.org/marrow/ns#search> 'marrow' }"
                                        + " ORDER BY ?thing ?text",
                                "SELECT DISTINCT ?g { GRAPH ?g { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o } }"
                                        + " ORDER BY ?g",
                                "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/marrow/graph/hpo> { ?s ?p ?o }",
                                "SELECT ?c FROM NAMED <https://w3id.org/marrow/graph/hpo> { GRAPH ?g {"
                                        + " ?c <http://www.w3.org/2000/01/rdf-schema#subClassOf>+"
                                        + " <http://purl.obolibrary.org/obo/HP_0000118> } } ORDER BY ?c",
                                "SELECT ?s { ?s",
                                "SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }",
                                "SELECT * { ?s <urn:x:nothing> ?o }")
                        .map(text -> "/sparql?query=" + URLEncoder.encode(text, StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void answers_as_one_over_a_disk_does(String path) throws IOException, InterruptedException {
        HttpResponse<String> expected = get(disk, path);
        for (Server server : List.of(store, parts)) {
            HttpResponse<String> found = get(server, path);
            assertThat(found.statusCode()).isEqualTo(expected.statusCode());
            assertThat(found.headers().firstValue("X-Marrow-Release"))
                    .isEqualTo(expected.headers().firstValue("X-Marrow-Release"));
            String type =
                    expected.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
            Lang lang = RDFLanguages.contentTypeToLang(type);
            if (lang != null && RDFLanguages.isTriples(lang)) {
                assertThat(graph(found.body(), lang, server))
                        .matches(graph(expected.body(), lang, disk)::isIsomorphicWith);
            } else {
                assertThat(plain(found.body(), server)).isEqualTo(plain(expected.body(), disk));
            }
        }
    }

    private static Graph graph(String body, Lang lang, Server server) {
        return RDFParser.fromString(plain(body, server), lang).toGraph();
    }

    private static String plain(String body, Server server) {
        return body.replace(":" + server.url().getPort() + "/", ":PORT/");
    }

    @Test
    void keeps_to_the_release_whatever_else_the_store_has() throws IOException, InterruptedException {
        for (String text : List.of(
                "SELECT * { ?s <urn:x:earns> ?o }",
                "SELECT * { GRAPH ?g { ?s <urn:x:earns> ?o } }",
                "SELECT * { GRAPH <urn:x:salaries> { ?s ?p ?o } }",
                "SELECT * FROM <urn:x:salaries> { ?s ?p ?o }",
                "SELECT * FROM NAMED <urn:x:salaries> { GRAPH ?g { ?s ?p ?o } }",
                "SELECT * FROM NAMED <urn:x:salaries> { GRAPH ?g { ?s <urn:x:earns>* ?o } }")) {
            String path = "/sparql?format=csv&query=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(get(store, path).body().lines()).as(text).hasSize(1);
            assertThat(get(parts, path).body().lines()).as(text).hasSize(1);
        }
        assertThat(get(store, "/sparql?query=DESCRIBE+%3Curn:x:anna%3E").body()).doesNotContain("much");
    }

    @Test
    void is_not_ready_when_the_store_has_another_release() throws IOException, InterruptedException {
        var other = DatasetGraphFactory.createTxnMem();
        FusekiServer second =
                FusekiServer.create().port(0).loopback(true).add("/ds", other).start();
        there.executeRead(() -> other.executeWrite(() -> there.find().forEachRemaining(other::add)));
        URI query = URI.create("http://localhost:" + second.getPort() + "/ds/query");
        try (Marrow marrow = Marrow.open(new RemoteServer(
                        RemoteServer.Addresses.of(query), Optional.empty(), RemoteServer.Limits.USUAL));
                Server server = marrow.serve(0, true)) {
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            other.executeWrite(() -> other.removeGraph(Graphs.UNION));
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            second.stop();
            HttpResponse<String> failed = get(server, "/sparql?query=ASK%7B?s+?p+?o%7D");
            assertThat(failed.statusCode()).isEqualTo(502);
            assertThat(failed.body()).contains("the log says how").doesNotContain(Integer.toString(second.getPort()));
        }
    }

    @Test
    void is_sent_whole_queries_by_a_store_that_answers_them_right() {
        assertThat(trial.differing()).isEmpty();
        assertThat(trial.asked()).isGreaterThan(20);
    }

    @Test
    void has_answers_on_the_command_line_too() {
        CommandRun run = CommandRun.of("show", "HP:0033606", "--store", address() + "/query");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Bone marrow maturation arrest");
    }

    @Test
    void says_what_is_asked_for_twice_or_not_there() {
        CommandRun both = CommandRun.of("show", "HP:0033606", "--store", address() + "/query", "--data", "data");
        assertThat(both.err()).contains("found --data or --release as well, expected one or the other");
        CommandRun alone = CommandRun.of("show", "HP:0033606", "--credentials", "file");
        assertThat(alone.err()).contains("Found --credentials alone, expected --store as well");
        CommandRun secret = CommandRun.of("show", "HP:0033606", "--store", "https://anna:topsecret@localhost/");
        assertThat(secret.err())
                .contains("Found credentials in the address of a server")
                .doesNotContain("topsecret");
        CommandRun nowhere = CommandRun.of("show", "HP:0033606", "--store", "ftp://localhost/");
        assertThat(nowhere.err()).contains("found no address of a server");
    }
}
