package org.marrow.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Outcome;

/// Writes what an operation answers, as JSON or, where it is a list, as NDJSON, as the caller accepts.
///
/// Source: [NDJSON](https://github.com/ndjson/ndjson-spec).
final class Answers {

    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    private static final List<String> LISTS = List.of(JSON, NDJSON);
    private static final List<String> RECORDS = List.of(JSON);
    private static final JsonMapper MAPPER = Json.mapper();

    /// Leaves the answer open to go on, and cut off where it breaks off.
    private static final ObjectWriter ITEMS = MAPPER.writer()
            .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .without(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Route route;
    private final long begin = System.nanoTime();

    Answers(HttpServletRequest request, HttpServletResponse response, Route route) {
        this.request = request;
        this.response = response;
        this.route = route;
    }

    /// Writes one record as the whole answer.
    static void write(HttpServletResponse response, Object record) throws IOException {
        response.setContentType(JSON);
        response.getOutputStream().write(Json.bytes(record));
    }

    /// Answers one question.
    void one(Call call) throws IOException {
        boolean lines = Accepted.of(request, route.isList() ? LISTS : RECORDS).equals(NDJSON);
        Object answer = route.work().apply(call);
        if (!route.isList()) {
            write(response, answer);
            return;
        }
        try (Stream<?> all = (Stream<?>) answer) {
            int offset = call.integer("offset");
            boolean isWhole = lines && !UrlText.read(request).containsKey("limit");
            int limit = isWhole ? Integer.MAX_VALUE : call.integer("limit");
            if (lines) {
                response.setContentType(NDJSON);
                writeLines(all.skip(offset).limit(limit).iterator());
            } else {
                write(response, page(call, all.iterator(), offset, limit));
            }
        }
    }

    private Listing page(Call call, Iterator<?> all, int offset, int limit) {
        List<Object> items = new ArrayList<>();
        int total = 0;
        while (all.hasNext()) {
            requireTime();
            Object item = all.next();
            if (total >= offset && items.size() < limit) {
                items.add(item);
            }
            total++;
        }
        Optional<String> next =
                offset + (long) limit < total ? Optional.of(url(call, offset + limit, limit)) : Optional.empty();
        response.setHeader("X-Total-Count", Integer.toString(total));
        link(call, 0, limit, "first");
        if (offset > 0) {
            link(call, Math.max(0, offset - limit), limit, "prev");
        }
        next.ifPresent(url -> response.addHeader("Link", "<%s>; rel=\"next\"".formatted(url)));
        link(call, total == 0 ? 0 : (total - 1) / limit * limit, limit, "last");
        return new Listing(total, offset, limit, next, items);
    }

    private void link(Call call, int offset, int limit, String relation) {
        response.addHeader("Link", "<%s>; rel=\"%s\"".formatted(url(call, offset, limit), relation));
    }

    private String url(Call call, int offset, int limit) {
        return UrlText.pinned(request, call.lookup().release(), Map.of("offset", offset, "limit", limit));
    }

    private void writeLines(Iterator<?> items) throws IOException {
        OutputStream out = response.getOutputStream();
        if (!items.hasNext()) {
            return;
        }
        try (var values = ITEMS.withRootValueSeparator("\n").writeValues(out)) {
            while (items.hasNext()) {
                requireTime();
                values.write(items.next());
            }
        }
        out.write('\n');
    }

    /// Answers a question about many identifiers, in their order, each with what became of it.
    void many(Call call, List<String> ids) throws IOException {
        boolean lines = Accepted.of(request, LISTS).equals(NDJSON);
        Iterator<BulkItem> items = ids.stream().map(id -> item(call, id)).iterator();
        if (lines) {
            response.setContentType(NDJSON);
            writeLines(items);
            return;
        }
        response.setContentType(JSON);
        try (JsonGenerator out = ITEMS.createGenerator(response.getOutputStream())) {
            out.writeStartArray();
            while (items.hasNext()) {
                requireTime();
                ITEMS.writeValue(out, items.next());
            }
            out.writeEndArray();
        }
    }

    private void requireTime() {
        if (System.nanoTime() - begin > Api.LONGEST.toNanos()) {
            throw new MarrowException(
                    ErrorCode.QUERY_STOPPED,
                    "%s: found no whole answer after %d s, expected one by then; ask for less"
                            .formatted(request.getRequestURI(), Api.LONGEST.toSeconds()));
        }
    }

    private BulkItem item(Call call, String id) {
        Outcome outcome = call.lookup().resolver().resolve(id).outcome();
        try {
            Object answer = route.work().apply(call.with("id", id));
            if (answer instanceof Stream<?> stream) {
                try (stream) {
                    answer = stream.toList();
                }
            }
            return new BulkItem(id, outcome, Optional.of(answer), Optional.empty());
        } catch (MarrowException e) {
            return new BulkItem(id, outcome, Optional.empty(), Optional.of(Problem.of(e, request.getContextPath())));
        }
    }
}
