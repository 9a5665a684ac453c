package org.marrow.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The files of a workspace: what it had at one moment, and every transaction since.
///
/// ```
/// snapshot-{n}   all statements after transaction n, as one transaction
/// log-{n}        the transactions after n, in their order
/// lock           held by the process that has the workspace open
/// ```
///
/// A log is only ever appended to. A new snapshot is written beside the old one and gets its name when it is
/// whole and on the disk; only then the files that it replaces are deleted, so that at every moment the last
/// snapshot and the logs after it are all that there is. To be used by one writer at a time.
final class WorkspaceFiles implements AutoCloseable {

    /// Opens a file to write to: what a test puts a full disk in the place of.
    interface Opener {
        FileChannel open(Path file, StandardOpenOption... options) throws IOException;
    }

    private static final String SNAPSHOT = "snapshot-";
    private static final String LOG = "log-";
    private static final String UNFINISHED = ".unfinished";
    private static final Pattern NUMBERED = Pattern.compile("(snapshot-|log-)([0-9]{16})");
    private static final Logger LOGGER = Logger.getLogger(WorkspaceFiles.class.getName());

    private final Path folder;
    private final @Nullable WorkspaceLock lock;
    private final Opener opener;
    private @Nullable FileChannel log;
    private long startOfSnapshot;
    private long logStart;
    private long logLength;
    private long last;
    private volatile long snapshotLength;

    private WorkspaceFiles(Path folder, @Nullable WorkspaceLock lock, Opener opener) {
        this.folder = folder;
        this.lock = lock;
        this.opener = opener;
    }

    /// Opens, or makes, the workspace in `folder`, and locks it against other processes.
    ///
    /// @throws MarrowException `WORKSPACE_IN_USE`
    static WorkspaceFiles open(Path folder, Opener opener) throws IOException {
        Files.createDirectories(folder);
        return new WorkspaceFiles(folder, WorkspaceLock.of(folder), opener);
    }

    /// The files in `folder`, only to be read, whoever has them open.
    static WorkspaceFiles of(Path folder) {
        return new WorkspaceFiles(folder, null, FileChannel::open);
    }

    /// The numbers of the files of one kind in `folder`, with their files.
    private static NavigableMap<Long, Path> numbered(Path folder, String kind) throws IOException {
        var found = new TreeMap<Long, Path>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NUMBERED.matcher(file.getFileName().toString());
                if (name.matches() && name.group(1).equals(kind)) {
                    found.put(Long.parseLong(name.group(2)), file);
                }
            }
        }
        return found;
    }

    /// Hands over all that there is, transaction by transaction, then opens the log to go on with.
    ///
    /// @return how many bytes of an unfinished transaction were cut off, mostly 0
    /// @throws MarrowException `WORKSPACE_BROKEN`
    long replay(Consumer<List<WorkspaceRecord>> out) throws IOException {
        long cut = read(out);
        openLog(cut);
        deleteBefore(startOfSnapshot);
        return cut;
    }

    /// Hands over all that there is.
    ///
    /// @return how many bytes of an unfinished transaction there are at the end
    /// @throws MarrowException `WORKSPACE_BROKEN`
    long read(Consumer<List<WorkspaceRecord>> out) throws IOException {
        NavigableMap<Long, Path> snapshots = numbered(folder, SNAPSHOT);
        if (!snapshots.isEmpty()) {
            readSnapshot(snapshots.lastEntry().getValue(), snapshots.lastKey(), out);
        }
        startOfSnapshot = last;
        logStart = last;
        Iterator<Long> starts = numbered(folder, LOG).tailMap(last).keySet().iterator();
        long cut = 0;
        while (starts.hasNext()) {
            logStart = starts.next();
            cut = readLog(logStart, starts.hasNext(), out);
        }
        return cut;
    }

    /// A number that no file in `folder` has, higher than all.
    long next() throws IOException {
        long highest = 0;
        for (String kind : List.of(SNAPSHOT, LOG)) {
            NavigableMap<Long, Path> files = numbered(folder, kind);
            highest = files.isEmpty() ? highest : Math.max(highest, files.lastKey());
        }
        return highest + 1;
    }

    private void readSnapshot(Path file, long number, Consumer<List<WorkspaceRecord>> out) throws IOException {
        var reading = new WorkspaceReading(file, number - 1);
        reading.each(out);
        if (reading.last() != number || reading.rest() > 0) {
            throw broken(file, "a snapshot that breaks off at byte " + reading.end());
        }
        last = number;
        snapshotLength = reading.end();
    }

    /// @param goesOn whether there is a later log, so that this one was finished
    private long readLog(long start, boolean goesOn, Consumer<List<WorkspaceRecord>> out) throws IOException {
        Path file = log(start);
        if (start != last) {
            throw broken(file, "a log after transaction %d, but no transaction after %d".formatted(start, last));
        }
        var reading = new WorkspaceReading(file, start);
        reading.each(out);
        if (goesOn && reading.rest() > 0) {
            throw broken(file, "an unfinished transaction at byte %d of a finished log".formatted(reading.end()));
        }
        last = reading.last();
        logLength = reading.end();
        return reading.rest();
    }

    private void openLog(long cut) throws IOException {
        Path file = log(logStart);
        FileChannel channel = opener.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        log = channel;
        if (cut > 0) {
            LOGGER.log(Level.WARNING, "{0}: cut off {1} bytes of a transaction that was never finished", new Object[] {
                file, Long.toString(cut)
            });
            channel.truncate(logLength);
        }
        channel.force(true);
        Workplace.forceOne(folder);
    }

    private void deleteBefore(long number) throws IOException {
        List<Path> old =
                new ArrayList<>(numbered(folder, SNAPSHOT).headMap(number).values());
        old.addAll(numbered(folder, LOG).headMap(number).values());
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(UNFINISHED)).forEach(old::add);
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    /// Writes a transaction and brings it to the disk: when this returns, it is there for good.
    ///
    /// @throws IOException              if it is not; then nothing of it is there
    /// @throws IllegalArgumentException if it has a term that cannot be written down
    void append(WorkspaceChange change) throws IOException {
        FileChannel channel = log;
        if (channel == null) {
            throw new IOException("the log is closed");
        }
        long end = logLength;
        try {
            if (!channel.isOpen()) {
                // Whoever interrupts a thread that writes closes the file.
                channel = opener.open(log(logStart), StandardOpenOption.WRITE);
                log = channel;
            }
            // What a write that failed has left is in the way, and may not be whole transactions.
            channel.truncate(end);
            channel.position(end);
            end += write(
                    channel,
                    last + 1,
                    change.removed().iterator(),
                    change.added().iterator());
            channel.force(false);
        } catch (IOException | RuntimeException e) {
            cutOff(channel, e);
            throw e;
        }
        logLength = end;
        last++;
    }

    private void cutOff(FileChannel channel, Exception cause) {
        try {
            channel.truncate(logLength);
            channel.force(true);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /// Writes a transaction in parts.
    ///
    /// @return how many bytes
    static long write(WritableByteChannel channel, long number, Iterator<Quad> removed, Iterator<Quad> added)
            throws IOException {
        long length = 0;
        int part = 0;
        do {
            List<Quad> away = next(removed, WorkspaceRecord.MOST);
            List<Quad> here = next(added, WorkspaceRecord.MOST - away.size());
            boolean isLast = !removed.hasNext() && !added.hasNext();
            ByteBuffer bytes = ByteBuffer.wrap(new WorkspaceRecord(number, part++, isLast, away, here).bytes());
            length += bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } while (removed.hasNext() || added.hasNext());
        return length;
    }

    private static List<Quad> next(Iterator<Quad> quads, int most) {
        List<Quad> next = new ArrayList<>();
        while (next.size() < most && quads.hasNext()) {
            next.add(quads.next());
        }
        return next;
    }

    /// Begins a new log, which holds what comes after a snapshot of now.
    ///
    /// @return the number of the snapshot; empty if there is nothing that a new one would have
    Optional<Long> roll() throws IOException {
        if (logLength == 0) {
            return Optional.empty();
        }
        FileChannel next = opener.open(log(last), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        next.force(true);
        Workplace.forceOne(folder);
        if (log != null) {
            log.close();
        }
        log = next;
        logStart = last;
        logLength = 0;
        return Optional.of(last);
    }

    /// Writes the snapshot `number`, and deletes what it replaces. May run while transactions are appended.
    void snapshot(long number, Iterator<Quad> statements) throws IOException {
        Path unfinished = folder.resolve(SNAPSHOT + number + UNFINISHED);
        long length;
        try (FileChannel channel = opener.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            length = write(channel, number, List.<Quad>of().iterator(), statements);
            channel.force(true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, folder.resolve(SNAPSHOT + "%016d".formatted(number)), StandardCopyOption.ATOMIC_MOVE);
        Workplace.forceOne(folder);
        snapshotLength = length;
        deleteBefore(number);
    }

    /// The bytes of the log that is written to.
    long logLength() {
        return logLength;
    }

    long snapshotLength() {
        return snapshotLength;
    }

    /// The number of the last transaction.
    long last() {
        return last;
    }

    private Path log(long start) {
        return folder.resolve(LOG + "%016d".formatted(start));
    }

    private static MarrowException broken(Path file, String found) {
        return new MarrowException(
                ErrorCode.WORKSPACE_BROKEN,
                "%s: found %s, expected what was written; restore a backup".formatted(file, found));
    }

    @Override
    public void close() throws IOException {
        if (log != null) {
            log.close();
            log = null;
        }
        if (lock != null) {
            lock.close();
        }
    }
}
