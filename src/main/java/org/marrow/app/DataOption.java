package org.marrow.app;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import picocli.CommandLine.Option;

/// The option that says which release answers.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A data folder made by build; its current release answers. Without it, the home concept does.")
    private @Nullable Path data;

    @Option(
            names = "--release",
            paramLabel = "ID",
            description = "One of the releases of the data folder, in place of the current one.")
    private @Nullable String release;

    /// Whether a release is asked for, rather than the home concept.
    boolean isGiven() {
        return data != null || release != null;
    }

    /// The data folder, if one is given.
    Optional<Path> folder() {
        return Optional.ofNullable(data);
    }

    Marrow open() {
        if (data == null) {
            if (release != null) {
                throw new MarrowException(
                        ErrorCode.RELEASE_MISSING,
                        "--release %s: found no --data, expected the folder of the release".formatted(release));
            }
            return Marrow.open();
        }
        return release == null ? Marrow.open(data) : Marrow.open(data, release);
    }
}
