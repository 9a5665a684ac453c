package org.marrow.web;

import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;
import org.marrow.rest.Problem;

/// Answers that are given without a servlet, and without waiting for the caller to take them.
final class Direct {

    private static final Set<ErrorCode> PASSING = Set.of(ErrorCode.SERVICE_BUSY, ErrorCode.SERVICE_NOT_READY);

    private Direct() {}

    /// Writes `content` as the whole answer, not to be kept by anyone.
    static void write(Response response, Callback callback, int status, String mediaType, byte[] content) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("Access-Control-Allow-Origin", "*");
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    /// Writes what `error` is as the whole answer.
    static void fail(Request request, Response response, Callback callback, MarrowException error) {
        fail(request, response, callback, Problem.of(error, ""));
    }

    /// Writes `problem` as the whole answer; of what passes, says when to come again.
    static void fail(Request request, Response response, Callback callback, Problem problem) {
        if (request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange exchange) {
            exchange.fails(problem.code());
        }
        if (PASSING.contains(problem.code())) {
            response.getHeaders().put(new HttpField(HttpHeader.RETRY_AFTER, "1"));
        }
        write(response, callback, problem.status(), Problem.MEDIA_TYPE, Json.bytes(problem));
    }
}
