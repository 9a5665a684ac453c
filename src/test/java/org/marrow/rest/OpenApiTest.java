package org.marrow.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.app.Marrow;
import org.marrow.lookup.Json;
import org.marrow.web.Server;

/// A client that knows nothing but the OpenAPI document calls every operation of it with the document's own
/// examples, and holds each answer against the document's schema.
@DisplayName("The OpenAPI document")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

    private static final Set<String> OPTIONAL = Set.of("offset", "limit", "page", "per-page");

    private final Marrow marrow = Marrow.open();
    private final Server server = marrow.serve(0, true);
    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonNode document = document();

    /// One operation of the document.
    record Operation(String method, String path, JsonNode description) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
        marrow.close();
    }

    private JsonNode document() {
        try {
            return Json.mapper()
                    .readTree(
                            send("GET", "/api/openapi.json", "application/json").body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(String method, String path, String accepted, String... body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(server.url().toString().replaceFirst("/$", "") + path))
                .header("Accept", accepted)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofString(body[1]));
        if (body.length > 0) {
            request.header("Content-Type", body[0]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> all.add(new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
        return all;
    }

    @Test
    void describes_every_operation_under_a_name_of_its_own() {
        List<String> ids = operations().stream()
                .map(operation -> operation.description().path("operationId").asText())
                .toList();
        assertThat(ids).hasSizeGreaterThan(60).doesNotHaveDuplicates();
        assertThat(ids).contains("term", "termBulk", "associationEvidence", "query_conditions");
        assertThat(operations())
                .filteredOn(operation -> operation.path().startsWith("/api"))
                .hasSize(Routes.all().stream()
                        .mapToInt(route -> route.bulkPath().isPresent() ? 2 : 1)
                        .sum());
    }

    @Test
    void points_to_nothing_that_it_lacks() {
        Set<String> pointers = new HashSet<>();
        document.findValues("$ref").forEach(pointer -> pointers.add(pointer.asText()));
        assertThat(pointers).isNotEmpty().allSatisfy(pointer -> {
            assertThat(pointer).startsWith("#/components/").matches("#/components/[a-z]+/[A-Za-z0-9._-]+");
            assertThat(document.at(pointer.substring(1)).isMissingNode()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("operations")
    void is_what_the_service_does(Operation operation) throws IOException, InterruptedException {
        JsonNode content = operation.description().at("/responses/200/content");
        assertThat(content.isEmpty()).isFalse();
        for (Map.Entry<String, JsonNode> answer : content.properties()) {
            List<String[]> bodies = bodies(operation);
            for (String[] body : bodies) {
                HttpResponse<String> response = send(operation.method(), url(operation), answer.getKey(), body);
                assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type").orElse(""))
                        .startsWith(answer.getKey());
                assertThat(response.headers().firstValue("X-Marrow-Release")).contains(marrow.release());
                if (answer.getKey().contains("json") && operation.path().startsWith("/api")) {
                    List<String> texts = answer.getKey().endsWith("ndjson")
                            ? response.body().lines().toList()
                            : List.of(response.body());
                    texts.forEach(text -> assertThat(faults(answer.getValue().path("schema"), text))
                            .isEmpty());
                }
            }
        }
    }

    private static List<String[]> bodies(Operation operation) {
        List<String[]> bodies = new ArrayList<>();
        operation.description().at("/requestBody/content").properties().forEach(body -> {
            JsonNode example = body.getValue().path("example");
            bodies.add(new String[] {body.getKey(), example.isTextual() ? example.asText() : example.toString()});
        });
        return bodies.isEmpty() ? List.of(new String[][] {{}}) : bodies;
    }

    private static String url(Operation operation) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            JsonNode example = parameter.path("example").isMissingNode()
                    ? parameter.at("/schema/default")
                    : parameter.path("example");
            String value = URLEncoder.encode(
                            example.isArray() ? example.get(0).asText() : example.asText(), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else if (!OPTIONAL.contains(name)) {
                query.add(name + "=" + value);
            }
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private Set<ValidationMessage> faults(JsonNode schema, String answer) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(answer, InputFormat.JSON);
    }
}
