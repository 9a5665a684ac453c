package org.marrow.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;
import org.marrow.lookup.Json;
import org.marrow.model.Outcome;
import org.marrow.query.AnswerFormat;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Parameter;

/// The description of the REST interface and of the query catalogue, made from what answers them.
///
/// Source: [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0).
final class OpenApi {

    private static final String PROBLEM = "#/components/responses/Problem";

    private final Schemas schemas = new Schemas();
    private final ObjectNode document = Json.mapper().createObjectNode();

    private OpenApi() {}

    /// The document.
    ///
    /// @param contextPath where the service is on its host
    static ObjectNode document(List<Route> routes, List<CatalogueQuery> queries, String contextPath) {
        return new OpenApi().describe(routes, queries, contextPath);
    }

    private ObjectNode describe(List<Route> routes, List<CatalogueQuery> queries, String contextPath) {
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Marrow")
                .put("version", "0.1.0")
                .put("summary", "Phenotype knowledge as linked data, with its evidence.")
                .put(
                        "description",
                        "Every answer is from one release, which it names in X-Marrow-Release; below /release/{id} every"
                                + " path is found again, pinned to the release of that name. Answers to GET carry a strong"
                                + " ETag, but for searches and lists of releases.")
                .putObject("license")
                .put("name", "Apache 2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", contextPath.isEmpty() ? "/" : contextPath);
        tags(routes, queries);
        ObjectNode paths = document.putObject("paths");
        routes.forEach(route -> describe(route, paths));
        queries.forEach(query -> describe(query, paths));
        ObjectNode components = document.putObject("components");
        problem(components.putObject("responses").putObject("Problem"));
        components.set("schemas", schemas.collect());
        return document;
    }

    private void tags(List<Route> routes, List<CatalogueQuery> queries) {
        ArrayNode tags = document.putArray("tags");
        routes.stream()
                .map(Route::subject)
                .distinct()
                .forEach(tag -> tags.addObject().put("name", tag));
        var subjects = new TreeSet<String>();
        queries.forEach(query -> subjects.add(tag(query)));
        subjects.forEach(tag -> tags.addObject().put("name", tag));
    }

    private static String tag(CatalogueQuery query) {
        return "query/" + query.subject();
    }

    private void describe(Route route, ObjectNode paths) {
        ObjectNode get = operation(paths, route.path(), "get", route.id(), route);
        inputs(get, route.allInputs());
        ObjectNode answer = answer(get, "The answer.");
        json(answer, Answers.JSON, route.isList() ? listing(route) : schemas.reference(route.type()));
        if (route.isList()) {
            json(answer, Answers.NDJSON, schemas.reference(route.type()));
        }
        route.bulkPath().ifPresent(path -> {
            ObjectNode post = operation(paths, path, "post", route.id() + "Bulk", route);
            post.put(
                    "description",
                    "The same for up to %,d identifiers at once: an item for each, in their order, with what it is and what became of it."
                            .formatted(Limits.STATED.identifiers()));
            inputs(post, route.bulkInputs());
            body(post, route);
            ObjectNode items = answer(post, "An item for each identifier.");
            ObjectNode list = Json.mapper().createObjectNode().put("type", "array");
            list.set("items", item(route));
            json(items, Answers.JSON, list);
            json(items, Answers.NDJSON, item(route));
        });
    }

    private static ObjectNode operation(ObjectNode paths, String path, String method, String id, Route route) {
        ObjectNode operation = paths.withObjectProperty(Api.PATH + path).putObject(method);
        operation.put("operationId", id).put("summary", route.summary());
        operation.putArray("tags").add(route.subject());
        return operation;
    }

    private static void inputs(ObjectNode operation, List<Input> inputs) {
        ArrayNode parameters = operation.putArray("parameters");
        for (Input input : inputs) {
            ObjectNode parameter = parameters.addObject();
            parameter
                    .put("name", input.name())
                    .put("in", input.place() == Input.Place.PATH ? "path" : "query")
                    .put("required", !input.optional())
                    .put("description", input.description());
            schema(parameter.putObject("schema"), input);
            if (input.isRepeated()) {
                parameter.putArray("example").add(input.example());
            } else if (input.type() == Input.Type.INTEGER) {
                parameter.put("example", Integer.parseInt(input.example()));
            } else {
                parameter.put("example", input.example());
            }
        }
    }

    private static void schema(ObjectNode schema, Input input) {
        switch (input.type()) {
            case INTEGER -> {
                schema.put("type", "integer").put("minimum", input.least()).put("maximum", input.most());
                input.fallback().ifPresent(text -> schema.put("default", Integer.parseInt(text)));
            }
            case FLAG, CHOICE -> {
                schema.put("type", "string");
                input.choices().forEach(schema.putArray("enum")::add);
                input.fallback().ifPresent(text -> schema.put("default", text));
            }
            case CHOICES -> {
                ObjectNode items =
                        schema.put("type", "array").putObject("items").put("type", "string");
                input.choices().forEach(items.putArray("enum")::add);
            }
            case IDENTIFIERS ->
                schema.put("type", "array")
                        .put("minItems", 1)
                        .putObject("items")
                        .put("type", "string");
            case TEXT, IDENTIFIER -> schema.put("type", "string").put("minLength", 1);
        }
    }

    private static ObjectNode answer(ObjectNode operation, String description) {
        ObjectNode responses = operation.putObject("responses");
        ObjectNode answer = responses.putObject("200");
        answer.put("description", description);
        answer.putObject("headers")
                .putObject("X-Marrow-Release")
                .put("description", "The release that answers.")
                .putObject("schema")
                .put("type", "string");
        responses.putObject("default").put("$ref", PROBLEM);
        return answer.putObject("content");
    }

    private static void json(ObjectNode content, String mediaType, ObjectNode schema) {
        content.putObject(mediaType).set("schema", schema);
    }

    private ObjectNode listing(Route route) {
        ObjectNode listing = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = listing.putObject("properties");
        for (String name : List.of("total", "offset", "limit")) {
            properties.putObject(name).put("type", "integer");
        }
        nullable(properties.putObject("next"), "string");
        properties.putObject("items").put("type", "array").set("items", schemas.reference(route.type()));
        listing.putArray("required")
                .add("total")
                .add("offset")
                .add("limit")
                .add("next")
                .add("items");
        return listing.put("additionalProperties", false);
    }

    private static void nullable(ObjectNode schema, String type) {
        schema.putArray("type").add(type).add("null");
    }

    private static void body(ObjectNode operation, Route route) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode content = body.putObject("content");
        String example = route.inputs().getFirst().example();
        ObjectNode json = content.putObject(Answers.JSON);
        ObjectNode schema = json.putObject("schema").put("type", "object");
        ObjectNode ids = schema.putObject("properties").putObject("ids");
        ids.put("type", "array").put("maxItems", Limits.STATED.identifiers());
        ids.putObject("items").put("type", "string");
        schema.putArray("required").add("ids");
        json.putObject("example").putArray("ids").add(example).add("HP:9999999");
        ObjectNode text = content.putObject("text/plain");
        text.putObject("schema").put("type", "string");
        text.put("example", example + "\nHP:9999999\n");
    }

    private ObjectNode item(Route route) {
        ObjectNode item = Json.mapper().createObjectNode().put("type", "object");
        ObjectNode properties = item.putObject("properties");
        properties.putObject("input").put("type", "string");
        ArrayNode outcomes =
                properties.putObject("outcome").put("type", "string").putArray("enum");
        for (Outcome outcome : Outcome.values()) {
            outcomes.add(outcome.name());
        }
        ArrayNode answers = properties.putObject("answer").putArray("anyOf");
        if (route.isList()) {
            answers.addObject().put("type", "array").set("items", schemas.reference(route.type()));
        } else {
            answers.add(schemas.reference(route.type()));
        }
        answers.addObject().put("type", "null");
        ArrayNode errors = properties.putObject("error").putArray("anyOf");
        errors.add(schemas.reference(Problem.class));
        errors.addObject().put("type", "null");
        item.putArray("required").add("input").add("outcome").add("answer").add("error");
        return item.put("additionalProperties", false);
    }

    private void problem(ObjectNode response) {
        response.put("description", "Why there is no answer.");
        response.putObject("content").putObject(Problem.MEDIA_TYPE).set("schema", schemas.reference(Problem.class));
    }

    private static void describe(CatalogueQuery query, ObjectNode paths) {
        ObjectNode get = paths.withObjectProperty("/query/" + query.name()).putObject("get");
        get.put("operationId", "query_" + query.name().replace('-', '_')).put("summary", query.summary());
        if (!query.description().isEmpty()) {
            get.put("description", query.description());
        }
        get.putArray("tags").add(tag(query));
        ArrayNode parameters = get.putArray("parameters");
        for (Parameter parameter : query.parameters()) {
            ObjectNode described = parameters.addObject();
            described
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("required", false)
                    .put("description", "Expected: " + parameter.type().description() + ".");
            boolean isNumber = parameter.type() == Parameter.Type.INTEGER;
            ObjectNode schema = described.putObject("schema").put("type", isNumber ? "integer" : "string");
            if (isNumber) {
                schema.put("default", Long.parseLong(parameter.defaultValue()));
            } else {
                schema.put("default", parameter.defaultValue());
            }
        }
        if (!query.isGraph()) {
            paging(parameters, query);
        }
        ObjectNode content = answer(get, query.isGraph() ? "A graph." : "A table.");
        AnswerFormat.of(query.isGraph())
                .forEach(format -> content.putObject(format.mediaType()).putObject("schema"));
    }

    private static void paging(ArrayNode parameters, CatalogueQuery query) {
        parameters
                .addObject()
                .put("name", "page")
                .put("in", "query")
                .put("required", false)
                .put("description", "Which page, from 1; the whole answer without it.")
                .putObject("schema")
                .put("type", "integer")
                .put("minimum", 1);
        parameters
                .addObject()
                .put("name", "per-page")
                .put("in", "query")
                .put("required", false)
                .put("description", "Rows of a page.")
                .putObject("schema")
                .put("type", "integer")
                .put("minimum", 1)
                .put("maximum", org.marrow.query.Page.LONGEST)
                .put("default", query.pagination());
    }
}
