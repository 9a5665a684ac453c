package org.marrow.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.SourceFile;

/// Where one file goes: the part that has come so far, the finished file, and the notes about both.
///
/// ```
/// hp.json                    the file, replaced in one step
/// .hp.json.meta.json         the note about it
/// hp.json.part               what has come of the next one
/// .hp.json.part.meta.json    the note about that
/// ```
final class DownloadPlace {

    static final String PART = ".part";

    private final URI url;
    private final Path file;
    private final Path fileNote;
    private final Path part;
    private final Path partNote;

    DownloadPlace(Path folder, Download download) {
        this.url = download.url();
        this.file = folder.resolve(download.file());
        this.fileNote = note(file);
        this.part = folder.resolve(download.file() + PART);
        this.partNote = note(part);
    }

    private static Path note(Path about) {
        return about.resolveSibling("." + about.getFileName() + ".meta.json");
    }

    Path file() {
        return file;
    }

    Path part() {
        return part;
    }

    /// The note about the finished file, if that is still what was fetched.
    Optional<DownloadNote> finished() {
        return DownloadNote.read(fileNote, url)
                .filter(note -> Files.isRegularFile(file)
                        && new SourceFile(file).size() == note.length()
                        && new SourceFile(file).sha256().equals(note.sha256()));
    }

    /// The note about the part, if there is one that can be gone on with.
    Optional<DownloadNote> begun() {
        long size = size();
        return DownloadNote.read(partNote, url)
                .filter(note -> size > 0
                        && note.validator().isPresent()
                        && (note.total().isEmpty() || size < note.length()));
    }

    long size() {
        try {
            return Files.isRegularFile(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /// An empty part with a note of its own.
    void begin(DownloadNote note) {
        try {
            Files.deleteIfExists(part);
            note.write(partNote);
            Files.createFile(part);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    OutputStream append() {
        try {
            return Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    void discard() {
        try {
            Files.deleteIfExists(part);
            Files.deleteIfExists(partNote);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    /// The part becomes the file. A crash between the steps leaves a file without a note that fits, which is fetched
    /// again.
    void finish(DownloadNote note) {
        try {
            try (FileChannel bytes = FileChannel.open(part, StandardOpenOption.WRITE)) {
                bytes.force(true);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(partNote);
            note.write(fileNote);
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    MarrowException notWritable(IOException e) {
        return new MarrowException(
                ErrorCode.FOLDER_NOT_WRITABLE,
                "%s: cannot be written (%s), expected a place for the file; what was there before is unchanged"
                        .formatted(part, e),
                e);
    }
}
