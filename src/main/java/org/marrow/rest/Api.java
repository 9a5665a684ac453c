package org.marrow.rest;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.marrow.lookup.Lookup;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.CatalogueQuery;
import org.marrow.vocabulary.Prefixes;

/// REST over the lookups of the request's release: every operation, one question or many at once, and
/// their description as OpenAPI.
///
/// Source: [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0).
public final class Api extends HttpServlet {

    /// Where it answers, below the context path.
    public static final String PATH = "/api";

    /// How long an answer over HTTP may take before it is stopped.
    public static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String DESCRIPTION = "openapi.json";
    private static final String GET = "GET";
    private static final String HEAD = "HEAD";
    private static final String POST = "POST";

    private final transient List<Route> routes = Routes.all();
    private final transient Function<HttpServletRequest, Lookup> lookup;
    private final transient Prefixes prefixes;
    private final transient Supplier<List<CatalogueQuery>> queries;

    /// Every operation, answered by whichever lookup a request has.
    ///
    /// @param lookup   gives the lookup that answers a request
    /// @param prefixes reads identifiers
    /// @param queries  the catalogue, to be described beside the operations
    public Api(Function<HttpServletRequest, Lookup> lookup, Prefixes prefixes, Supplier<List<CatalogueQuery>> queries) {
        this.lookup = lookup;
        this.prefixes = prefixes;
        this.queries = queries;
    }

    /// @throws MarrowException why there is no answer, to be told as a [Problem]
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> segments = segments(request);
        boolean reads = request.getMethod().equals(GET) || request.getMethod().equals(HEAD);
        if (segments.equals(List.of(DESCRIPTION))) {
            require(reads, request, response, "GET, HEAD");
            Answers.write(response, OpenApi.document(routes, queries.get(), request.getContextPath()));
            return;
        }
        Optional<Route> one = find(segments);
        Optional<Route> many = findBulk(segments);
        if (one.isEmpty() && many.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_ROUTE,
                    "%s: found no operation of this path, expected one of %s%s/%s"
                            .formatted(request.getRequestURI(), request.getContextPath(), PATH, DESCRIPTION));
        }
        if (reads && one.isPresent()) {
            Route route = one.get();
            Exchange.of(request).at(PATH + route.path());
            new Answers(request, response, route).one(call(request, route.allInputs(), values(route, segments)));
        } else if (request.getMethod().equals(POST) && many.isPresent()) {
            Route route = many.get();
            Exchange.of(request).at(PATH + route.bulkPath().orElse(route.path()));
            Call call = call(request, route.bulkInputs(), Map.of());
            new Answers(request, response, route).many(call, Identifiers.read(request));
        } else {
            String allowed = one.isEmpty() ? POST : many.isEmpty() ? "GET, HEAD" : "GET, HEAD, POST";
            require(false, request, response, allowed);
        }
    }

    private static void require(
            boolean isAllowed, HttpServletRequest request, HttpServletResponse response, String allowed)
            throws IOException {
        if (!isAllowed) {
            response.setHeader("Allow", allowed);
            throw new MarrowException(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "Found the method %s, expected %s".formatted(request.getMethod(), allowed));
        }
    }

    private static List<String> segments(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length() + PATH.length());
        return path.length() < 2
                ? List.of()
                : Arrays.stream(path.substring(1).split("/", -1))
                        .map(UrlText::decodeTwice)
                        .toList();
    }

    private Optional<Route> find(List<String> segments) {
        return routes.stream()
                .filter(route -> route.match(segments).isPresent())
                .findFirst();
    }

    private Optional<Route> findBulk(List<String> segments) {
        String path = "/" + String.join("/", segments);
        return routes.stream()
                .filter(route -> route.bulkPath().filter(path::equals).isPresent())
                .findFirst();
    }

    private static Map<String, String> values(Route route, List<String> segments) {
        List<String> values = route.match(segments).orElseThrow();
        List<Input> inputs = route.inputs().stream()
                .filter(input -> input.place() == Input.Place.PATH)
                .toList();
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            named.put(inputs.get(i).name(), values.get(i));
        }
        return named;
    }

    private Call call(HttpServletRequest request, List<Input> inputs, Map<String, String> inPath) {
        Map<String, List<String>> given = new LinkedHashMap<>();
        UrlText.read(request).forEach((name, values) -> {
            if (inPath.containsKey(name)) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER, "%s: found a second value behind the path".formatted(name));
            }
            given.put(name, new ArrayList<>(values));
        });
        inPath.forEach((name, value) -> given.put(name, List.of(value)));
        return Call.of(lookup.apply(request), prefixes, inputs, given);
    }
}
