package org.marrow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.marrow.engine.Running;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// An answer whose beginning is held back, so that an error that comes early can still be told in place of it,
/// and that is cut off where it becomes too long.
///
/// What is cut off is no answer in any format: it ends with a line that says why and belongs to none, and the
/// connection breaks.
final class HeldAnswer extends HttpServletResponseWrapper {

    private static final String RUNNING = Running.class.getName();
    private static final int HELD = 64 << 10;

    private final ServletRequest request;
    private final long most;
    private final byte[] held = new byte[HELD];
    private int size;
    private long bytes;
    private boolean isLetGo;

    /// @param most the bytes of the longest answer
    HeldAnswer(HttpServletRequest request, HttpServletResponse response, long most) {
        super(response);
        this.request = request;
        this.most = most;
    }

    /// From now on no more is sent of an answer to `request` than until `query` is stopped, however slowly it is read.
    static void watch(ServletRequest request, Running query) {
        request.setAttribute(RUNNING, query);
    }

    /// How many bytes were written.
    long bytes() {
        return bytes;
    }

    @Override
    public boolean isCommitted() {
        return isLetGo || super.isCommitted();
    }

    @Override
    public void flushBuffer() {
        // Nothing is sent before it is known to be the answer.
    }

    @Override
    public void resetBuffer() {
        size = 0;
        bytes = 0;
        super.resetBuffer();
    }

    /// Sends what is held.
    void finish() throws IOException {
        if (size > 0) {
            super.getOutputStream().write(held, 0, size);
            size = 0;
        }
    }

    /// Says at the end of a part of an answer that it is no more than that.
    ///
    /// @throws MarrowException the `reason`, so that the connection breaks
    void cut(MarrowException reason) throws IOException {
        finish();
        byte[] line = "%n\"marrow: this answer was cut off. %s%n"
                .formatted(reason.getMessage())
                .getBytes(StandardCharsets.UTF_8);
        super.getOutputStream().write(line);
        super.flushBuffer();
        throw reason;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Holding();
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(new Holding(), true, StandardCharsets.UTF_8);
    }

    /// Fuseki takes whatever stops it from writing a graph for a fault of its own.
    private void write(byte[] from, int start, int length) throws IOException {
        try {
            keep(from, start, length);
        } catch (MarrowException e) {
            SparqlAnswer.fail(request, e);
            throw e;
        }
    }

    private void keep(byte[] from, int start, int length) throws IOException {
        bytes += length;
        if (bytes > most) {
            throw new MarrowException(
                    ErrorCode.QUERY_STOPPED,
                    "Found an answer of more than %d bytes, expected a shorter one; ask for a part with LIMIT and OFFSET"
                            .formatted(most));
        }
        if (size + length > HELD) {
            if (request.getAttribute(RUNNING) instanceof Running running) {
                running.check();
            }
            isLetGo = true;
            finish();
            super.getOutputStream().write(from, start, length);
        } else {
            System.arraycopy(from, start, held, size, length);
            size += length;
        }
    }

    private final class Holding extends BlockingOutput {

        @Override
        public void write(int next) throws IOException {
            HeldAnswer.this.write(new byte[] {(byte) next}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) throws IOException {
            HeldAnswer.this.write(from, start, length);
        }
    }
}
