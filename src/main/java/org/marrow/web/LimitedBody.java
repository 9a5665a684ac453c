package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A body that is read as it comes, unpacked, of which no more than so many bytes can be read, however small it was
/// sent. One more is `REQUEST_TOO_LARGE`.
final class LimitedBody extends FilterInputStream {

    private final long most;
    private long read;

    private LimitedBody(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    /// The body of `request`.
    ///
    /// @throws MarrowException `REQUEST_TOO_LARGE`, or `UNSUPPORTED_MEDIA_TYPE` if it is packed otherwise than by
    ///                         gzip
    static InputStream of(HttpServletRequest request, long most) throws IOException {
        if (request.getContentLengthLong() > most) {
            throw tooLarge(most);
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return new LimitedBody(request.getInputStream(), most);
        }
        String name = encoding.strip().toLowerCase(Locale.ROOT);
        if (!name.equals("gzip") && !name.equals("x-gzip")) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Encoding \"%s\": expected gzip, or none".formatted(encoding));
        }
        return unpacked(request.getInputStream(), most);
    }

    /// What the gzip file `in` holds.
    static InputStream unpacked(InputStream in, long most) throws IOException {
        return new LimitedBody(new GZIPInputStream(in), most);
    }

    /// Such a limit over any stream.
    static InputStream of(InputStream in, long most) {
        return new LimitedBody(in, most);
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(int more) {
        read += more;
        if (read > most) {
            throw tooLarge(most);
        }
    }

    private static MarrowException tooLarge(long most) {
        return new MarrowException(
                ErrorCode.REQUEST_TOO_LARGE, "Found a longer body, expected at most %,d bytes".formatted(most));
    }
}
