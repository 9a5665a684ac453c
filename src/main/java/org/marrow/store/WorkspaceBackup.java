package org.marrow.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.Quad;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Workspaces in one file each: all statements as one transaction of RDF Patch, gzipped, with a last line that
/// has the SHA-256 of what is before it.
///
/// A backup is made from the files, so that a service may have the workspace open and go on writing; it has
/// the statements after one of its transactions. The keys are not in it.
public final class WorkspaceBackup {

    private static final String DIGEST = "# sha-256 ";
    private static final int DIGEST_LINE = DIGEST.length() + 64 + 1;

    private static final int BUFFER = 1 << 16;

    /// How often files are read again that a service replaced meanwhile.
    private static final int TRIES = 5;

    private WorkspaceBackup() {}

    /// Writes the workspace in `folder` into `file`, which is there whole or not at all.
    ///
    /// @return how many statements it has
    /// @throws MarrowException `WORKSPACE_MISSING`, `WORKSPACE_BROKEN` or `FOLDER_NOT_WRITABLE`
    public static long write(Path folder, Path file) {
        if (!Files.isDirectory(folder)) {
            throw new MarrowException(
                    ErrorCode.WORKSPACE_MISSING, folder + ": found no workspace, expected the one of a data folder");
        }
        Path written = file.resolveSibling("." + file.getFileName() + "-" + UUID.randomUUID());
        try (WorkspaceData data = statements(folder)) {
            data.begin(TxnType.READ);
            write(data, written);
            data.end();
            Workplace.forceOne(written);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            return data.statements();
        } catch (IOException e) {
            throw notWritable(file, e);
        } finally {
            delete(written);
        }
    }

    private static void write(WorkspaceData data, Path file) throws IOException {
        MessageDigest digest = sha256();
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file));
                var out = new DigestOutputStream(gzip, digest)) {
            WorkspaceFiles.write(Channels.newChannel(out), 1, List.<Quad>of().iterator(), data.find());
            out.on(false);
            out.write((DIGEST + HexFormat.of().formatHex(digest.digest()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// The statements in `folder` as they are now.
    private static WorkspaceData statements(Path folder) throws IOException {
        for (int tries = 1; ; tries++) {
            WorkspaceData data = inMemory();
            data.begin(TxnType.WRITE);
            try {
                WorkspaceFiles.of(folder).read(parts -> parts.forEach(data::replay));
                data.commit();
                return data;
            } catch (NoSuchFileException | MarrowException e) {
                data.abort();
                data.close();
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static WorkspaceData inMemory() {
        return new WorkspaceData(Long.MAX_VALUE, change -> {}, IllegalStateException::new);
    }

    /// Makes the workspace in `folder` what `file` has, in one step.
    ///
    /// @param isReplacing whether to do so even if it has statements, or cannot be read any more
    /// @return how many statements it has now
    /// @throws MarrowException `BACKUP_INVALID`, `WORKSPACE_NOT_EMPTY`, `WORKSPACE_IN_USE`, `WORKSPACE_BROKEN` or
    ///                         `FOLDER_NOT_WRITABLE`
    public static long restore(Path file, Path folder, boolean isReplacing) {
        try (WorkspaceData data = read(file);
                WorkspaceFiles files = WorkspaceFiles.open(folder, FileChannel::open)) {
            if (!isReplacing) {
                requireEmpty(folder);
            }
            data.begin(TxnType.READ);
            files.snapshot(files.next(), data.find());
            data.end();
            return data.statements();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static void requireEmpty(Path folder) throws IOException {
        try (WorkspaceData there = statements(folder)) {
            if (there.statements() > 0) {
                throw new MarrowException(
                        ErrorCode.WORKSPACE_NOT_EMPTY,
                        "%s: found %,d statements, expected an empty workspace; --replace throws them away"
                                .formatted(folder, there.statements()));
            }
        }
    }

    /// What a backup has.
    private static WorkspaceData read(Path file) {
        Path plain = unpacked(file);
        WorkspaceData data = inMemory();
        data.begin(TxnType.WRITE);
        try {
            var reading = new WorkspaceReading(plain, 0);
            reading.each(parts -> parts.forEach(data::replay));
            if (reading.last() != 1 || reading.rest() > 0) {
                throw invalid(file, "something else than one whole transaction");
            }
            data.commit();
            return data;
        } catch (IOException e) {
            throw invalid(file, e.toString());
        } finally {
            if (data.isInTransaction()) {
                data.abort();
            }
            delete(plain);
        }
    }

    /// The transaction in `file`, in a file of its own, after its digest was found to fit.
    private static Path unpacked(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MarrowException(ErrorCode.FILE_MISSING, file + ": found no such file, expected a backup");
        }
        Path plain;
        try {
            plain = Files.createTempFile("marrow-restore", ".rdfp");
        } catch (IOException e) {
            throw notWritable(Path.of(System.getProperty("java.io.tmpdir", "/tmp")), e);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
            cutDigest(file, plain);
            return plain;
        } catch (IOException e) {
            delete(plain);
            throw invalid(file, e.toString());
        } catch (RuntimeException e) {
            delete(plain);
            throw e;
        }
    }

    private static void cutDigest(Path file, Path plain) throws IOException {
        long length = Math.max(0, Files.size(plain) - DIGEST_LINE);
        MessageDigest digest = sha256();
        byte[] line;
        try (InputStream in = Files.newInputStream(plain)) {
            byte[] buffer = new byte[BUFFER];
            for (long left = length; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(left, BUFFER));
                digest.update(buffer, 0, read);
                left -= read;
            }
            line = in.readAllBytes();
        }
        String expected = DIGEST + HexFormat.of().formatHex(digest.digest()) + "\n";
        if (!expected.equals(new String(line, StandardCharsets.ISO_8859_1))) {
            throw invalid(file, "a digest that does not fit, or none");
        }
        try (FileChannel channel = FileChannel.open(plain, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static MarrowException invalid(Path file, String found) {
        return new MarrowException(
                ErrorCode.BACKUP_INVALID,
                "%s: found %s, expected a backup made by marrow backup; nothing was changed".formatted(file, found));
    }

    private static MarrowException notWritable(Path place, IOException cause) {
        return new MarrowException(
                ErrorCode.FOLDER_NOT_WRITABLE,
                "%s: found no way to write there (%s), expected a folder that may be written to, on a disk with room"
                        .formatted(place, cause),
                cause);
    }
}
