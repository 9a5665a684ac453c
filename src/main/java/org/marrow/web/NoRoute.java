package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Says as a problem document that there is nothing at a path, or nothing for a method, where the server would
/// send a page of its own.
final class NoRoute extends HttpServletResponseWrapper {

    private final HttpServletRequest request;

    NoRoute(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (status == SC_NOT_FOUND) {
            write(request, (HttpServletResponse) getResponse());
        } else if (status == SC_METHOD_NOT_ALLOWED) {
            setHeader("Allow", "GET, HEAD");
            Pages.fail(
                    request,
                    (HttpServletResponse) getResponse(),
                    new MarrowException(
                            ErrorCode.METHOD_NOT_ALLOWED,
                            "Found the method %s, expected GET or HEAD".formatted(request.getMethod())));
        } else {
            super.sendError(status, message);
        }
    }

    /// Writes that there is nothing.
    static void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Pages.fail(
                request,
                response,
                new MarrowException(
                        ErrorCode.UNKNOWN_ROUTE,
                        ("%s: found nothing there, expected /, /search, /term, /concept, /condition, /gene, /publication,"
                                        + " /association, /mapping, /id, /resource, /sparql, /query, /api/, /release or"
                                        + " /.well-known/void")
                                .formatted(request.getRequestURI())));
    }
}
