package org.marrow.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.fuseki.servlets.Responses;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A request to a SPARQL endpoint that was read and checked: however it came, it looks like a GET whose fields
/// are those that the service knows, each in UTF-8.
///
/// Source: [SPARQL 1.1 Protocol, section 2.1](https://www.w3.org/TR/sparql11-protocol/#query-operation).
final class SparqlRequest extends HttpServletRequestWrapper {

    static final String QUERY = "query";
    static final String TEXT = "application/sparql-query";

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ACCEPT = "Accept";
    private static final List<String> ENCODINGS = List.of("utf-8", "utf8", "us-ascii");

    /// Those of the standard, and those of Fuseki that change no more than the time and the form of an answer.
    private static final Set<String> KNOWN = Set.of(QUERY, "default-graph-uri", "named-graph-uri", "timeout");

    /// By which of them Fuseki's callers name the form of an answer.
    static final Set<String> FORMS = Set.of("format", "output", "results");

    private final Map<String, String[]> fields = new LinkedHashMap<>();

    private SparqlRequest(HttpServletRequest request, Map<String, List<String>> fields) {
        super(request);
        fields.forEach((name, values) -> {
            if (KNOWN.contains(name) || (FORMS.contains(name) && isForm(values.getFirst()))) {
                this.fields.put(name, values.toArray(String[]::new));
            }
        });
    }

    /// Clients of other makes send names of their own beside an `Accept` that says the same.
    private static boolean isForm(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Responses.shortNamesResultSet.containsKey(lower)
                || Responses.shortNamesGraph.containsKey(lower)
                || lower.contains("/");
    }

    /// Reads a GET, HEAD, POST or QUERY.
    ///
    /// @throws MarrowException `MALFORMED_REQUEST`, `UNSUPPORTED_MEDIA_TYPE`, `REQUEST_TOO_LARGE`,
    ///         `REQUEST_TOO_SLOW` or `INVALID_PARAMETER`
    static SparqlRequest read(HttpServletRequest request, RequestLimits limits) {
        String url = request.getQueryString();
        if (url != null && url.length() > limits.bytes()) {
            throw new MarrowException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "Found a URL of more than %d bytes, expected a shorter one".formatted(limits.bytes()));
        }
        Map<String, List<String>> fields = FormText.fields(url == null ? "" : url, limits);
        if (request.getMethod().equals("POST") || request.getMethod().equals("QUERY")) {
            String type = type(request);
            String body = FormText.utf8(RequestBody.read(request, limits));
            Map<String, List<String>> sent =
                    type.equals(FORM) ? FormText.fields(body, limits) : Map.of(QUERY, List.of(body));
            sent.forEach((name, values) ->
                    fields.computeIfAbsent(name, key -> new ArrayList<>()).addAll(values));
        }
        require(fields);
        return new SparqlRequest(request, fields);
    }

    private static String type(HttpServletRequest request) {
        String stated = request.getContentType();
        ContentType type = stated == null || stated.isBlank() ? null : ContentType.create(stated);
        String name = type == null ? "none" : type.getContentTypeStr().toLowerCase(Locale.ROOT);
        if (type == null || !(name.equals(FORM) || name.equals(TEXT))) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type: found %s, expected %s or %s".formatted(name, TEXT, FORM));
        }
        String charset = type.getCharset();
        if (charset != null && !ENCODINGS.contains(charset.replace("\"", "").toLowerCase(Locale.ROOT))) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type: found the charset %s, expected utf-8".formatted(charset));
        }
        return name;
    }

    private static void require(Map<String, List<String>> fields) {
        List<String> queries = fields.getOrDefault(QUERY, List.of());
        if (queries.size() != 1 || queries.getFirst().isBlank()) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_REQUEST,
                    "query: found %s, expected one%s"
                            .formatted(
                                    queries.size() == 1 ? "an empty one" : Integer.toString(queries.size()),
                                    fields.containsKey("update") ? "; an update goes to /workspace/update" : ""));
        }
        for (String timeout : fields.getOrDefault("timeout", List.of())) {
            if (!timeout.matches("\\d{1,9}(\\.\\d{1,9})?") || Double.parseDouble(timeout) == 0) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "timeout = \"%s\": expected a number of seconds above 0".formatted(timeout));
            }
        }
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public String getQueryString() {
        return QUERY;
    }

    @Override
    public @Nullable String getContentType() {
        return null;
    }

    @Override
    public int getContentLength() {
        return 0;
    }

    @Override
    public long getContentLengthLong() {
        return 0;
    }

    @Override
    public ServletInputStream getInputStream() {
        throw new IllegalStateException("The body was read");
    }

    @Override
    public BufferedReader getReader() {
        throw new IllegalStateException("The body was read");
    }

    /// What a caller takes: anything, where it does not say, or at last where it is a browser.
    @Override
    public Enumeration<String> getHeaders(String name) {
        List<String> values = new ArrayList<>(Collections.list(super.getHeaders(name)));
        if (name.equalsIgnoreCase(ACCEPT)) {
            values.removeIf(String::isBlank);
            if (values.isEmpty()) {
                values.add("*/*");
            } else if (values.stream().anyMatch(value -> value.contains("text/html"))) {
                values.add("*/*;q=0.001");
            }
        }
        return Collections.enumeration(values);
    }
}
