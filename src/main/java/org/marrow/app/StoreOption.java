package org.marrow.app;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.RemoteServer;
import picocli.CommandLine.Option;

/// The options that say which SPARQL server a release is loaded into.
final class StoreOption {

    private static final String CREDENTIALS = "MARROW_STORE_CREDENTIALS";

    @Option(
            names = "--to-store",
            paramLabel = "URL",
            description = "Loads the release into a SPARQL server that has its query service there, too.")
    private @Nullable URI query;

    @Option(
            names = "--graphs",
            paramLabel = "URL",
            description = "With --to-store: where the server's graph store is, by the SPARQL 1.1 Graph Store Protocol.")
    private @Nullable URI graphs;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "With --to-store: a file with USER:PASSWORD. Without it, those in the environment variable "
                    + CREDENTIALS + ", if it is set.")
    private @Nullable Path credentials;

    /// The server, if there is to be one.
    ///
    /// @throws MarrowException `INVALID_PARAMETER`, `FILE_MISSING` or `SETTING_INVALID`
    Optional<RemoteServer> server() {
        if (query == null) {
            if (graphs != null || credentials != null) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "Found --graphs or --credentials alone, expected --to-store as well");
            }
            return Optional.empty();
        }
        if (graphs == null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "Found --to-store %s without --graphs, expected the address of its graph store".formatted(query));
        }
        return Optional.of(new RemoteServer(
                new RemoteServer.Addresses(http(query), Optional.of(http(graphs))),
                secret(),
                RemoteServer.Limits.USUAL));
    }

    private static URI http(URI address) {
        if (!"http".equalsIgnoreCase(address.getScheme()) && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "\"%s\": found no address of a server, expected one that begins with https:// or http://"
                            .formatted(address));
        }
        return address;
    }

    private Optional<String> secret() {
        Optional<String> found = Optional.ofNullable(System.getenv(CREDENTIALS));
        if (credentials != null) {
            try {
                found = Optional.of(
                        Files.readString(credentials, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new MarrowException(
                        ErrorCode.FILE_MISSING, "%s: cannot be read: %s".formatted(credentials, e), e);
            }
        }
        found.filter(pair -> !pair.contains(":")).ifPresent(pair -> {
            throw new MarrowException(
                    ErrorCode.SETTING_INVALID,
                    "%s: found credentials without a colon, expected USER:PASSWORD"
                            .formatted(credentials == null ? CREDENTIALS : credentials));
        });
        return found;
    }
}
