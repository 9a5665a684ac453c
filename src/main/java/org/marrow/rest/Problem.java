package org.marrow.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.marrow.lookup.Json;
import org.marrow.model.Blame;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// An error as a problem document.
///
/// Source: [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
///
/// @param type   the help page of the code
/// @param title  the code in words
/// @param status the HTTP status
/// @param detail what was found and what was expected
/// @param code   what kind of error it is
/// @param blame  whose doing it is
@JsonInclude
public record Problem(String type, String title, int status, String detail, ErrorCode code, Blame blame) {

    /// Where the help page of all codes is.
    public static final String HELP = "/errors";

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INSUFFICIENT_STORAGE = 507;

    private static final System.Logger LOG = System.getLogger(Problem.class.getName());

    private static final String FAILED = "The store behind this service did not answer as expected; the log says how";

    /// The media type.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// What `error` is, told to callers of the service below `contextPath`. Where a store is, and what it says, is for
    /// the log alone.
    public static Problem of(MarrowException error, String contextPath) {
        ErrorCode code = error.code();
        if (code == ErrorCode.ENDPOINT_FAILED) {
            LOG.log(System.Logger.Level.WARNING, error.getMessage());
        }
        return new Problem(
                contextPath + HELP + "#" + code.anchor(),
                code.title(),
                status(code),
                code == ErrorCode.ENDPOINT_FAILED ? FAILED : String.valueOf(error.getMessage()),
                code,
                code.blame());
    }

    /// Takes back what was written of an answer that `error` ends, but for its headers.
    ///
    /// @throws MarrowException the `error`, if a part of the answer is with the caller already, so that the
    ///         connection breaks off and nobody takes the part for the whole
    public static void begin(HttpServletResponse response, MarrowException error) {
        if (response.isCommitted()) {
            throw error;
        }
        response.resetBuffer();
        response.setCharacterEncoding((String) null);
        response.setHeader("Link", null);
    }

    /// Writes what `error` is as the whole answer.
    public static void write(HttpServletRequest request, HttpServletResponse response, MarrowException error)
            throws IOException {
        Problem problem = of(error, request.getContextPath());
        Exchange.of(request).fails(error.code());
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        response.getOutputStream().write(Json.bytes(problem));
    }

    /// The status that answers an error of this code.
    public static int status(ErrorCode code) {
        return switch (code) {
            case UNKNOWN_IDENTIFIER, UNKNOWN_QUERY, UNKNOWN_ROUTE, UNKNOWN_GRAPH, RELEASE_MISSING, WORKSPACE_MISSING ->
                HttpServletResponse.SC_NOT_FOUND;
            case KEY_NEEDED -> HttpServletResponse.SC_UNAUTHORIZED;
            case KEYS_MISSING, KEY_TOO_WEAK, NOT_ALLOWED -> HttpServletResponse.SC_FORBIDDEN;
            case TOO_MANY_TRIES, ALLOWANCE_USED -> TOO_MANY_REQUESTS;
            case WORKSPACE_BUSY, WORKSPACE_IN_USE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case WORKSPACE_READ_ONLY -> INSUFFICIENT_STORAGE;
            case WORKSPACE_FULL -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case METHOD_NOT_ALLOWED -> HttpServletResponse.SC_METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> HttpServletResponse.SC_NOT_ACCEPTABLE;
            case REQUEST_TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
            case QUERY_STOPPED, SERVICE_BUSY, SERVICE_NOT_READY, RELEASE_ELSEWHERE ->
                HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case REQUEST_TOO_SLOW -> HttpServletResponse.SC_REQUEST_TIMEOUT;
            case ENDPOINT_FAILED -> HttpServletResponse.SC_BAD_GATEWAY;
            default ->
                code.blame() == Blame.CALLER
                        ? HttpServletResponse.SC_BAD_REQUEST
                        : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    }
}
