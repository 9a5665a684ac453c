package org.marrow.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Calls of Marrow's REST interface, pinned to one release. May be shared between threads.
final class RestClient implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofMinutes(2);
    private static final String JSON = "application/json";
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .build();
    private final String service;
    private final String release;

    /// Of the service at `service`, whose current release is asked for once, or of one of its releases, at
    /// `/release/ID/`.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if nothing answers there as Marrow does
    RestClient(URI service) {
        String given = service.toString().replaceFirst("/+$", "");
        this.service = given.replaceFirst("/release/[^/]+$", "");
        try {
            this.release =
                    tree(get(given + "/api/releases/current", JSON)).path("id").asText();
            if (release.isEmpty()) {
                throw failed(this.service, new IOException("an answer without the id of a release"));
            }
        } catch (MarrowException e) {
            client.close();
            throw e;
        }
    }

    String release() {
        return release;
    }

    /// `segments` as a path, each encoded.
    static String path(String... segments) {
        return Arrays.stream(segments).map(RestClient::encode).reduce("", (path, segment) -> path + "/" + segment);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// One record, or nothing where the release has none.
    <T> Optional<T> one(Class<T> type, String path, Map<String, ?> values) {
        return answer(path, values, JSON).map(in -> read(in, type, path));
    }

    /// One record.
    ///
    /// @throws MarrowException what the service says, also that it has none
    <T> T get(Class<T> type, String path, Map<String, ?> values) {
        return read(get(url(path, values), JSON), type, path);
    }

    private static <T> T read(InputStream bytes, Class<T> type, String path) {
        try (InputStream in = bytes) {
            return Json.mapper().readValue(in, type);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /// What is at `path` as a tree, or nothing where the release has none.
    Optional<JsonNode> tree(String path, Map<String, ?> values) {
        return answer(path, values, JSON).map(this::tree);
    }

    private JsonNode tree(InputStream in) {
        try (in) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw failed("", e);
        }
    }

    /// All of a list; empty where the release has none.
    <T> List<T> list(Class<T> type, String path, Map<String, ?> values) {
        try (Stream<T> all = stream(type, path, values)) {
            return all.toList();
        }
    }

    /// All of a list as it comes in, to be closed.
    <T> Stream<T> stream(Class<T> type, String path, Map<String, ?> values) {
        Optional<InputStream> in = answer(path, values, "application/x-ndjson");
        if (in.isEmpty()) {
            return Stream.empty();
        }
        try {
            MappingIterator<T> items = Json.mapper().readerFor(type).readValues(in.get());
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL),
                            false)
                    .onClose(() -> close(items));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    private static void close(MappingIterator<?> items) {
        try {
            items.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is answered to each of `ids`, in their order; nothing where there is no answer.
    <T> List<Optional<T>> many(Class<T> type, String path, List<String> ids, Map<String, ?> values) {
        List<Optional<T>> answers = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += Limits.STATED.identifiers()) {
            answers.addAll(batch(
                    type, path, ids.subList(i, Math.min(i + Limits.STATED.identifiers(), ids.size())), values));
        }
        return answers;
    }

    private <T> List<Optional<T>> batch(Class<T> type, String path, List<String> ids, Map<String, ?> values) {
        try {
            HttpRequest request = request(url(path, values), JSON)
                    .header("Content-Type", JSON)
                    .POST(BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(Map.of("ids", ids))))
                    .build();
            List<Optional<T>> answers = new ArrayList<>();
            for (JsonNode item : tree(send(request))) {
                JsonNode answer = item.path("answer");
                answers.add(
                        answer.isNull()
                                ? Optional.empty()
                                : Optional.of(Json.mapper().treeToValue(answer, type)));
            }
            if (answers.size() != ids.size()) {
                throw failed(path, new IOException("%d of %d answers".formatted(answers.size(), ids.size())));
            }
            return answers;
        } catch (JacksonException e) {
            throw failed(path, e);
        }
    }

    private Optional<InputStream> answer(String path, Map<String, ?> values, String accepted) {
        try {
            return Optional.of(get(url(path, values), accepted));
        } catch (MarrowException e) {
            if (e.code() == ErrorCode.UNKNOWN_IDENTIFIER) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String url(String path, Map<String, ?> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> {
            for (Object each : value instanceof Iterable<?> several ? several : List.of(value)) {
                pairs.add(name + "=" + encode(String.valueOf(each)));
            }
        });
        return service + "/release/" + release + "/api" + path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
    }

    private InputStream get(String url, String accepted) {
        return send(request(url, accepted).build());
    }

    private static HttpRequest.Builder request(String url, String accepted) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(ANSWERING).header("Accept", accepted);
    }

    private InputStream send(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() == OK) {
                return response.body();
            }
            throw problem(request.uri(), response);
        } catch (IOException e) {
            throw failed(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(request.uri().toString(), e);
        }
    }

    /// The error that the service reports, as it would be thrown there.
    private static MarrowException problem(URI url, HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            JsonNode problem = Json.mapper().readTree(in);
            return new MarrowException(
                    ErrorCode.valueOf(problem.path("code").asText()),
                    problem.path("detail").asText());
        } catch (JacksonException | IllegalArgumentException e) {
            return failed(url + " with status " + response.statusCode(), e);
        }
    }

    private static MarrowException failed(String what, Exception e) {
        return new MarrowException(
                ErrorCode.ENDPOINT_FAILED,
                "%s: found no answer (%s), expected Marrow's REST interface".formatted(what, e),
                e);
    }

    @Override
    public void close() {
        client.close();
    }
}
