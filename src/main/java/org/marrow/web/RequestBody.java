package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.eclipse.jetty.http.HttpException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads the body of a request, inflated where it is compressed, and no further than its limits.
///
/// What is over a limit is refused as soon as it is seen, so that nobody reads, inflates or keeps the rest.
final class RequestBody {

    private static final int CHUNK = 8192;

    /// From here on the rate of inflation is looked at: smaller bodies may be as regular as they like.
    private static final int LARGE = 1 << 16;

    /// How many times the limit is still read.
    private static final int DRAINED = 4;

    private final RequestLimits limits;
    private final Counted raw;

    private RequestBody(InputStream in, RequestLimits limits) {
        this.limits = limits;
        this.raw = new Counted(in, limits);
    }

    /// The body of `request`.
    ///
    /// @throws MarrowException `REQUEST_TOO_LARGE`, `REQUEST_TOO_SLOW`, `UNSUPPORTED_MEDIA_TYPE` for an unknown
    ///         compression, or `MALFORMED_REQUEST` if it ends too early or is not what its headers say
    static byte[] read(HttpServletRequest request, RequestLimits limits) {
        if (request.getContentLengthLong() > limits.bytes()) {
            drain(request, limits);
            throw tooLarge(limits);
        }
        String encoding = String.join(",", Collections.list(request.getHeaders("Content-Encoding")))
                .strip()
                .toLowerCase(Locale.ROOT);
        try {
            return new RequestBody(request.getInputStream(), limits).read(encoding);
        } catch (ZipException | EOFException e) {
            throw malformed("found a body that is no %s".formatted(encoding.isEmpty() ? "whole one" : encoding), e);
        } catch (HttpException.RuntimeException e) {
            throw malformed("found a body that is not HTTP", e);
        } catch (IOException e) {
            if (hasCause(e, TimeoutException.class)) {
                throw tooSlow(limits, e);
            }
            throw malformed("found a body that broke off or is not HTTP", e);
        }
    }

    /// Reads what is a little too long: who still sends when the connection ends may never see the answer.
    private static void drain(HttpServletRequest request, RequestLimits limits) {
        if (request.getContentLengthLong() <= (long) DRAINED * limits.bytes()) {
            try {
                new Counted(request.getInputStream(), limits.of(DRAINED * limits.bytes()))
                        .transferTo(OutputStream.nullOutputStream());
            } catch (IOException | MarrowException e) {
                // It is refused in any case.
            }
        }
    }

    private byte[] read(String encoding) throws IOException {
        InputStream in = switch (encoding) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new GZIPInputStream(raw, CHUNK);
            case "deflate" -> new InflaterInputStream(raw);
            default ->
                throw new MarrowException(
                        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                        "Content-Encoding: found %s, expected gzip or deflate, or none".formatted(encoding));
        };
        var body = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            body.write(chunk, 0, count);
            if (body.size() > limits.bytes()) {
                throw tooLarge(limits);
            }
            if (body.size() > LARGE && body.size() / limits.inflation() > raw.count) {
                throw new MarrowException(
                        ErrorCode.REQUEST_TOO_LARGE,
                        "Found a body that becomes more than %d times as large, expected less compression"
                                .formatted(limits.inflation()));
            }
        }
        return body.toByteArray();
    }

    private static boolean hasCause(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static MarrowException tooLarge(RequestLimits limits) {
        return new MarrowException(
                ErrorCode.REQUEST_TOO_LARGE,
                "Found a body of more than %d bytes, expected a smaller one".formatted(limits.bytes()));
    }

    private static MarrowException tooSlow(RequestLimits limits, Throwable cause) {
        return new MarrowException(
                ErrorCode.REQUEST_TOO_SLOW,
                "Found a body that comes too slowly, expected %d bytes a second".formatted(limits.bytesPerSecond()),
                cause);
    }

    private static MarrowException malformed(String found, Throwable cause) {
        return new MarrowException(
                ErrorCode.MALFORMED_REQUEST, "Body: %s, expected what the headers say".formatted(found), cause);
    }

    /// Knows how much came, and refuses what comes too slowly.
    private static final class Counted extends FilterInputStream {

        private final RequestLimits limits;
        private final long began = System.nanoTime();
        private long count;

        Counted(InputStream in, RequestLimits limits) {
            super(in);
            this.limits = limits;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                count += read;
            }
            if (count > limits.bytes()) {
                throw tooLarge(limits);
            }
            long nanos = System.nanoTime() - began;
            if (read > 0 && nanos > limits.patience().toNanos() && count < limits.bytesPerSecond() * (nanos / 1e9)) {
                throw tooSlow(limits, new TimeoutException());
            }
            return read;
        }
    }
}
