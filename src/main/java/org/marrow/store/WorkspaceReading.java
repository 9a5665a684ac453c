package org.marrow.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.shared.JenaException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads the whole transactions of one file of a workspace and says where they end. To be used once.
///
/// The end of a file may be what a killed process, or a lost power supply, left of a write that nobody was told
/// about: too short, or with bytes that never reached the disk, which are then zero. Whatever else does not fit
/// is damage, and damage is never passed over.
final class WorkspaceReading {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long length;
    private final List<WorkspaceRecord> parts = new ArrayList<>();
    private long last;
    private long offset;
    private long end;

    /// @param before the number of the transaction before the first one in `file`
    WorkspaceReading(Path file, long before) throws IOException {
        this.file = file;
        this.length = Files.size(file);
        this.last = before;
    }

    /// Hands over the parts of every whole transaction, those of one together.
    ///
    /// @throws MarrowException `WORKSPACE_BROKEN`, which names the file and the offset
    void each(Consumer<List<WorkspaceRecord>> out) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            Optional<WorkspaceRecord> record = next(in);
            while (record.isPresent()) {
                take(record.get(), out);
                record = next(in);
            }
        }
    }

    /// The number of the last whole transaction.
    long last() {
        return last;
    }

    /// Where the last whole transaction ends, in bytes from the beginning of the file.
    long end() {
        return end;
    }

    /// How many bytes of an unfinished transaction come after it.
    long rest() {
        return length - end;
    }

    /// Empty at the end, and where the last record is not whole.
    private Optional<WorkspaceRecord> next(InputStream in) throws IOException {
        byte[] line = in.readNBytes(WorkspaceRecord.HEAD);
        if (line.length < WorkspaceRecord.HEAD) {
            return Optional.empty();
        }
        Optional<WorkspaceRecord.Head> head = WorkspaceRecord.Head.read(line);
        if (head.isEmpty()) {
            if (hasZero(line) && isZero(in)) {
                return Optional.empty();
            }
            throw broken("no head of a record, or a damaged one");
        }
        byte[] rows = in.readNBytes(head.get().length());
        if (rows.length < head.get().length()) {
            return Optional.empty();
        }
        Optional<WorkspaceRecord> record = read(head.get(), rows);
        offset += line.length + rows.length;
        if (record.isEmpty() && !(hasZero(rows) && isZero(in))) {
            offset -= line.length + rows.length;
            throw broken("rows that do not fit their checksum");
        }
        return record;
    }

    private Optional<WorkspaceRecord> read(WorkspaceRecord.Head head, byte[] rows) {
        try {
            return WorkspaceRecord.read(head, rows);
        } catch (JenaException e) {
            throw broken("rows that are no RDF Patch (%s)".formatted(e.getMessage()));
        }
    }

    private void take(WorkspaceRecord record, Consumer<List<WorkspaceRecord>> out) {
        if (record.transaction() != last + 1 || record.part() != parts.size()) {
            throw broken("part %d of transaction %d before here, where transaction %d was to go on"
                    .formatted(record.part(), record.transaction(), last + 1));
        }
        parts.add(record);
        if (record.isLast()) {
            out.accept(List.copyOf(parts));
            parts.clear();
            last++;
            end = offset;
        }
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    /// Whether nothing but zeros comes.
    private static boolean isZero(InputStream in) throws IOException {
        int next = in.read();
        while (next == 0) {
            next = in.read();
        }
        return next < 0;
    }

    private MarrowException broken(String found) {
        return new MarrowException(
                ErrorCode.WORKSPACE_BROKEN,
                "%s, at byte %d: found %s, expected what was written; restore a backup, or cut the file off there and lose what follows"
                        .formatted(file, offset, found));
    }
}
