package org.marrow.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.DataFolder;
import picocli.CommandLine.Option;

/// The option that says which data folder is worked on.
final class TargetOption {

    @Option(
            names = {"--to", "--data"},
            paramLabel = "DIR",
            defaultValue = "data",
            description = "The data folder. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path folder;

    Path folder() {
        return folder;
    }

    /// The folder, which has to be there.
    ///
    /// @throws MarrowException `RELEASE_MISSING`
    Path existing() {
        if (!Files.isDirectory(folder)) {
            throw new MarrowException(
                    ErrorCode.RELEASE_MISSING,
                    "%s: found no folder there, expected a data folder made by build".formatted(folder));
        }
        return folder;
    }

    DataFolder releases() {
        return new DataFolder(folder);
    }
}
