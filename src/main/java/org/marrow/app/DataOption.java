package org.marrow.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.RemoteServer;
import picocli.CommandLine.Mixin;
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

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "The query service of a SPARQL server that build --to-store has loaded; its release answers.")
    private @Nullable URI store;

    @Mixin
    private final CredentialsOption credentials = new CredentialsOption();

    /// Whether a release is asked for, rather than the home concept.
    boolean isGiven() {
        return data != null || release != null || store != null;
    }

    /// The data folder, if one is given.
    Optional<Path> folder() {
        return Optional.ofNullable(data);
    }

    Marrow open() {
        if (store != null) {
            if (data != null || release != null) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "--store %s: found --data or --release as well, expected one or the other".formatted(store));
            }
            return Marrow.open(credentials.server(RemoteServer.Addresses.of(store)));
        }
        if (credentials.isGiven()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found --credentials alone, expected --store as well");
        }
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
