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

/// The option that says who asks a SPARQL server that is not ours.
final class CredentialsOption {

    private static final String VARIABLE = "MARROW_STORE_CREDENTIALS";

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description =
                    "A file with USER:PASSWORD for the SPARQL server. Without it, those in the environment variable "
                            + VARIABLE + ", if it is set.")
    private @Nullable Path file;

    boolean isGiven() {
        return file != null;
    }

    /// The server at `addresses`.
    ///
    /// @throws MarrowException `INVALID_PARAMETER`, `FILE_MISSING` or `SETTING_INVALID`
    RemoteServer server(RemoteServer.Addresses addresses) {
        requireHttp(addresses.query());
        addresses.graphs().ifPresent(CredentialsOption::requireHttp);
        addresses.update().ifPresent(CredentialsOption::requireHttp);
        return new RemoteServer(addresses, secret(), RemoteServer.Limits.USUAL);
    }

    private static void requireHttp(URI address) {
        if (address.getRawUserInfo() != null) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "Found credentials in the address of a server, expected them in a file or in " + VARIABLE);
        }
        if (!"http".equalsIgnoreCase(address.getScheme()) && !"https".equalsIgnoreCase(address.getScheme())) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "\"%s\": found no address of a server, expected one that begins with https:// or http://"
                            .formatted(address));
        }
    }

    private Optional<String> secret() {
        Optional<String> found = Optional.ofNullable(System.getenv(VARIABLE));
        if (file != null) {
            try {
                found = Optional.of(
                        Files.readString(file, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new MarrowException(ErrorCode.FILE_MISSING, "%s: cannot be read: %s".formatted(file, e), e);
            }
        }
        found.filter(pair -> !pair.contains(":")).ifPresent(pair -> {
            throw new MarrowException(
                    ErrorCode.SETTING_INVALID,
                    "%s: found credentials without a colon, expected USER:PASSWORD"
                            .formatted(file == null ? VARIABLE : file));
        });
        return found;
    }
}
