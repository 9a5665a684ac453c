package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("The SPARQL endpoint over a release on disk")
class ReleaseDoorTest {

    private static final String ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

    private static final String BELOW = """
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            SELECT ?term { ?term rdfs:subClassOf* <http://purl.obolibrary.org/obo/HP_0033606> }""";

    /// Without the closure and the indexes a path is nothing that could be told from the slowest query.
    @Test
    @Timeout(120)
    void answers_a_path_along_the_hierarchy_as_the_look_up_that_it_is(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), Miniature.all(folder), new DataFolder(data), Progress.NONE);
        var settings = new SettingsReader()
                .option("http.port=0")
                .option("log.access=off")
                .option("admission.slow=1")
                .option("admission.queue=0")
                .option("limits.time=10s")
                .read();
        try (Marrow marrow = Marrow.open(data);
                Server server = marrow.serve(settings);
                PlainClient client = new PlainClient(server.url());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<HttpResponse<String>> endless = endless(client, callers);
            while (!isRefused(client)) {
                // The question whether others are refused may itself have taken the only place.
                if (endless.isDone()) {
                    endless = endless(client, callers);
                }
            }
            HttpResponse<String> answer = client.ask(BELOW, "text/csv");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("HP_0033606");
            assertThat(endless.isDone())
                    .as("the query that takes the only place")
                    .isFalse();
        }
    }

    private static CompletableFuture<HttpResponse<String>> endless(PlainClient client, ExecutorService callers) {
        return CompletableFuture.supplyAsync(() -> client.ask(ENDLESS, "text/csv"), callers);
    }

    private static boolean isRefused(PlainClient client) {
        return client.get("sparql?" + PlainClient.form("query", ENDLESS, "timeout", "0.1"), "text/csv")
                .body()
                .contains("SERVICE_BUSY");
    }
}
