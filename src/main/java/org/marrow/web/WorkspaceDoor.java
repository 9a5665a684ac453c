package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;
import org.marrow.store.Keys;
import org.marrow.store.Workspace;

/// Lets those with a key into the workspace, and nobody else. May be shared between threads.
///
/// A key comes in a header, never in a cookie, so that a page of another site cannot use the one of its
/// reader. The workspace is opened with the service if it is there, or else at the first request.
final class WorkspaceDoor implements AutoCloseable {

    private static final String BEARER = "bearer ";
    private static final Logger LOG = Logger.getLogger(WorkspaceDoor.class.getName());

    private final Optional<Path> data;
    private final Optional<Keys> keys;
    private final Tries tries = new Tries(Clock.systemUTC());
    private Optional<Workspace> workspace = Optional.empty();
    private boolean isClosed;

    /// @param data the data folder; without one there is no workspace
    WorkspaceDoor(Optional<Path> data) {
        this.data = data;
        this.keys = data.map(Keys::new);
    }

    /// Opens the workspace if it is there.
    ///
    /// @throws MarrowException `WORKSPACE_BROKEN`, or why it cannot be opened
    void openIfThere() {
        if (data.map(Workspace::folder).filter(Files::isDirectory).isPresent()) {
            try {
                workspace();
            } catch (MarrowException e) {
                if (e.code() == ErrorCode.WORKSPACE_BROKEN) {
                    throw e;
                }
                LOG.log(Level.WARNING, "Served without the workspace: " + e.getMessage());
            }
        }
    }

    /// The workspace, for a caller whose key allows it.
    ///
    /// @param response gets the headers that tell what to do
    /// @throws MarrowException if it does not, or if there is no workspace
    Workspace open(HttpServletRequest request, HttpServletResponse response, Keys.Role role) {
        Keys known = keys.orElseThrow(WorkspaceDoor::missing);
        response.setHeader("Cache-Control", "no-store");
        if (known.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.KEYS_MISSING,
                    "Found no key that opens the workspace, expected one; make it with: marrow key add NAME --role write --data %s"
                            .formatted(data.orElse(Path.of("DIR")).getFileName()));
        }
        String address = Exchange.of(request).client();
        requirePatience(response, address);
        Keys.Key key = key(known, request, response, address);
        if (role == Keys.Role.WRITE && key.role() != Keys.Role.WRITE) {
            throw new MarrowException(
                    ErrorCode.KEY_TOO_WEAK,
                    "Found the key %s, which only reads, expected one that writes".formatted(key.name()));
        }
        return workspace();
    }

    private static MarrowException missing() {
        return new MarrowException(
                ErrorCode.WORKSPACE_MISSING,
                "Found a service without a workspace, expected one over a data folder; start it with: marrow serve --data DIR");
    }

    private void requirePatience(HttpServletResponse response, String address) {
        Duration wait = tries.wait(address);
        if (!wait.isZero()) {
            response.setHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
            throw new MarrowException(
                    ErrorCode.TOO_MANY_TRIES,
                    "Found %d unknown keys from %s, expected fewer; wait %d s"
                            .formatted(Tries.MOST, address, wait.toSeconds() + 1));
        }
    }

    private Keys.Key key(Keys known, HttpServletRequest request, HttpServletResponse response, String address) {
        Optional<String> secret = secret(request);
        Optional<Keys.Key> key = secret.flatMap(known::find);
        if (key.isPresent()) {
            return key.get();
        }
        response.setHeader("WWW-Authenticate", "Bearer realm=\"workspace\"");
        if (secret.isPresent()) {
            tries.fail(address);
            LOG.log(Level.WARNING, "{0} {1}: an unknown key from {2}", new Object[] {
                request.getMethod(), request.getServletPath(), address
            });
        }
        throw new MarrowException(
                ErrorCode.KEY_NEEDED,
                "Found %s, expected a key in the header Authorization, as Bearer KEY, or X-Api-Key"
                        .formatted(secret.isPresent() ? "an unknown key" : "no key"));
    }

    private static Optional<String> secret(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return Optional.ofNullable(request.getHeader("X-Api-Key")).map(String::strip);
    }

    private synchronized Workspace workspace() {
        if (isClosed) {
            throw new MarrowException(ErrorCode.WORKSPACE_BUSY, "Found the service stopping, expected it running");
        }
        if (workspace.isEmpty()) {
            workspace = Optional.of(
                    Workspace.open(Workspace.folder(data.orElseThrow(WorkspaceDoor::missing)), Workspace.STATEMENTS));
        }
        return workspace.get();
    }

    /// Why writes are refused, if they are: the disk takes no more.
    synchronized Optional<String> refusal() {
        return workspace.flatMap(Workspace::refusal);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        workspace.ifPresent(Workspace::close);
        workspace = Optional.empty();
    }
}
