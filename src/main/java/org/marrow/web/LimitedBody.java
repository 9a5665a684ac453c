package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A body that is read as it comes, unpacked, of which no more than so many bytes can be read, however small it was
/// sent. One more is `REQUEST_TOO_LARGE`.
final class LimitedBody extends FilterInputStream {

    private final long most;
    private long read;
    private Optional<MarrowException> refusal = Optional.empty();

    private LimitedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /// The body of `request`.
    ///
    /// @throws MarrowException `REQUEST_TOO_LARGE`, or `UNSUPPORTED_MEDIA_TYPE` if it is packed otherwise than by
    ///                         gzip
    static LimitedBody of(HttpServletRequest request, long most) throws IOException {
        long length = request.getContentLengthLong();
        if (length > most) {
            throw tooLarge(most);
        }
        String encoding = request.getHeader("Content-Encoding");
        InputStream in = new Announced(request.getInputStream(), length);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return new LimitedBody(in, most);
        }
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("x-gzip")) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding \"%s\": expected gzip, or none".formatted(encoding));
        }
        return unpacked(in, most);
    }

    /// What the gzip file `in` holds.
    static LimitedBody unpacked(InputStream in, long most) throws IOException {
        return new LimitedBody(new GZIPInputStream(in), most);
    }

    /// Such a limit over any stream.
    static LimitedBody of(InputStream in, long most) {
        return new LimitedBody(in, most);
    }

    /// Fails if reading did, even where the reader took that for the end.
    ///
    /// @throws MarrowException `REQUEST_TOO_LARGE`, or `RDF_INVALID` if it broke off
    void requireWhole() {
        refusal.ifPresent(e -> {
            throw e;
        });
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = super.read(bytes, offset, length);
            read += Math.max(0, count);
            if (read > most) {
                throw refuse(tooLarge(most));
            }
            return count;
        } catch (IOException e) {
            refuse(new MarrowException(
                    ErrorCode.RDF_INVALID, "Found a body that breaks off (%s), expected its end".formatted(e), e));
            throw e;
        }
    }

    private MarrowException refuse(MarrowException e) {
        refusal = Optional.of(refusal.orElse(e));
        return e;
    }

    /// A stream that has to be as long as its header says. Negative: it does not say.
    private static final class Announced extends FilterInputStream {

        private long left;

        Announced(InputStream in, long length) {
            super(in);
            this.left = length < 0 ? Long.MIN_VALUE : length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0 && left > 0) {
                throw new EOFException("%,d bytes are missing".formatted(left));
            }
            left -= Math.max(0, count);
            return count;
        }
    }

    private static MarrowException tooLarge(long most) {
        return new MarrowException(
                ErrorCode.REQUEST_TOO_LARGE, "Found a longer body, expected at most %,d bytes".formatted(most));
    }
}
