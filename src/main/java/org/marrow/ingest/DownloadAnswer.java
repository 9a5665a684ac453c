package org.marrow.ingest;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.MarrowException;

/// What a server answered to the request for a file, judged by its status and its headers.
final class DownloadAnswer {

    /// Statuses below 500 that pass: request timeout, too early, too many requests.
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final int FIRST_SERVER_ERROR = 500;
    private static final Set<String> HTML = Set.of("text/html", "application/xhtml+xml");
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final Download download;
    private final HttpResponse<InputStream> response;
    private final String from;

    DownloadAnswer(Download download, HttpResponse<InputStream> response) {
        this.download = download;
        this.response = response;
        this.from = DownloadClient.place(response.uri());
    }

    private String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    DownloadNote note() {
        return DownloadNote.of(download.url(), response.uri(), response.headers());
    }

    /// The note by which the request was made conditional.
    ///
    /// @throws MarrowException `DOWNLOAD_FAILED` if there is none, so that nobody asked for this answer
    DownloadNote condition(Optional<DownloadNote> note) {
        return note.filter(one -> one.isAbout(response.uri()))
                .orElseThrow(() ->
                        DownloadClient.failed("%s: found HTTP %d at %s, which was not asked for, expected the file"
                                .formatted(download.name(), response.statusCode(), from)));
    }

    /// Refuses what cannot be the file, before anything of it is kept.
    void requireFile(long maxBytes) {
        String type = header("Content-Type").split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (HTML.contains(type) && !download.isGzipped() && download.kind() != Download.Kind.XML) {
            throw DownloadClient.failed(
                    "%s: found a page of HTML at %s, expected %s".formatted(download.name(), from, download.file()));
        }
        String encoding = header("Content-Encoding");
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity") && !download.isGzipped()) {
            throw DownloadClient.failed("%s: found the content encoding %s at %s, expected the file as it is"
                    .formatted(download.name(), encoding, from));
        }
        long length = response.headers().firstValueAsLong("Content-Length").orElse(0);
        if (length > maxBytes) {
            throw tooLarge(download, length, maxBytes);
        }
    }

    static MarrowException tooLarge(Download download, long size, long maxBytes) {
        return DownloadClient.failed("%s: found %,d bytes or more, expected at most %,d; --max-bytes allows more"
                .formatted(download.name(), size, maxBytes));
    }

    /// The size of the whole file if this answer is the rest of the part that `note` is about, from `offset` on.
    OptionalLong rest(DownloadNote note, long offset) {
        Matcher range = CONTENT_RANGE.matcher(header("Content-Range"));
        if (!range.matches() || Long.parseLong(range.group(1)) != offset) {
            return OptionalLong.empty();
        }
        OptionalLong total =
                range.group(3).equals("*") ? note.total() : OptionalLong.of(Long.parseLong(range.group(3)));
        boolean isSame = isSame(header("ETag"), note.etag())
                && isSame(header("Last-Modified"), note.lastModified())
                && total.orElse(-1) == note.total().orElse(total.orElse(-1));
        return isSame ? total : OptionalLong.empty();
    }

    private static boolean isSame(String found, String expected) {
        return found.isEmpty() || found.equals(expected);
    }

    /// The error for any other status.
    ///
    /// @throws DownloadClient.Broken if it may pass
    MarrowException refused() throws DownloadClient.Broken {
        String found = "found HTTP %d at %s".formatted(response.statusCode(), from);
        if (response.statusCode() >= FIRST_SERVER_ERROR || PASSING.contains(response.statusCode())) {
            throw new DownloadClient.Broken(found, retryAfter());
        }
        return DownloadClient.failed("%s: %s, expected the file; where it has moved, give its new URL with --table"
                .formatted(download.name(), found));
    }

    private Optional<Duration> retryAfter() {
        String text = header("Retry-After");
        try {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    text.chars().allMatch(Character::isDigit)
                            ? Duration.ofSeconds(Long.parseLong(text))
                            : Duration.between(Instant.now(), date(text)));
        } catch (NumberFormatException | DateTimeException e) {
            // Neither seconds nor a date: as if it were not there.
            return Optional.empty();
        }
    }

    private static Instant date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
