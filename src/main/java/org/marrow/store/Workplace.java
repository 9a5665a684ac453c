package org.marrow.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/// A folder in which a release is being built, beside a locked file that says that its builder is alive.
///
/// The system lets go of the lock when the builder ends, however it ends, so that what a killed one left
/// behind can be told from what a living one works on.
final class Workplace implements AutoCloseable {

    private static final String PREFIX = ".building-";
    private static final String LOCK = ".lock";

    private final Path lockFile;
    private final FileChannel channel;
    private final Path folder;

    private Workplace(Path lockFile, FileChannel channel, Path folder) {
        this.lockFile = lockFile;
        this.channel = channel;
        this.folder = folder;
    }

    /// A new, empty folder in `parent`.
    static Workplace in(Path parent) throws IOException {
        Files.createDirectories(parent);
        while (true) {
            String name = PREFIX + UUID.randomUUID();
            Path lockFile = parent.resolve(name + LOCK);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && Files.exists(lockFile)) {
                return new Workplace(lockFile, channel, Files.createDirectory(parent.resolve(name)));
            }
            channel.close();
        }
    }

    Path folder() {
        return folder;
    }

    /// Deletes the folder, if it is still there, and the lock.
    @Override
    public void close() throws IOException {
        delete(folder);
        Files.deleteIfExists(lockFile);
        channel.close();
    }

    /// Deletes the folders in `parent` whose builders are gone.
    ///
    /// @return how many there were
    static int sweep(Path parent) throws IOException {
        int swept = 0;
        if (!Files.isDirectory(parent)) {
            return swept;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path path : left) {
                boolean isFolder = Files.isDirectory(path);
                String name = path.getFileName().toString();
                Path lockFile = name.endsWith(LOCK) ? path : parent.resolve(name + LOCK);
                if (isAbandoned(lockFile)) {
                    delete(path);
                    swept += isFolder ? 1 : 0;
                }
            }
        }
        return swept;
    }

    /// Without a lock file, or with one that nobody holds.
    private static boolean isAbandoned(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Deletes `path` and all that is in it.
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(path)) {
            for (Path next : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(next);
            }
        }
    }

    /// Brings every file in `folder`, and the folders' own entries, to the disk.
    static void force(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.toList()) {
                forceOne(path);
            }
        }
    }

    /// Brings one file, or the entries of one folder, to the disk.
    static void forceOne(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
