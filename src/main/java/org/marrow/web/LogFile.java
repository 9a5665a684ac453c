package org.marrow.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file of lines that begins anew when it is full: what was `FILE` becomes `FILE.1`, what was that `FILE.2`.
final class LogFile extends OutputStream {

    private final Path file;
    private final long most;
    private final int kept;
    private OutputStream out;
    private long length;

    /// Opens `file`, and goes on at its end.
    ///
    /// @param most bytes of a file
    /// @param kept files, the one that is written among them
    LogFile(Path file, long most, int kept) throws IOException {
        this.file = file;
        this.most = most;
        this.kept = kept;
        this.out = open();
    }

    private OutputStream open() throws IOException {
        OutputStream opened = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        length = Files.size(file);
        return opened;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    /// Writes a whole line, which is never divided between two files.
    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (length > 0 && length + count > most) {
            turn();
        }
        out.write(bytes, offset, count);
        length += count;
    }

    private void turn() throws IOException {
        out.close();
        for (int i = kept - 1; i > 0; i--) {
            Path newer = i == 1 ? file : numbered(i - 1);
            if (Files.exists(newer)) {
                Files.move(newer, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept == 1) {
            Files.deleteIfExists(file);
        }
        out = open();
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
