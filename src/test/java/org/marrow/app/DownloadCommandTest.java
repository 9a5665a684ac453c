package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The command download")
@Timeout(30)
class DownloadCommandTest {

    private static final String ETAG = "\"1\"";

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit calls start first
    private HttpServer server;

    private record Outcome(int exitCode, String out, String err) {}

    /// Serves its own path as JSON, except for what is not there.
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    "{\"path\": \"%s\"}".formatted(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", ETAG);
            if (exchange.getRequestURI().getPath().startsWith("/missing")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (List.of(ETAG).equals(exchange.getRequestHeaders().get("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Outcome run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    /// Runs the command with a table that sends it to our server for `hpo` and `hpoa`, and to nothing for `hpo-owl`.
    private Outcome download(String... names) throws IOException {
        String base = "http://localhost:" + server.getAddress().getPort();
        Path table = Files.writeString(folder.resolve("table.yaml"), """
                files:
                  hpo: {url: %1$s/hp.json}
                  hpoa: {url: %1$s/phenotype.hpoa}
                  hpo-owl: {url: %1$s/missing/hp.owl}
                """.formatted(base));
        String[] options = {"download", "--table", table.toString(), "--to", to().toString()};
        return run(Stream.of(options, names).flatMap(Stream::of).toArray(String[]::new));
    }

    private Path to() {
        return folder.resolve("downloads");
    }

    @Test
    void fetches_what_is_named_and_says_what_its_licence_asks() throws IOException {
        Outcome outcome = download("hpo", "hpoa");
        assertThat(outcome.exitCode()).isZero();
        assertThat(to().resolve("hp.json")).hasContent("{\"path\": \"/hp.json\"}");
        assertThat(to().resolve("phenotype.hpoa")).exists();
        assertThat(outcome.out())
                .contains("hpo: fetched " + to().resolve("hp.json") + ", 20 bytes")
                .containsPattern("sha256 [0-9a-f]{64}\n")
                .contains("Licence of hpo: https://hpo.jax.org/app/license")
                .contains("Asks: Acknowledge and cite")
                .contains("Cite: Gargano MA et al.")
                .endsWith("2 fetched, 0 unchanged, 0 failed.\n");
    }

    @Test
    void fetches_nothing_twice() throws IOException {
        download("hpo");
        assertThat(download("hpo").out()).contains("hpo: unchanged ").endsWith("0 fetched, 1 unchanged, 0 failed.\n");
    }

    @Test
    void goes_on_after_a_failure_and_ends_with_exit_code_2() throws IOException {
        Outcome outcome = download("hpo-owl", "hpo");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("marrow: hpo-owl: found HTTP 404 at http://localhost:")
                .contains("Help: src/docs/errors.md#download-failed");
        assertThat(outcome.out())
                .contains("hpo: fetched")
                .doesNotContain("Licence of hpo-owl")
                .endsWith("1 fetched, 0 unchanged, 1 failed.\n");
        assertThat(to().resolve("hp.json")).exists();
    }

    @Test
    void refuses_what_is_larger_than_allowed() throws IOException {
        Outcome outcome = download("hpo", "--max-bytes", "19");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("found 20 bytes or more, expected at most 19");
    }

    @Test
    void lists_the_table_and_fetches_nothing() throws IOException {
        Outcome outcome = download("--list");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .containsPattern("medgen-names +medgen +MedGen: preferred names +https://ftp")
                .contains("Licence of orphanet: https://creativecommons.org/licenses/by/4.0/");
        assertThat(to()).doesNotExist();
    }

    @Test
    void lists_only_what_is_named() {
        assertThat(run("download", "--list", "genes").out()).contains("4 rows").doesNotContain("orphanet");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "download|found no name, expected files or groups",
                "download hpx|No file or group \"hpx\"",
                "download hpo --max-bytes 0|expected 1 or more",
                "download hpo --max-bytes many|'many' is not a long",
                "download hpo --table nowhere.yaml|nowhere.yaml: no such readable file",
                "download hpo --to pom.xml|pom.xml: found no way to write there"
            })
    void ends_with_exit_code_2_and_says_why(String arguments, String message) {
        Outcome outcome = run(arguments.split(" ", -1));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("marrow: ").contains(message);
    }
}
