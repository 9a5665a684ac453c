package org.marrow.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;

/// One file being fetched: asked for, received, checked and put into its place, in several
/// attempts if need be.
final class DownloadRun {

    private static final int BUFFER = 1 << 16;
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final Download download;
    private final DownloadPlace place;
    private final DownloadClient client;
    private final Downloads.Patience patience;
    private final long maxBytes;
    private final Progress progress;

    DownloadRun(
            Download download,
            DownloadPlace place,
            DownloadClient client,
            Downloads.Patience patience,
            long maxBytes,
            Progress progress) {
        this.download = download;
        this.place = place;
        this.client = client;
        this.patience = patience;
        this.maxBytes = maxBytes;
        this.progress = progress;
    }

    Downloads.Fetched run() {
        Optional<SourceFile> pinned = pinned();
        if (pinned.isPresent()) {
            return there(false, pinned.get().size(), pinned.get().sha256());
        }
        for (int attempt = 0; ; attempt++) {
            try {
                return attempt();
            } catch (DownloadClient.Broken e) {
                retry(attempt, e);
            }
        }
    }

    /// The file that the table asks for by its digest, if that is what is there.
    private Optional<SourceFile> pinned() {
        return download.sha256()
                .filter(digest -> Files.isRegularFile(place.file()))
                .map(digest -> new SourceFile(place.file()))
                .filter(file -> file.sha256().equals(download.sha256().orElse("")));
    }

    private void retry(int attempt, DownloadClient.Broken fault) {
        String what = download.name() + ": " + fault.getMessage();
        if (attempt >= patience.retries()) {
            throw DownloadClient.failed(
                    "%s; gave up after %d attempts, run the same command again later".formatted(what, attempt + 1));
        }
        Duration usual = least(patience.firstWait().multipliedBy(1L << attempt), patience.longestWait());
        Duration wait =
                fault.retryAfter().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
        if (wait.compareTo(patience.longestWait()) > 0) {
            throw DownloadClient.failed(
                    "%s; the server asks to come back in %s".formatted(what, DownloadClient.seconds(wait)));
        }
        progress.begin("%s; again in %s".formatted(what, DownloadClient.seconds(wait)), -1, "B");
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DownloadClient.failed(download.name() + ": was interrupted");
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Downloads.Fetched attempt() throws DownloadClient.Broken {
        Optional<DownloadNote> begun = place.begun();
        Optional<DownloadNote> finished = download.sha256().isPresent() ? Optional.empty() : place.finished();
        HttpResponse<InputStream> response =
                client.get(download.url(), url -> conditions(url, place.size(), begun, finished));
        var answer = new DownloadAnswer(download, response);
        try (InputStream body = response.body()) {
            return switch (response.statusCode()) {
                case OK -> whole(answer, body);
                case PARTIAL -> rest(answer, begun, body);
                case NOT_MODIFIED -> {
                    DownloadNote note = answer.condition(finished);
                    place.discard();
                    yield there(false, note.length(), note.sha256());
                }
                case RANGE_NOT_SATISFIABLE -> throw startOver("the server has no such rest of the file");
                default -> throw answer.refused();
            };
        } catch (IOException e) {
            throw new DownloadClient.Broken("the connection broke off (%s)".formatted(e.getMessage()));
        }
    }

    /// Conditions are sent only where the redirects led before: an ETag says nothing about another place.
    private static Map<String, String> conditions(
            URI url, long size, Optional<DownloadNote> begun, Optional<DownloadNote> finished) {
        Map<String, String> headers = new HashMap<>();
        finished.filter(note -> note.isAbout(url)).ifPresent(note -> headers.putAll(note.unlessChanged()));
        begun.filter(note -> note.isAbout(url)).flatMap(DownloadNote::validator).ifPresent(validator -> {
            headers.put("Range", "bytes=%d-".formatted(size));
            headers.put("If-Range", validator);
        });
        return headers;
    }

    private Downloads.Fetched whole(DownloadAnswer answer, InputStream body) throws DownloadClient.Broken {
        answer.requireFile(maxBytes);
        DownloadNote note = answer.note();
        place.begin(note);
        receive(note.total(), body);
        return finish(note, false);
    }

    private Downloads.Fetched rest(DownloadAnswer answer, Optional<DownloadNote> begun, InputStream body)
            throws DownloadClient.Broken {
        answer.requireFile(maxBytes);
        DownloadNote note = answer.condition(begun);
        OptionalLong total = answer.rest(note, place.size());
        if (total.isEmpty()) {
            throw startOver("the file has changed meanwhile");
        }
        receive(total, body);
        return finish(note, true);
    }

    private DownloadClient.Broken startOver(String why) {
        place.discard();
        return new DownloadClient.Broken(why + ", so it is fetched from its beginning");
    }

    private void receive(OptionalLong total, InputStream body) throws DownloadClient.Broken {
        long size = place.size();
        progress.begin(download.name() + ": " + download.title(), total.orElse(-1), "B");
        progress.advance(size);
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = place.append()) {
            for (int n = client.read(body, buffer); n >= 0; n = client.read(body, buffer)) {
                size += n;
                if (size > maxBytes) {
                    place.discard();
                    throw DownloadAnswer.tooLarge(download, size, maxBytes);
                }
                out.write(buffer, 0, n);
                progress.advance(n);
            }
        } catch (IOException e) {
            throw place.notWritable(e);
        }
        if (size > total.orElse(size)) {
            throw startOver("found %,d bytes, expected %,d".formatted(size, total.orElse(size)));
        }
        if (size < total.orElse(size)) {
            throw new DownloadClient.Broken(
                    "the file broke off after %,d of %,d bytes".formatted(size, total.orElse(size)));
        }
    }

    /// A file that is wrong although it came in one go is the server's; one made of pieces is worth
    /// another attempt.
    private Downloads.Fetched finish(DownloadNote note, boolean inPieces) throws DownloadClient.Broken {
        String sha256 = new SourceFile(place.part()).sha256();
        Optional<String> fault = download.sha256()
                .filter(digest -> !digest.equals(sha256))
                .map(digest -> "found the sha-256 %s, expected %s as the table says".formatted(sha256, digest))
                .or(() -> DownloadCheck.digests(place.part(), note.digests()))
                .or(() -> DownloadCheck.content(place.part(), download));
        if (fault.isPresent()) {
            place.discard();
            if (inPieces) {
                throw new DownloadClient.Broken(fault.get());
            }
            throw DownloadClient.failed("%s: %s; %s".formatted(download.name(), fault.get(), note.from()));
        }
        long size = place.size();
        place.finish(note.finished(size, sha256));
        return there(true, size, sha256);
    }

    private Downloads.Fetched there(boolean isNew, long bytes, String sha256) {
        return new Downloads.Fetched(download, place.file(), isNew, bytes, sha256);
    }
}
