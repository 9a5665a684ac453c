package org.marrow.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Says that a folder is open here, to this process and to others; the system takes it back when the process
/// ends, however it ends.
final class WorkspaceLock implements AutoCloseable {

    /// Looked at before the file is touched: to close it once more would give the lock on it away.
    private static final Set<Path> HERE = new HashSet<>();

    private final Path folder;
    private final FileChannel channel;

    private WorkspaceLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /// Locks `folder`, which has to be there.
    ///
    /// @throws MarrowException `WORKSPACE_IN_USE`
    static WorkspaceLock of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        synchronized (HERE) {
            if (!HERE.add(real)) {
                throw inUse(folder, "this");
            }
        }
        try {
            FileChannel channel =
                    FileChannel.open(real.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw inUse(folder, "another");
            }
            return new WorkspaceLock(real, channel);
        } catch (IOException | RuntimeException e) {
            leave(real);
            throw e;
        }
    }

    private static void leave(Path folder) {
        synchronized (HERE) {
            HERE.remove(folder);
        }
    }

    private static MarrowException inUse(Path folder, String which) {
        return new MarrowException(
                ErrorCode.WORKSPACE_IN_USE,
                "%s: found it open in %s process, expected it closed; stop what has it open first"
                        .formatted(folder, which));
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            leave(folder);
        }
    }
}
