package org.marrow.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A published file on disk, plain or gzipped, that says what is wrong with it by name and line.
///
/// Gzip is recognised by its first two bytes, never by the file's name.
public final class SourceFile {

    private static final int BUFFER = 1 << 16;
    private static final int BEGINNING = 1 << 10;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private final Progress progress;

    /// The file at `path`.
    ///
    /// @throws MarrowException `FILE_MISSING` if it is not a readable file
    public SourceFile(Path path) {
        this(path, Progress.NONE);
    }

    private SourceFile(Path path, Progress progress) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new MarrowException(
                    ErrorCode.FILE_MISSING,
                    Files.isDirectory(path)
                            ? "%s: found a folder, expected a file".formatted(path)
                            : "%s: no such readable file".formatted(path));
        }
        this.path = path;
        this.progress = progress;
    }

    /// The same file, whose bytes on disk advance `progress` as they are read.
    public SourceFile watchedBy(Progress watcher) {
        return new SourceFile(path, watcher);
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    /// The unpacked bytes, to be closed by the caller.
    public InputStream open() throws IOException {
        var bytes = new BufferedInputStream(new Watched(Files.newInputStream(path), progress), BUFFER);
        try {
            bytes.mark(2);
            boolean gzipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
            bytes.reset();
            return gzipped ? new GZIPInputStream(bytes, BUFFER) : bytes;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /// The size on disk, in bytes.
    public long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The SHA-256 of the bytes on disk, in lower-case hexadecimal.
    public String sha256() {
        try (var bytes = new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /// The error for a row or a value that is not as the format says.
    public MarrowException malformed(long line, String found, String expected) {
        return error(ErrorCode.MALFORMED_ROW, line, found, expected);
    }

    /// The error for a file of another kind.
    public MarrowException wrongKind(long line, String found, String expected) {
        return error(ErrorCode.WRONG_FILE_KIND, line, found, expected);
    }

    /// The error for a file of another kind, quoting its first line.
    public MarrowException wrongKind(String expected) {
        try (InputStream bytes = open()) {
            String beginning = new String(bytes.readNBytes(BEGINNING), StandardCharsets.UTF_8);
            String line = beginning.lines().findFirst().orElse("");
            return beginning.isEmpty()
                    ? wrongKind(1, "an empty file", expected)
                    : wrongKind(1, "\"" + line.replaceAll("\\p{Cntrl}", " ") + "\"", expected);
        } catch (IOException e) {
            return unreadable(1, e);
        }
    }

    /// The error that explains an I/O failure met at `line`.
    public MarrowException unreadable(long line, IOException cause) {
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return new MarrowException(
                    ErrorCode.FILE_TRUNCATED,
                    "%s:%d: found the end of the data, or damaged data, inside the file (%s), expected a whole file; fetch it again"
                            .formatted(path, line, cause.getMessage()),
                    cause);
        }
        if (cause instanceof MalformedInputException) {
            return error(ErrorCode.MALFORMED_ROW, line, "bytes that are not UTF-8", "UTF-8 text");
        }
        return new MarrowException(
                ErrorCode.FILE_MISSING, "%s:%d: cannot be read: %s".formatted(path, line, cause), cause);
    }

    private MarrowException error(ErrorCode code, long line, String found, String expected) {
        return new MarrowException(
                code, "%s:%d: found %s, expected %s".formatted(path, line, shortened(found), expected));
    }

    static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /// Tells how much went through it.
    private static final class Watched extends FilterInputStream {

        private final Progress progress;

        Watched(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            progress.advance(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            progress.advance(Math.max(count, 0));
            return count;
        }
    }
}
