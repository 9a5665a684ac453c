package org.marrow.rest;

import jakarta.servlet.ServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.model.ErrorCode;

/// What metrics and the access log are told of one request, while it is answered. May be shared between threads.
///
/// Names are those of routes and of catalogue queries, never a part of what a caller wrote, so that there are
/// few of them.
public final class Exchange {

    /// The attribute of a request that has it.
    public static final String ATTRIBUTE = Exchange.class.getName();

    /// The name of all queries that are not of the catalogue.
    public static final String SPARQL = "sparql";

    private static final int DIGEST_BYTES = 8;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final Runnable asked;
    private final String client;
    private volatile Optional<String> route = Optional.empty();
    private volatile Optional<String> query = Optional.empty();
    private volatile Optional<String> text = Optional.empty();
    private volatile Optional<String> release = Optional.empty();
    private volatile OptionalLong rows = OptionalLong.empty();
    private volatile Optional<ErrorCode> error = Optional.empty();
    private volatile boolean isCut;

    /// @param client the address of who asks
    /// @param asked  is run when it turns out that the request asks a query
    public Exchange(String client, Runnable asked) {
        this.client = client;
        this.asked = asked;
    }

    /// What is to be told of `request`; what is told of one that nobody listens to is forgotten.
    public static Exchange of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Exchange told ? told : new Exchange("", () -> {});
    }

    /// The address of who asks.
    public String client() {
        return client;
    }

    /// Tells the route, such as `/api/terms/{id}`.
    public void at(String template) {
        route = Optional.of(template);
    }

    /// Tells that the catalogue query `name` is asked.
    public void asks(String name) {
        if (query.isEmpty()) {
            asked.run();
        }
        query = Optional.of(name);
    }

    /// Tells that the SPARQL query `sparql` is asked.
    public void asksInSparql(String sparql) {
        asks(SPARQL);
        text = Optional.of(sparql);
    }

    /// Tells which release answers.
    public void from(String id) {
        release = Optional.of(id);
    }

    /// Tells how many rows the answer has.
    public void gives(long number) {
        rows = OptionalLong.of(number);
    }

    /// Tells what the answer is in place of one.
    public void fails(ErrorCode code) {
        error = Optional.of(code);
    }

    /// Tells that the answer ends before its end.
    public void cuts() {
        isCut = true;
    }

    /// The route.
    public Optional<String> route() {
        return route;
    }

    /// The name of the query, or [#SPARQL].
    public Optional<String> query() {
        return query;
    }

    /// The text of a query that is not of the catalogue.
    public Optional<String> text() {
        return text;
    }

    /// The beginning of the SHA-256 of the text, in hexadecimal.
    public Optional<String> digest() {
        return text.map(sparql -> {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(sparql.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("Every Java platform has SHA-256", e);
            }
        });
    }

    /// The identifier of the release.
    public Optional<String> release() {
        return release;
    }

    /// The rows of the answer, if they were counted.
    public OptionalLong rows() {
        return rows;
    }

    /// What kind of error the answer is.
    public Optional<ErrorCode> error() {
        return error;
    }

    /// How it ended.
    ///
    /// @param status  the HTTP status of the answer
    /// @param isWhole whether all of the answer was sent
    public Outcome outcome(int status, boolean isWhole) {
        boolean isUnsaid = error.isEmpty() && query.isPresent() && status == UNAVAILABLE;
        if (isUnsaid || error.equals(Optional.of(ErrorCode.QUERY_STOPPED))) {
            return Outcome.STOPPED;
        }
        if (status < BAD_REQUEST) {
            return isCut || !isWhole ? Outcome.CUT : Outcome.OK;
        }
        if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
            return Outcome.REFUSED;
        }
        return status < SERVER_ERROR ? Outcome.CALLER : Outcome.FAILED;
    }

    /// The ways in which a request ends.
    public enum Outcome {
        /// With its answer.
        OK,
        /// With an error of the caller's.
        CALLER,
        /// Stopped after the time that it may take.
        STOPPED,
        /// With a part of its answer, since a limit was met, the service failed or the caller went away.
        CUT,
        /// Not begun, since there was too much to do.
        REFUSED,
        /// With a fault of the service.
        FAILED
    }
}
