package org.marrow.app;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// A file, or a folder of files, that gets its name when it is whole.
final class WholeFile {

    private WholeFile() {}

    /// Writes bytes, or into a place.
    interface Writing<T> {

        void to(T place) throws IOException;
    }

    /// Lets a file be written over only where that is asked for.
    ///
    /// @throws MarrowException `FOLDER_NOT_WRITABLE` if `target` is there and `isReplacing` is false
    static void requireFree(Path target, boolean isReplacing) {
        if (!isReplacing && Files.exists(target)) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found a file there, expected none; --replace writes over it".formatted(target));
        }
    }

    /// Writes the file `target`, gzipped if its name ends in `.gz`.
    ///
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`
    static void write(Path target, Writing<OutputStream> writing) {
        writeAt(target, part -> {
            OutputStream file = Files.newOutputStream(part);
            try (OutputStream bytes =
                    target.toString().endsWith(".gz") ? new GZIPOutputStream(file) : new BufferedOutputStream(file)) {
                writing.to(bytes);
            }
        });
    }

    /// Writes files into the folder `target`, which is not there yet or is empty. What a run that was killed has
    /// left beside it is cleared away.
    ///
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`, before anything is written if there is something at `target`
    static void writeFolder(Path target, Writing<Path> writing) {
        try {
            if (Files.exists(target) && !(Files.isDirectory(target) && PathUtils.isEmptyDirectory(target))) {
                throw new MarrowException(
                        ErrorCode.FOLDER_NOT_WRITABLE,
                        "%s: found something there, expected nothing or an empty folder".formatted(target));
            }
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE, "%s: found no way to look there (%s)".formatted(target, e), e);
        }
        FileUtils.deleteQuietly(part(target).toFile());
        writeAt(target, writing);
    }

    /// Writes what is to be at `target` at another place first.
    ///
    /// @throws MarrowException `FOLDER_NOT_WRITABLE`
    static void writeAt(Path target, Writing<Path> writing) {
        Path part = part(target);
        boolean isWhole = false;
        try {
            writing.to(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            isWhole = true;
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FOLDER_NOT_WRITABLE,
                    "%s: found no way to write there (%s), expected a place that may be written to and is free"
                            .formatted(target, e),
                    e);
        } finally {
            if (!isWhole) {
                FileUtils.deleteQuietly(part.toFile());
            }
        }
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }
}
