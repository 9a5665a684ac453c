package org.marrow.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;

/// Fetches published files into a folder: whole, checked, and only if they are new.
///
/// A file comes into `NAME.part`, which a later attempt goes on with as long as the server says that it
/// is still the same file, and gets its name in one step when it is whole; until then, what was there
/// before stays. One process at a time writes into a folder. For one thread.
public final class Downloads implements AutoCloseable {

    private static final String LOCK = ".download.lock";

    private final Path folder;
    private final Patience patience;
    private final long maxBytes;
    private final FileChannel lock;
    private final DownloadClient client;

    /// How long to wait for a server.
    ///
    /// @param connect     for a connection
    /// @param idle        for an answer, and then for each next byte
    /// @param retries     how many attempts follow the first
    /// @param firstWait   before the second attempt; twice as long before each next
    /// @param longestWait between attempts; where the server asks for more, there is none
    public record Patience(Duration connect, Duration idle, int retries, Duration firstWait, Duration longestWait) {

        /// For servers on the Internet.
        public static final Patience USUAL = new Patience(
                Duration.ofSeconds(20), Duration.ofSeconds(60), 4, Duration.ofSeconds(1), Duration.ofMinutes(2));
    }

    /// A file that is there.
    ///
    /// @param download what was asked for
    /// @param file     where it is
    /// @param isNew    false if the publisher has none newer than the one that was there
    /// @param bytes    its size
    /// @param sha256   its digest, in lower-case hexadecimal
    public record Fetched(Download download, Path file, boolean isNew, long bytes, String sha256) {}

    /// Into a folder, which is made if need be.
    ///
    /// @param maxBytes the largest file to accept
    /// @throws MarrowException `FOLDER_NOT_WRITABLE` if nothing can be written there, or another process does
    public Downloads(Path folder, Patience patience, long maxBytes) {
        this.folder = folder;
        this.patience = patience;
        this.maxBytes = maxBytes;
        this.lock = lock(folder);
        this.client = new DownloadClient(patience.connect(), patience.idle());
    }

    private static FileChannel lock(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to write there (%s), expected a folder for the files".formatted(folder, e),
                    e);
        }
        throw new MarrowException(
                ErrorCode.FOLDER_NOT_WRITABLE,
                folder + ": found another download that writes there, expected to be the only one");
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /// Fetches one file, unless the publisher's is the one that is there.
    ///
    /// @throws MarrowException `DOWNLOAD_FAILED` if it cannot be had or is not what it should be,
    ///                         `FOLDER_NOT_WRITABLE` if it cannot be kept; what was there is unchanged
    public Fetched fetch(Download download, Progress progress) {
        return new DownloadRun(download, new DownloadPlace(folder, download), client, patience, maxBytes, progress)
                .run();
    }

    /// Gives the folder free; parts stay for the next time.
    @Override
    public void close() {
        client.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
