package org.marrow.app;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.RemoteServer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that say which SPARQL server a release is loaded into.
final class StoreOption {

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
            names = "--update",
            paramLabel = "URL",
            description = "With --to-store: where the server is updated, by the SPARQL 1.1 Protocol; in place of"
                    + " --graphs where it has no graph store.")
    private @Nullable URI update;

    @Mixin
    private final CredentialsOption credentials = new CredentialsOption();

    /// The server, if there is to be one.
    ///
    /// @throws MarrowException `INVALID_PARAMETER`, `FILE_MISSING` or `SETTING_INVALID`
    Optional<RemoteServer> server() {
        if (query == null) {
            if (graphs != null || update != null || credentials.isGiven()) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "Found --graphs, --update or --credentials alone, expected --to-store as well");
            }
            return Optional.empty();
        }
        if (graphs == null && update == null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "Found --to-store %s without --graphs, expected the address of its graph store, or --update"
                            .formatted(query));
        }
        return Optional.of(credentials.server(
                new RemoteServer.Addresses(query, Optional.ofNullable(graphs), Optional.ofNullable(update))));
    }
}
