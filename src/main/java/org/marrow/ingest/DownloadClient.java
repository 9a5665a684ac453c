package org.marrow.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Asks web servers for files: follows redirects, never from `https` to `http`, and waits no longer than told.
///
/// Time-outs are our own because those of the JDK's client mean different things in different versions: until the
/// headers in some, until the last byte in others.
final class DownloadClient implements AutoCloseable {

    private static final int REDIRECTS = 10;
    private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

    private final Duration idle;
    private final HttpClient client;
    private final String userAgent;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /// A fault that another attempt may not meet.
    static final class Broken extends Exception {

        private final Optional<Duration> retryAfter;

        Broken(String message) {
            this(message, Optional.empty());
        }

        Broken(String message, Optional<Duration> retryAfter) {
            super(message);
            this.retryAfter = retryAfter;
        }

        /// How long the server asks to wait.
        Optional<Duration> retryAfter() {
            return retryAfter;
        }
    }

    /// A client.
    ///
    /// @param connect how long to wait for a connection
    /// @param idle    how long to wait for the answer, and then for each next byte
    DownloadClient(Duration connect, Duration idle) {
        this.idle = idle;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.userAgent = "marrow/"
                + Optional.ofNullable(DownloadClient.class.getPackage().getImplementationVersion())
                        .orElse("checkout");
    }

    /// The URL in `text`, if it is one of the web and names a host.
    static Optional<URI> webUrl(String text) {
        try {
            var url = new URI(text);
            boolean isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return isWeb && url.getHost() != null && url.getRawUserInfo() == null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// A URL as it is shown and compared: a redirect's query often is a signature that ends soon.
    static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    /// The first answer to a GET that is no redirect; its body is to be closed by the caller.
    ///
    /// @param headers what to send to a URL, which may be that of a redirect
    /// @throws Broken          if no answer comes
    /// @throws MarrowException `DOWNLOAD_FAILED` if the redirects lead nowhere
    HttpResponse<InputStream> get(URI start, Function<URI, Map<String, String>> headers) throws Broken {
        URI url = start;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            HttpResponse<InputStream> answer = ask(url, headers.apply(url));
            if (!REDIRECT.contains(answer.statusCode())) {
                return answer;
            }
            close(answer);
            url = target(url, answer.headers().firstValue("Location").orElse(""));
        }
        throw failed("%s: found more than %d redirects, the last to %s, expected the file"
                .formatted(place(start), REDIRECTS, place(url)));
    }

    /// Where a redirect leads.
    static URI target(URI from, String location) {
        Optional<URI> target;
        try {
            target = location.isEmpty()
                    ? Optional.empty()
                    : webUrl(from.resolve(location).toString());
        } catch (IllegalArgumentException e) {
            target = Optional.empty();
        }
        URI url = target.orElseThrow(() -> failed(
                "%s: found a redirect to \"%s\", expected an http or https URL".formatted(place(from), location)));
        if ("https".equalsIgnoreCase(from.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw failed("%s: found a redirect to %s, expected one that stays with https"
                    .formatted(place(from), place(url)));
        }
        return url;
    }

    private HttpResponse<InputStream> ask(URI url, Map<String, String> headers) throws Broken {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .setHeader("User-Agent", userAgent)
                .setHeader("Accept", "*/*")
                .setHeader("Accept-Encoding", "identity");
        headers.forEach(request::setHeader);
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try {
            return await(answer, place(url));
        } catch (IOException e) {
            throw broken(url, e);
        }
    }

    private static Broken broken(URI url, IOException e) {
        if (isUnresolved(e)) {
            throw failed("%s: found no host of this name, or no network".formatted(place(url)));
        }
        if (e instanceof SSLHandshakeException) {
            throw failed("%s: found a certificate that is not trusted (%s)".formatted(place(url), e.getMessage()));
        }
        String why = Optional.ofNullable(e.getMessage()).orElse("no connection");
        return new Broken("%s: found no answer (%s)".formatted(place(url), why));
    }

    private static boolean isUnresolved(Throwable e) {
        return e instanceof UnresolvedAddressException || (e.getCause() != null && isUnresolved(e.getCause()));
    }

    /// Reads on, as [InputStream#read(byte\[\])] does.
    ///
    /// @throws Broken if the connection breaks or nothing comes
    int read(InputStream body, byte[] buffer) throws Broken {
        Future<Integer> reading = readers.submit(() -> body.read(buffer));
        try {
            return await(reading, "the file");
        } catch (IOException e) {
            throw new Broken("the connection broke off (%s)".formatted(e.getMessage()));
        }
    }

    private <T> T await(Future<T> result, String what) throws Broken, IOException {
        try {
            return result.get(idle.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            result.cancel(true);
            throw new Broken("%s: nothing came for %s".formatted(what, seconds(idle)));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw failed(what + ": was interrupted");
        }
    }

    static String seconds(Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    static MarrowException failed(String message) {
        return new MarrowException(ErrorCode.DOWNLOAD_FAILED, message);
    }

    private static void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            // The rest of a redirect's body is of no use, so neither is the news that it cannot be had.
            return;
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        client.shutdownNow();
    }
}
