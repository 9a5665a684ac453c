package org.marrow.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The option that says which release answers.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "A data folder made by build; its current release answers. Without it, the home concept does.")
    private @Nullable Path data;

    Marrow open() {
        return data == null ? Marrow.open() : Marrow.open(data);
    }
}
