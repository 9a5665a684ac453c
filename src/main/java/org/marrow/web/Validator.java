package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Queries;
import org.marrow.vocabulary.Prefixes;

/// Strong validators of answers, which say without looking at the data whether a caller has an answer
/// already: a digest of all that an answer depends on. These are the release, the program with its
/// catalogue, the URL, and the header by which a representation is chosen.
///
/// Source: [RFC 9110, section 8.8](https://www.rfc-editor.org/rfc/rfc9110#section-8.8).
final class Validator {

    private static final String CHOOSING = "Accept";
    private static final int DIGEST_BYTES = 16;

    private final String program;
    private final Supplier<List<String>> releases;

    /// Of this program with `queries` and `prefixes`; pages name the `releases`.
    Validator(Queries queries, Prefixes prefixes, Supplier<List<String>> releases) {
        this.releases = releases;
        MessageDigest digest = sha256();
        digest.update(program());
        for (CatalogueQuery query : queries.list()) {
            digest.update(query.text().getBytes(StandardCharsets.UTF_8));
        }
        prefixes.namespaces()
                .forEach((prefix, namespace) ->
                        digest.update((prefix + " " + namespace + "\n").getBytes(StandardCharsets.UTF_8)));
        this.program = HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /// The program's own archive; of classes in a folder, which change at any time, something new.
    private static byte[] program() {
        try {
            Path code = Path.of(Validator.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code)
                    ? sha256().digest(Files.readAllBytes(code))
                    : UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError("The code is at a URL", e);
        }
    }

    /// The validator of the answer to `request` from the release `release`, as the header has it.
    String tag(HttpServletRequest request, String release) {
        MessageDigest digest = sha256();
        add(digest, program);
        add(digest, release);
        add(digest, request.getRequestURI());
        add(digest, String.valueOf(request.getQueryString()));
        add(digest, String.join(",", Collections.list(request.getHeaders(CHOOSING))));
        if (Pages.mayAnswer(request)) {
            add(digest, String.join(",", Collections.list(request.getHeaders(Pages.LANGUAGE))));
            add(digest, String.join(",", releases.get()));
        }
        return "\"" + HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES) + "\"";
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    /// Whether the caller has the answer with the validator `tag`.
    static boolean has(HttpServletRequest request, String tag) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .anyMatch(each -> each.equals(tag) || each.equals("W/" + tag));
    }

    /// Says what a cache may do with the answer.
    ///
    /// @param isPinned whether the URL names the release, so that the answer changes only with the program
    /// @return the response to write to; it takes the validator back if the answer is an error
    static HttpServletResponse mark(HttpServletResponse response, String tag, boolean isPinned) {
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", isPinned ? "public, max-age=3600" : "public, no-cache");
        response.addHeader("Vary", CHOOSING + ", " + Pages.LANGUAGE);
        return new Marked(response);
    }

    private static final class Marked extends HttpServletResponseWrapper {

        Marked(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            forget(status);
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            forget(status);
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            forget(status);
            super.sendError(status, message);
        }

        private void forget(int status) {
            if (status >= SC_BAD_REQUEST) {
                setHeader("ETag", null);
                setHeader("Cache-Control", "no-store");
            }
        }
    }
}
