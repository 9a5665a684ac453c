package org.marrow.app;

import java.nio.file.Path;
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

    DataFolder releases() {
        return new DataFolder(folder);
    }
}
