package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("A server over two releases")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwitchTest {

    private static final String COUNT =
            "SELECT (COUNT(*) AS ?annotations) { ?s a <https://w3id.org/marrow/ns#Annotation> }";
    private static final int CLIENTS = 4;
    private static final int SWITCHES = 6;

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<AutoCloseable> open = new ArrayList<>();
    private DataFolder releases = new DataFolder(folder);
    private String whole = "";
    private String shorter = "";
    private Map<String, String> answers = Map.of();
    private URI url = URI.create("http://localhost/");

    @BeforeAll
    void start() throws IOException, InterruptedException {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        Path hpo = Miniature.hpo(folder);
        Path hpoa = Miniature.hpoa(folder);
        releases = new DataFolder(folder.resolve("data"));
        whole = ReleaseBuilder.build(ontology, List.of(hpo, hpoa), releases, Progress.NONE)
                .release();
        List<String> rows = Files.readAllLines(hpoa);
        Files.write(hpoa, rows.subList(0, rows.size() - 2));
        shorter = ReleaseBuilder.build(ontology, List.of(hpo, hpoa), releases, Progress.NONE)
                .release();
        Marrow marrow = Marrow.open(folder.resolve("data"));
        Server server = marrow.serve(0, true);
        open.addAll(List.of(server, marrow, client));
        url = server.url();
        answers = Map.of(
                whole, get(pinned(whole)).body(), shorter, get(pinned(shorter)).body());
    }

    @AfterAll
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private static String pinned(String release) {
        return "release/" + release + "/" + query();
    }

    private static String query() {
        return "sparql?format=csv&query=" + URLEncoder.encode(COUNT, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String release) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Accept", path.startsWith("api") ? "application/json" : "text/csv")
                        .header("X-Marrow-Release", release)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String named(HttpResponse<String> response) {
        return response.headers().firstValue("X-Marrow-Release").orElse("none");
    }

    @Test
    void answers_each_pinned_release_from_its_own_data() throws IOException, InterruptedException {
        assertThat(named(get(pinned(whole)))).isEqualTo(whole);
        assertThat(named(get(pinned(shorter)))).isEqualTo(shorter);
        assertThat(answers.get(whole)).isNotEqualTo(answers.get(shorter));
    }

    @Test
    void keeps_a_caller_to_the_release_of_the_header_that_is_sent_back() throws IOException, InterruptedException {
        for (String release : List.of(whole, shorter)) {
            HttpResponse<String> response = get(query(), release);
            assertThat(named(response)).isEqualTo(release);
            assertThat(response.body()).isEqualTo(answers.get(release));
            assertThat(response.headers().allValues("Vary").toString()).contains("X-Marrow-Release");
        }
        HttpResponse<String> term = get("api/terms/HP:0033606", shorter);
        assertThat(term.headers().firstValue("ETag"))
                .isNotEqualTo(get("api/terms/HP:0033606", whole).headers().firstValue("ETag"));
    }

    @Test
    void sends_a_caller_on_whose_release_is_not_here() throws IOException, InterruptedException {
        HttpResponse<String> response = get(query(), "hpo-1999");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).isPresent();
        assertThat(response.body()).contains("RELEASE_ELSEWHERE", "hpo-1999");
        assertThat(get(query(), "../x").statusCode()).isEqualTo(503);
    }

    @Test
    void shows_its_page_for_each_release() throws IOException, InterruptedException {
        assertThat(get("release/" + shorter + "/").body())
                .contains("<h1>Marrow</h1>", shorter, "href=\"/release/" + shorter + "/sparql\"");
        assertThat(get("release/" + shorter).headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).endsWith("/release/" + shorter + "/"));
    }

    @Test
    void lists_the_releases_and_says_which_one_is_current() throws IOException, InterruptedException {
        HttpResponse<String> list = get("release");
        assertThat(list.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(list.body()).contains(whole, shorter, "\"current\"");
    }

    @Test
    void answers_a_release_that_is_not_there_with_a_problem() throws IOException, InterruptedException {
        HttpResponse<String> response = get("release/hpo-1999/sparql");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(response.body()).contains("RELEASE_MISSING", whole);
    }

    @Test
    void loses_and_mixes_no_request_while_it_switches() throws Exception {
        var isOver = new AtomicBoolean();
        Callable<Integer> asking = () -> {
            int asked = 0;
            while (!isOver.get()) {
                HttpResponse<String> response = get(query());
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.body()).isEqualTo(answers.get(named(response)));
                asked++;
            }
            return asked;
        };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<Integer>> counts = new ArrayList<>();
            try {
                for (int i = 0; i < CLIENTS; i++) {
                    counts.add(clients.submit(asking));
                }
                for (int i = 0; i < SWITCHES; i++) {
                    String next = i % 2 == 0 ? shorter : whole;
                    releases.makeCurrent(next);
                    while (!named(get(query())).equals(next)) {
                        Thread.sleep(20);
                    }
                }
            } finally {
                isOver.set(true);
            }
            for (Future<Integer> count : counts) {
                assertThat(count.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
    }
}
