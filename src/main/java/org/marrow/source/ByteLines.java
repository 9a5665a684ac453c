package org.marrow.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The lines of a file as bytes, ended by line feeds alone: a carriage return is part of its line.
///
/// Memory is one buffer, whatever the size of the file. Not for use by several threads.
final class ByteLines implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 26;
    private static final char REPLACEMENT = '\uFFFD';

    private final SourceFile file;
    private final InputStream bytes;
    private byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private int next;
    private int filled;
    private long number;

    ByteLines(SourceFile file) throws IOException {
        this.file = file;
        this.bytes = file.open();
    }

    /// Goes to the next line; false at the end of the file.
    boolean next() throws IOException {
        from = next;
        int seen = next;
        while (true) {
            for (int at = seen; at < filled; at++) {
                if (buffer[at] == '\n') {
                    end(at, at + 1);
                    return true;
                }
            }
            seen = filled - from;
            boolean more = fill();
            seen += from;
            if (!more) {
                if (filled == from) {
                    return false;
                }
                end(filled, filled);
                return true;
            }
        }
    }

    private void end(int at, int after) {
        to = at;
        next = after;
        number++;
    }

    /// Reads more behind what is there, moving the open line to the front; false at the end of the file.
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            if (filled >= LONGEST) {
                throw file.wrongKind(number + 1, "a line longer than 64 MiB", "lines of text");
            }
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        int read = bytes.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    /// The number of the current line, counted from 1; 0 before the first.
    long number() {
        return number;
    }

    /// The bytes in which the current line stands from [#from()] to [#to()], until the next call of [#next()].
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /// The current line.
    ///
    /// @throws MalformedInputException if it is not UTF-8
    String text() throws IOException {
        String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !isUtf8(from, to)) {
            throw new MalformedInputException(1);
        }
        return text;
    }

    /// Whether the bytes from `start` to `end` are UTF-8.
    boolean isUtf8(int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
