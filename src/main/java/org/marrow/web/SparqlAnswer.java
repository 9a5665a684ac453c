package org.marrow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Problem;

/// Keeps back what Fuseki writes of an error, so that it can be told as every other error is.
final class SparqlAnswer extends HttpServletResponseWrapper {

    private static final String REASON = SparqlAnswer.class.getName();
    private static final int LONGEST_MESSAGE = 2000;
    private static final int UNPROCESSABLE = 422;

    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private int failure;

    SparqlAnswer(HttpServletResponse response) {
        super(response);
    }

    /// Says why the answer to `request` will be an error, whatever Fuseki makes of it.
    static void fail(ServletRequest request, MarrowException reason) {
        request.setAttribute(REASON, reason);
    }

    /// The error that was written in place of an answer, or of the rest of it, if one was.
    Optional<MarrowException> failure(HttpServletRequest request) {
        if (request.getAttribute(REASON) instanceof MarrowException reason) {
            return Optional.of(reason);
        }
        if (failure == 0) {
            return Optional.empty();
        }
        String text = message.toString(StandardCharsets.UTF_8).strip();
        return Optional.of(
                switch (failure) {
                    case SC_NOT_ACCEPTABLE -> new MarrowException(ErrorCode.NOT_ACCEPTABLE, text);
                    case SC_SERVICE_UNAVAILABLE ->
                        new MarrowException(
                                ErrorCode.QUERY_STOPPED, "The query took longer than it may, and was stopped");
                    case SC_FORBIDDEN, UNPROCESSABLE -> new MarrowException(ErrorCode.NOT_ALLOWED, text);
                    case SC_BAD_REQUEST -> new MarrowException(ErrorCode.MALFORMED_QUERY, text);
                    default -> new MarrowException(ErrorCode.INTERNAL, "Marrow failed; its log says how");
                });
    }

    @Override
    public void setStatus(int status) {
        if (status >= SC_BAD_REQUEST) {
            failure = status;
        } else {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) {
        setStatus(status);
    }

    @Override
    public void sendError(int status, String text) {
        setStatus(status);
        message.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// What is a problem document already goes to the caller as it is.
    @Override
    public void setContentType(String type) {
        if (failure != 0 && type.startsWith(Problem.MEDIA_TYPE)) {
            super.setStatus(failure);
            failure = 0;
        }
        if (failure == 0) {
            super.setContentType(type);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (failure == 0) {
            super.setContentLength(length);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return failure == 0 ? super.getOutputStream() : new Kept();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return failure == 0 ? super.getWriter() : new PrintWriter(new Kept(), true, StandardCharsets.UTF_8);
    }

    private final class Kept extends BlockingOutput {

        @Override
        public void write(int next) {
            if (message.size() < LONGEST_MESSAGE) {
                message.write(next);
            }
        }
    }
}
