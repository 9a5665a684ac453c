package org.marrow.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// Bytes that are handed over line by line, so that a parser that reads only what it needs is always in the
/// line that was handed over last. Not for use by several threads.
public final class LineInputStream extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final InputStream bytes;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long line;
    private boolean atLineStart = true;
    private boolean isAtEnd;
    private Optional<IOException> failure = Optional.empty();

    /// Over `bytes`, which are closed with it.
    public LineInputStream(InputStream bytes) {
        this.bytes = bytes;
    }

    /// The line, from 1, that was handed over last; 0 at the beginning.
    public long line() {
        return line;
    }

    /// Whether more bytes were asked for than there are.
    boolean isAtEnd() {
        return isAtEnd;
    }

    /// The failure that a parser may since have hidden in an exception of its own.
    public Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == end && !fill()) {
            isAtEnd = true;
            return -1;
        }
        if (atLineStart) {
            line++;
            atLineStart = false;
        }
        int limit = Math.min(end, at + length);
        int stop = at;
        while (stop < limit && !atLineStart) {
            atLineStart = buffer[stop++] == '\n';
        }
        int count = stop - at;
        System.arraycopy(buffer, at, target, offset, count);
        at = stop;
        return count;
    }

    private boolean fill() throws IOException {
        try {
            at = 0;
            end = Math.max(0, bytes.read(buffer, 0, BUFFER));
            return end > 0;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
