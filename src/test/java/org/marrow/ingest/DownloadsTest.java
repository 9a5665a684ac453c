package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.marrow.ingest.AwkwardServer.cutsOff;
import static org.marrow.ingest.AwkwardServer.neverAnswers;
import static org.marrow.ingest.AwkwardServer.redirects;
import static org.marrow.ingest.AwkwardServer.says;
import static org.marrow.ingest.AwkwardServer.saysOnly;
import static org.marrow.ingest.AwkwardServer.serves;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;

@DisplayName("A download")
@Timeout(30)
class DownloadsTest {

    private static final Downloads.Patience IMPATIENT = new Downloads.Patience(
            Duration.ofSeconds(5), Duration.ofSeconds(5), 3, Duration.ofMillis(5), Duration.ofSeconds(2));
    private static final Downloads.Patience HASTY = new Downloads.Patience(
            Duration.ofSeconds(5), Duration.ofMillis(600), 1, Duration.ofMillis(5), Duration.ofSeconds(2));
    private static final byte[] OLD = bytes("the file as it was\n");
    private static final byte[] FILE = bytes("the first half of the file, the second half of the file\n");
    private static final int HALF = 28;

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Download aText(URI url) {
        return aFile("file.txt", Download.Kind.TEXT, url);
    }

    private static Download aFile(String file, Download.Kind kind, URI url) {
        return aFile(file, kind, url, Optional.empty());
    }

    private static Download aFile(String file, Download.Kind kind, URI url, Optional<String> sha256) {
        var licence = new Download.Licence("https://example.org/licence", "Nothing.", "Nobody");
        return new Download("a-file", Optional.empty(), "A file", url, file, kind, licence, sha256);
    }

    private Downloads.Fetched fetch(Download download) {
        return fetch(download, Long.MAX_VALUE, Progress.NONE);
    }

    private Downloads.Fetched fetch(Download download, long maxBytes, Progress progress) {
        try (var downloads = new Downloads(folder, IMPATIENT, maxBytes)) {
            return downloads.fetch(download, progress);
        }
    }

    private Downloads.Fetched fetchInHaste(Download download) {
        try (var downloads = new Downloads(folder, HASTY, Long.MAX_VALUE)) {
            return downloads.fetch(download, Progress.NONE);
        }
    }

    private MarrowException refusal(Download download) {
        return catchThrowableOfType(MarrowException.class, () -> fetch(download));
    }

    private Path target() {
        return folder.resolve("file.txt");
    }

    private Path part() {
        return folder.resolve("file.txt.part");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String base64(String algorithm, byte[] bytes) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance(algorithm).digest(bytes));
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /// Leaves the first half of [#FILE] behind, as a connection that breaks and Ctrl-C do.
    private void leaveAPart(AwkwardServer.Answer next, PartTest test) throws Exception {
        var once =
                new Downloads.Patience(Duration.ofMillis(500), Duration.ofMillis(300), 0, Duration.ZERO, Duration.ZERO);
        try (var server = new AwkwardServer(cutsOff("\"1\"", FILE, HALF), next)) {
            try (var downloads = new Downloads(folder, once, Long.MAX_VALUE)) {
                assertThat(catchThrowableOfType(
                                MarrowException.class,
                                () -> downloads.fetch(aText(server.url("/file.txt")), Progress.NONE)))
                        .hasMessageContaining("broke off");
            }
            assertThat(part()).hasBinaryContent(Arrays.copyOf(FILE, HALF));
            test.of(server);
        }
    }

    private interface PartTest {
        void of(AwkwardServer server) throws Exception;
    }

    @Test
    void writes_the_file_and_says_what_came() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE))) {
            Downloads.Fetched fetched = fetch(aText(server.url("/file.txt")));
            assertThat(fetched.isNew()).isTrue();
            assertThat(fetched.bytes()).isEqualTo(FILE.length);
            assertThat(fetched.sha256()).isEqualTo(sha256(FILE));
            assertThat(fetched.file()).isEqualTo(target()).hasBinaryContent(FILE);
            assertThat(part()).doesNotExist();
            assertThat(server.requests().getFirst().header("user-agent")).startsWith("marrow/");
        }
    }

    @Test
    void makes_the_folder() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE));
                var downloads = new Downloads(folder.resolve("a/b"), IMPATIENT, Long.MAX_VALUE)) {
            assertThat(downloads
                            .fetch(aText(server.url("/file.txt")), Progress.NONE)
                            .file())
                    .hasBinaryContent(FILE);
        }
    }

    @Test
    void of_the_same_file_is_not_made_twice() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            Downloads.Fetched again = fetch(aText(server.url("/file.txt")));
            assertThat(again.isNew()).isFalse();
            assertThat(again.sha256()).isEqualTo(sha256(FILE));
            assertThat(server.requests().get(1).header("if-none-match")).isEqualTo("\"1\"");
        }
    }

    @Test
    void asks_by_date_where_there_is_no_ETag() throws Exception {
        String modified = "Wed, 06 Nov 2024 10:00:00 GMT";
        try (var server = new AwkwardServer(
                says("200 OK\nLast-Modified: " + modified, FILE), saysOnly("304 Not Modified", new byte[0]))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(fetch(aText(server.url("/file.txt"))).isNew()).isFalse();
            assertThat(server.requests().get(1).header("if-modified-since")).isEqualTo(modified);
        }
    }

    @Test
    void replaces_a_file_that_the_publisher_has_changed() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", OLD), serves("\"2\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(fetch(aText(server.url("/file.txt"))).isNew()).isTrue();
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void is_made_again_where_the_file_was_altered_here() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            Files.write(target(), new byte[FILE.length]);
            assertThat(fetch(aText(server.url("/file.txt"))).isNew()).isTrue();
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void is_made_again_where_the_table_names_another_URL() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", OLD), serves("\"1\"", FILE))) {
            fetch(aText(server.url("/old.txt")));
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("if-none-match")).isEmpty();
        }
    }

    @Test
    void goes_on_after_the_connection_broke() throws Exception {
        try (var server = new AwkwardServer(cutsOff("\"1\"", FILE, HALF), serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=" + HALF + "-");
            assertThat(server.requests().get(1).header("if-range")).isEqualTo("\"1\"");
        }
    }

    @Test
    void goes_on_with_what_an_earlier_run_left() throws Exception {
        leaveAPart(serves("\"1\"", FILE), server -> {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=" + HALF + "-");
        });
    }

    @Test
    void starts_over_where_the_ETag_changed_meanwhile() throws Exception {
        leaveAPart(serves("\"2\"", OLD), server -> {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(OLD);
        });
    }

    @Test
    void starts_over_where_the_server_sends_the_rest_of_another_file() throws Exception {
        byte[] other = bytes("another file that has just as many bytes as the first has\n".substring(0, 56));
        leaveAPart(
                (request, out) -> {
                    if (request.header("range").isEmpty()) {
                        serves("\"2\"", other).to(request, out);
                    } else {
                        says(
                                        "206 Partial Content\nETag: \"2\"\nContent-Range: bytes 28-55/56",
                                        Arrays.copyOfRange(other, HALF, other.length))
                                .to(request, out);
                    }
                },
                server -> {
                    fetch(aText(server.url("/file.txt")));
                    assertThat(target()).hasBinaryContent(other);
                    assertThat(server.requests()).hasSize(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-55/56", "bytes 28-55/57", "bytes 29-55/56", "bytes */56", "lines 28-55/56", ""})
    void starts_over_where_the_rest_is_not_the_one_asked_for(String range) throws Exception {
        leaveAPart(
                (request, out) -> {
                    if (request.header("range").isEmpty()) {
                        serves("\"1\"", FILE).to(request, out);
                    } else {
                        says("206 Partial Content\nContent-Range: " + range, "not the rest")
                                .to(request, out);
                    }
                },
                server -> {
                    fetch(aText(server.url("/file.txt")));
                    assertThat(target()).hasBinaryContent(FILE);
                });
    }

    @Test
    void takes_the_whole_from_a_server_that_ignores_ranges() throws Exception {
        leaveAPart(says("200 OK\nETag: \"1\"", FILE), server -> {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
        });
    }

    @Test
    void starts_over_where_the_server_has_no_such_rest() throws Exception {
        leaveAPart(
                (request, out) -> {
                    if (request.header("range").isEmpty()) {
                        serves("\"1\"", OLD).to(request, out);
                    } else {
                        says("416 Range Not Satisfiable", "").to(request, out);
                    }
                },
                server -> {
                    fetch(aText(server.url("/file.txt")));
                    assertThat(target()).hasBinaryContent(OLD);
                });
    }

    @Test
    void sends_no_condition_to_a_place_where_the_redirects_did_not_lead_before() throws Exception {
        try (var server = new AwkwardServer(
                redirects("/release-1/file.txt"),
                cutsOff("\"1\"", FILE, HALF),
                redirects("/release-2/file.txt"),
                serves("\"1\"", OLD))) {
            fetch(aText(server.url("/latest/file.txt")));
            assertThat(target()).hasBinaryContent(OLD);
            assertThat(server.requests().get(3).path()).isEqualTo("/release-2/file.txt");
            assertThat(server.requests().get(3).header("range")).isEmpty();
        }
    }

    @Test
    void goes_on_where_only_the_signature_in_the_redirect_is_new() throws Exception {
        try (var server = new AwkwardServer(
                redirects("/file.txt?signature=1"),
                cutsOff("\"1\"", FILE, HALF),
                redirects("/file.txt?signature=2"),
                serves("\"1\"", FILE))) {
            fetch(aText(server.url("/latest/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(3).header("range")).isEqualTo("bytes=" + HALF + "-");
        }
    }

    @Test
    void does_not_go_on_by_a_weak_ETag() throws Exception {
        try (var server = new AwkwardServer(cutsOff("W/\"1\"", FILE, HALF), serves("W/\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("range")).isEmpty();
        }
    }

    @Test
    void starts_over_where_the_note_about_the_part_is_damaged() throws Exception {
        leaveAPart(serves("\"1\"", FILE), server -> {
            Files.writeString(folder.resolve(".file.txt.part.meta.json"), "{\"url\":");
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("range")).isEmpty();
        });
    }

    @Test
    void gives_up_after_some_attempts_and_leaves_what_was_there_before() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", OLD), cutsOff("\"2\"", FILE, HALF))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(refusal(aText(server.url("/file.txt"))))
                    .hasMessageContaining("gave up after 4 attempts")
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.DOWNLOAD_FAILED);
            assertThat(target()).hasBinaryContent(OLD);
            assertThat(server.requests()).hasSize(5);
        }
    }

    @Test
    void does_not_wait_for_a_server_that_never_answers() throws Exception {
        try (var server = new AwkwardServer(neverAnswers())) {
            assertThat(catchThrowableOfType(MarrowException.class, () -> fetchInHaste(aText(server.url("/file.txt")))))
                    .hasMessageContaining("nothing came for 600 ms");
        }
    }

    @Test
    void does_not_wait_for_a_server_that_falls_silent_and_goes_on_with_the_next() throws Exception {
        try (var server = new AwkwardServer(
                (request, out) -> {
                    cutsOff("\"1\"", FILE, HALF).to(request, out);
                    Thread.sleep(60_000);
                },
                serves("\"1\"", FILE))) {
            fetchInHaste(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(1).header("range")).isEqualTo("bytes=" + HALF + "-");
        }
    }

    @Test
    void fails_where_nobody_listens() throws Exception {
        URI url;
        try (var server = new AwkwardServer(neverAnswers())) {
            url = server.url("/file.txt");
        }
        assertThat(refusal(aText(url))).hasMessageContaining("found no answer");
    }

    @Test
    void follows_redirects() throws Exception {
        try (var server = new AwkwardServer(
                redirects("/a/b"), redirects("c"), redirects("/file.txt?x=1"), serves("\"1\"", FILE))) {
            fetch(aText(server.url("/start")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().stream().map(AwkwardServer.Request::path))
                    .containsExactly("/start", "/a/b", "/a/c", "/file.txt?x=1");
        }
    }

    @Test
    void stops_in_a_loop_of_redirects() throws Exception {
        try (var server = new AwkwardServer(redirects("/again"))) {
            assertThat(refusal(aText(server.url("/start")))).hasMessageContaining("more than 10 redirects");
            assertThat(server.requests()).hasSize(11);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.org/file", "file:///etc/passwd", "http://[", "https://user@example.org/", ""})
    void refuses_a_redirect_that_leaves_the_web(String location) throws Exception {
        try (var server = new AwkwardServer(redirects(location))) {
            assertThat(refusal(aText(server.url("/start"))))
                    .hasMessageContaining("found a redirect to \"" + location + "\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.org/x, https://b.org/y, https://b.org/y",
        "http://a.org/x,  https://b.org/y, https://b.org/y",
        "https://a.org/x, //b.org/y,       https://b.org/y",
        "https://a.org/x, http://a.org/x,  refused"
    })
    void refuses_a_redirect_that_gives_up_https(URI from, String location, String expected) {
        if (expected.equals("refused")) {
            assertThat(catchThrowableOfType(MarrowException.class, () -> DownloadClient.target(from, location)))
                    .hasMessageContaining("expected one that stays with https");
        } else {
            assertThat(DownloadClient.target(from, location)).hasToString(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 403, 404, 410})
    void is_refused_at_once_where_the_server_has_no_file(int status) throws Exception {
        try (var server = new AwkwardServer(saysOnly(status + " Nothing", new byte[0]))) {
            assertThat(refusal(aText(server.url("/file.txt"))))
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.DOWNLOAD_FAILED);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void names_status_and_place_of_a_refusal() throws Exception {
        try (var server = new AwkwardServer(says("404 Not Found", "nothing"))) {
            assertThat(refusal(aText(server.url("/file.txt?key=secret"))))
                    .hasMessage(
                            "a-file: found HTTP 404 at %s, expected the file; where it has moved, give its new URL with --table"
                                    .formatted(server.url("/file.txt")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"500 Fault", "503 Busy\nRetry-After: 1", "429 Too Many Requests\nRetry-After: soon", "408 Late"})
    void is_tried_again_where_the_fault_may_pass(String status) throws Exception {
        try (var server = new AwkwardServer(says(status, "not now"), serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void waits_as_long_as_the_server_asks() throws Exception {
        try (var server = new AwkwardServer(says("503 Busy\nRetry-After: 1", ""), serves("\"1\"", FILE))) {
            long start = System.nanoTime();
            fetch(aText(server.url("/file.txt")));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "999999999999999999", "Wed, 21 Oct 2195 07:28:00 GMT"})
    void gives_up_where_the_server_asks_for_too_long_a_wait(String time) throws Exception {
        try (var server = new AwkwardServer(says("429 Too Many Requests\nRetry-After: " + time, ""))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("asks to come back in");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\nContent-Type: text/html; charset=utf-8|Please log in",
                "200 OK|<!DOCTYPE html><p>Please log in",
                "200 OK\nContent-Type: text/plain|\n <HTML><p>Please log in",
                "200 OK|<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html/>"
            })
    void refuses_a_page_that_is_sent_instead_and_keeps_what_was_there(String answer) throws Exception {
        String[] parts = answer.split("\\|", 2);
        Files.write(target(), OLD);
        try (var server = new AwkwardServer(says(parts[0], parts[1]))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("found a page of HTML");
            assertThat(target()).hasBinaryContent(OLD);
            assertThat(part()).doesNotExist();
        }
    }

    @Test
    void keeps_its_part_where_a_page_is_sent_instead() throws Exception {
        leaveAPart(says("200 OK\nContent-Type: text/html", "<html>Please log in"), server -> {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("found a page of HTML");
            assertThat(part()).hasBinaryContent(Arrays.copyOf(FILE, HALF));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file.json | JSON | {\"a\": 1} | fits",
                "file.json | JSON | [1]        | fits",
                "file.json | JSON | {\"a\":     | found \"{\"a\":\" up to \":\", expected whole JSON",
                "file.json | JSON | busy       | expected whole JSON",
                "file.owl  | XML  | <rdf/>     | fits",
                "file.owl  | XML  | <rdf       | expected whole XML",
                "file.owl  | XML  | <html/>    | found a page of HTML",
                "file.txt  | TEXT | ''         | found an empty file",
                "file.gz   | TEXT | plain      | found \"plain\", expected gzip"
            })
    void looks_at_what_came(String file, Download.Kind kind, String content, String outcome) throws Exception {
        try (var server = new AwkwardServer(says("200 OK", content))) {
            Download download = aFile(file, kind, server.url("/file"));
            if (outcome.equals("fits")) {
                assertThat(fetch(download).file()).hasContent(content);
            } else {
                assertThat(refusal(download)).hasMessageContaining(outcome);
                assertThat(folder.resolve(file)).doesNotExist();
            }
        }
    }

    @Test
    void reads_a_gzip_to_its_end() throws Exception {
        byte[] whole = gzipped(FILE);
        try (var server = new AwkwardServer(
                says("200 OK\nContent-Type: text/html", whole),
                says("200 OK", Arrays.copyOf(whole, whole.length - 3)))) {
            Download download = aFile("file.gz", Download.Kind.TEXT, server.url("/file.gz"));
            assertThat(fetch(download).file()).hasBinaryContent(whole);
            assertThat(refusal(download)).hasMessageContaining("found damaged gzip");
            assertThat(folder.resolve("file.gz")).hasBinaryContent(whole);
        }
    }

    @Test
    void refuses_a_file_whose_stated_length_cuts_it_short() throws Exception {
        try (var server = new AwkwardServer(saysOnly("200 OK\nContent-Length: 5", bytes("{\"a\": 1}")))) {
            assertThat(refusal(aFile("file.json", Download.Kind.JSON, server.url("/file"))))
                    .hasMessageContaining("expected whole JSON");
        }
    }

    @Test
    void refuses_a_file_that_is_shorter_than_stated_each_time() throws Exception {
        try (var server = new AwkwardServer(cutsOff("\"1\"", FILE, HALF))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("gave up after 4 attempts");
            assertThat(target()).doesNotExist();
        }
    }

    @Test
    void takes_a_file_of_unstated_length() throws Exception {
        String chunked = "%x\r\n%s\r\n0\r\n\r\n".formatted(FILE.length, new String(FILE, StandardCharsets.UTF_8));
        try (var server = new AwkwardServer(saysOnly("200 OK\nTransfer-Encoding: chunked", bytes(chunked)))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void notices_that_a_file_of_unstated_length_broke_off() throws Exception {
        String chunked = "%x\r\n%s".formatted(FILE.length, "the first half");
        try (var server = new AwkwardServer(saysOnly("200 OK\nTransfer-Encoding: chunked", bytes(chunked)))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("broke off");
            assertThat(target()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Repr-Digest: sha-256=:%s:          | SHA-256",
                "Content-Digest: sha-512=:%s:       | SHA-512",
                "Digest: crc32c=AAAAAA==, SHA-256=%s| SHA-256",
                "Content-MD5: %s                    | MD5",
                "x-amz-checksum-sha256: %s          | SHA-256",
                "x-goog-hash: crc32c=AAAAAA==,md5=%s| MD5"
            })
    void is_held_against_the_digest_that_the_server_states(String header, String algorithm) throws Exception {
        String right = header.formatted(base64(algorithm, FILE));
        String wrong = header.formatted(base64(algorithm, OLD));
        try (var server = new AwkwardServer(says("200 OK\n" + right, FILE), says("200 OK\n" + wrong, FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("as the server said");
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void made_of_pieces_that_do_not_fit_together_starts_over() throws Exception {
        byte[] garbled = FILE.clone();
        garbled[HALF + 3] = '?';
        try (var server = new AwkwardServer(
                saysOnly(
                        "200 OK\nETag: \"1\"\nRepr-Digest: sha-256=:%s:\nContent-Length: %d"
                                .formatted(base64("SHA-256", FILE), FILE.length),
                        Arrays.copyOf(FILE, HALF)),
                serves("\"1\"", garbled),
                serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
            assertThat(server.requests().get(2).header("range")).isEmpty();
        }
    }

    @Test
    void ignores_a_digest_that_is_none() throws Exception {
        try (var server = new AwkwardServer(says(
                "200 OK\nContent-MD5: ?\nDigest: md5\nx-amz-checksum-sha256: " + base64("SHA-256", OLD) + "-2",
                FILE))) {
            fetch(aText(server.url("/file.txt")));
            assertThat(target()).hasBinaryContent(FILE);
        }
    }

    @Test
    void of_a_file_with_a_digest_in_the_table_is_made_once_and_only_of_that_file() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE), serves("\"2\"", OLD))) {
            URI url = server.url("/file.txt");
            Download pinned = aFile("file.txt", Download.Kind.TEXT, url, Optional.of(sha256(FILE)));
            assertThat(fetch(pinned).isNew()).isTrue();
            assertThat(fetch(pinned).isNew()).isFalse();
            assertThat(server.requests()).hasSize(1);
            Files.delete(target());
            assertThat(refusal(pinned)).hasMessageContaining("as the table says");
            assertThat(target()).doesNotExist();
        }
    }

    @Test
    void refuses_a_file_that_is_too_large_by_its_header_or_by_its_bytes() throws Exception {
        try (var server = new AwkwardServer(serves("\"1\"", FILE), saysOnly("200 OK", FILE))) {
            for (int i = 0; i < 2; i++) {
                assertThat(catchThrowableOfType(
                                MarrowException.class,
                                () -> fetch(aText(server.url("/file.txt")), FILE.length - 1, Progress.NONE)))
                        .hasMessageContaining("expected at most 55; --max-bytes allows more");
                assertThat(part()).doesNotExist();
            }
        }
    }

    @Test
    void refuses_an_encoding_that_was_not_asked_for() throws Exception {
        try (var server = new AwkwardServer(says("200 OK\nContent-Encoding: gzip", gzipped(FILE)))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("found the content encoding gzip");
        }
    }

    @Test
    void refuses_an_answer_to_what_was_not_asked() throws Exception {
        try (var server = new AwkwardServer(
                saysOnly("304 Not Modified", new byte[0]),
                says("206 Partial Content\nContent-Range: bytes 0-1/56", "th"))) {
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("found HTTP 304");
            assertThat(refusal(aText(server.url("/file.txt")))).hasMessageContaining("found HTTP 206");
            assertThat(target()).doesNotExist();
        }
    }

    @Test
    void is_refused_where_nothing_can_be_written() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(catchThrowableOfType(MarrowException.class, () -> new Downloads(file.resolve("in"), IMPATIENT, 1)))
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE);
        Files.createDirectories(part().resolve("in"));
        try (var server = new AwkwardServer(serves("\"1\"", FILE))) {
            assertThat(refusal(aText(server.url("/file.txt"))))
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE);
        }
    }

    @Test
    void is_the_only_one_in_its_folder() {
        try (var first = new Downloads(folder, IMPATIENT, 1)) {
            assertThat(first).isNotNull();
            assertThat(catchThrowableOfType(MarrowException.class, () -> new Downloads(folder, IMPATIENT, 1)))
                    .hasMessageContaining("found another download that writes there");
        }
        new Downloads(folder, IMPATIENT, 1).close();
    }

    @Test
    void shows_how_far_it_is() throws Exception {
        List<String> seen = new ArrayList<>();
        var progress = new Progress() {
            @Override
            public void begin(String part, long total, String unit) {
                seen.add(
                        part.contains("; again")
                                ? part.replaceAll(":.*", " waits")
                                : "%s of %d %s".formatted(part, total, unit));
            }

            @Override
            public void advance(long amount) {
                seen.add("+" + amount);
            }
        };
        try (var server = new AwkwardServer(cutsOff("\"1\"", FILE, HALF), serves("\"1\"", FILE))) {
            fetch(aText(server.url("/file.txt")), 1000, progress);
        }
        assertThat(seen)
                .containsExactly(
                        "a-file: A file of 56 B", "+0", "+28", "a-file waits", "a-file: A file of 56 B", "+28", "+28");
    }
}
