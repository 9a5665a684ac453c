package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphReadOnly;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The user's own graphs beside the releases: in memory, with every transaction written to a log and brought
/// to the disk before it is acknowledged. May be shared between threads.
///
/// What `write` has returned from is there after any crash, whole; what it has thrown from is not there at all.
/// Readers see the statements, and the names, of one moment. When the disk takes no more, writes are refused
/// and reads go on; each later write tries again. One process may have a workspace open.
public final class Workspace implements AutoCloseable {

    /// The most statements where nothing else is said.
    public static final long STATEMENTS = 200_000;

    /// A new snapshot is written when the log is so many times as long as the last one.
    public static final int COMPACTION_FACTOR = 2;

    /// Below this length, in bytes, a log is never compacted.
    private static final long SHORT_LOG = 4L << 20;

    /// How long a write waits for another one before it is refused.
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final String FOLDER = "workspace";
    private static final Logger LOG = Logger.getLogger(Workspace.class.getName());

    private final Path folder;
    private final WorkspaceFiles files;
    private final WorkspaceData data;
    private final long limit;
    private final long shortLog;
    private final Semaphore writing = new Semaphore(1, true);
    private final AtomicBoolean compacting = new AtomicBoolean();
    private volatile Optional<String> refusal = Optional.empty();
    private volatile Thread compaction = Thread.ofPlatform().unstarted(() -> {});
    private volatile boolean isClosed;

    private Workspace(Path folder, WorkspaceFiles files, long limit, long shortLog) {
        this.folder = folder;
        this.files = files;
        this.limit = limit;
        this.shortLog = shortLog;
        this.data = new WorkspaceData(limit, files::append, this::refused);
    }

    /// The folder of the workspace of a data folder.
    public static Path folder(Path data) {
        return data.resolve(FOLDER);
    }

    /// Opens the workspace in `folder`, which is made if it is not there.
    ///
    /// @param limit the most statements it may have, over 0
    /// @throws MarrowException `WORKSPACE_BROKEN`, `WORKSPACE_IN_USE` or `FOLDER_NOT_WRITABLE`
    public static Workspace open(Path folder, long limit) {
        return open(folder, limit, SHORT_LOG, FileChannel::open);
    }

    static Workspace open(Path folder, long limit, long shortLog, WorkspaceFiles.Opener opener) {
        try {
            WorkspaceFiles files = WorkspaceFiles.open(folder, opener);
            try {
                var workspace = new Workspace(folder, files, limit, shortLog);
                workspace.replay();
                return workspace;
            } catch (IOException | RuntimeException e) {
                files.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to open it (%s), expected a folder that may be written to, on a disk with room"
                            .formatted(folder, e),
                    e);
        }
    }

    private void replay() throws IOException {
        data.begin(TxnType.WRITE);
        try {
            files.replay(parts -> parts.forEach(data::replay));
            data.index();
            data.commit();
        } finally {
            if (data.isInTransaction()) {
                data.abort();
            }
        }
    }

    /// What is thrown when a transaction could not be written down.
    private MarrowException refused(Exception cause) {
        if (cause instanceof MarrowException known) {
            return known;
        }
        if (cause instanceof IllegalArgumentException) {
            return new MarrowException(ErrorCode.RDF_INVALID, String.valueOf(cause.getMessage()), cause);
        }
        if (refusal.isEmpty()) {
            LOG.log(Level.SEVERE, folder + ": a write could not be logged; writes are refused until one can", cause);
        }
        refusal = Optional.of(cause.toString());
        return new MarrowException(
                ErrorCode.WORKSPACE_READ_ONLY,
                "Found no way to log the write (%s), expected room on the disk; nothing was changed, reading goes on"
                        .formatted(cause.getMessage()),
                cause);
    }

    /// The statements, read-only, for an endpoint that makes transactions of its own.
    public DatasetGraph dataset() {
        return new DatasetGraphReadOnly(data);
    }

    /// What `question` answers inside a read transaction. The answer must not hold on to the dataset.
    public <T> T read(Function<DatasetGraph, T> question) {
        DatasetGraph dataset = dataset();
        return data.isInTransaction() ? question.apply(dataset) : data.calculateRead(() -> question.apply(dataset));
    }

    /// Changes the statements in one transaction, on the disk when this returns.
    ///
    /// @param work gets the dataset to change, and only for the time of the call; whatever it throws, nothing
    ///             is changed then
    /// @throws MarrowException `WORKSPACE_READ_ONLY`, `WORKSPACE_FULL`, `WORKSPACE_BUSY`, or `RDF_INVALID` if
    ///                         there is a term that could not be read back
    public <T> T write(Function<DatasetGraph, T> work) {
        awaitTurn();
        try {
            if (isClosed) {
                throw new MarrowException(ErrorCode.WORKSPACE_BUSY, "Found the workspace closing, expected it open");
            }
            T answer = data.calculateWrite(() -> work.apply(data));
            refusal = Optional.empty();
            return answer;
        } finally {
            writing.release();
            compactIfLong();
        }
    }

    private void awaitTurn() {
        try {
            if (!writing.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MarrowException(
                        ErrorCode.WORKSPACE_BUSY,
                        "Found other writes going on for %d s, expected a turn; try again".formatted(WAIT.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MarrowException(ErrorCode.WORKSPACE_BUSY, "Found the write interrupted, expected a turn", e);
        }
    }

    /// Why the last write could not be logged; empty as soon as one can. For a health check.
    public Optional<String> refusal() {
        return refusal;
    }

    /// Whether writes are refused since the log cannot be written.
    public boolean isReadOnly() {
        return refusal.isPresent();
    }

    /// The number of statements now.
    public long statements() {
        return data.statements();
    }

    /// The most statements there may be.
    public long limit() {
        return limit;
    }

    /// The names that match a text in the transaction of this thread, the best first, each thing once.
    List<WorkspaceTexts.Name> names(String text, int most) {
        return data.isInTransaction()
                ? data.names().find(text, most)
                : data.calculateRead(() -> data.names().find(text, most));
    }

    private void compactIfLong() {
        if (files.logLength() > Math.max(shortLog, COMPACTION_FACTOR * files.snapshotLength())
                && compacting.compareAndSet(false, true)) {
            compaction = Thread.ofPlatform().daemon().name("marrow-compaction").start(this::compact);
        }
    }

    /// Writes a new snapshot while reads and writes go on; what fails is tried again when the log has grown.
    private void compact() {
        try {
            Optional<Long> number = beginSnapshot();
            if (number.isPresent()) {
                try {
                    files.snapshot(number.get(), data.find());
                } finally {
                    data.end();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, folder + ": no new snapshot; the log grows on", e);
        } finally {
            compacting.set(false);
        }
    }

    /// Begins a log and a read transaction at the same moment.
    private Optional<Long> beginSnapshot() throws IOException {
        writing.acquireUninterruptibly();
        try {
            Optional<Long> number = isClosed ? Optional.empty() : files.roll();
            if (number.isPresent()) {
                data.begin(TxnType.READ);
            }
            return number;
        } finally {
            writing.release();
        }
    }

    /// Waits for the write that goes on, and lets go of the folder.
    @Override
    public void close() {
        writing.acquireUninterruptibly();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
        } finally {
            writing.release();
        }
        try {
            compaction.join();
            files.close();
            data.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(Level.WARNING, folder + ": did not close well", e);
        }
    }

    @Override
    public String toString() {
        return "workspace " + folder;
    }
}
