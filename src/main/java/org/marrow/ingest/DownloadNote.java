package org.marrow.ingest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What a server said about a file when it was fetched, kept beside the file as JSON; texts are empty where it said
/// nothing.
///
/// @param url          the URL of the table
/// @param from         where its redirects led, without the query
/// @param etag         the `ETag`
/// @param lastModified the `Last-Modified`
/// @param isStrong     whether the file cannot have changed without a change of one of these
/// @param length       the size in bytes, or -1
/// @param digests      those that the server stated, by algorithm, in Base64; of a finished file only ours, `sha256`
record DownloadNote(
        String url,
        String from,
        String etag,
        String lastModified,
        boolean isStrong,
        long length,
        Map<String, String> digests) {

    static final String SHA256 = "sha-256";
    private static final String FINISHED = "sha256";
    private static final long UNKNOWN = -1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /// Copies the digests.
    DownloadNote {
        digests = new TreeMap<>(digests);
    }

    /// Of an answer with a whole file.
    static DownloadNote of(URI url, URI from, HttpHeaders headers) {
        String etag = headers.firstValue("ETag").orElse("");
        String modified = headers.firstValue("Last-Modified").orElse("");
        return new DownloadNote(
                url.toString(),
                DownloadClient.place(from),
                etag,
                modified,
                etag.isEmpty() ? isPast(modified, headers.firstValue("Date").orElse("")) : !etag.startsWith("W/"),
                headers.firstValueAsLong("Content-Length").orElse(UNKNOWN),
                DownloadCheck.digests(headers));
    }

    /// Whether the file was modified so long before the answer that a second change in the same second is excluded.
    ///
    /// Source: [RFC 9110, section 8.8.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-8.8.2.2).
    private static boolean isPast(String modified, String answered) {
        try {
            return Duration.between(date(modified), date(answered)).toSeconds() >= 1;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /// The note in `file`, if there is a readable one about `url`.
    static Optional<DownloadNote> read(Path file, URI url) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), DownloadNote.class))
                            .filter(note -> note.url.equals(url.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            // A note that cannot be read says nothing: the file is fetched as if it were new.
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        Files.write(file, JSON.writeValueAsBytes(this));
    }

    /// The note about the finished file.
    DownloadNote finished(long size, String sha256) {
        return new DownloadNote(url, from, etag, lastModified, isStrong, size, Map.of(FINISHED, sha256));
    }

    /// The SHA-256 of the finished file, in hexadecimal; empty for a part.
    String sha256() {
        return digests.getOrDefault(FINISHED, "");
    }

    OptionalLong total() {
        return length == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(length);
    }

    boolean isAbout(URI place) {
        return from.equals(DownloadClient.place(place));
    }

    /// What `If-Range` wants, or nothing where the rest of a file could be that of another one.
    Optional<String> validator() {
        return isStrong ? Optional.of(etag.isEmpty() ? lastModified : etag) : Optional.empty();
    }

    /// The headers that ask for the file only if it is another one.
    Map<String, String> unlessChanged() {
        if (!etag.isEmpty()) {
            return Map.of("If-None-Match", etag);
        }
        return lastModified.isEmpty() ? Map.of() : Map.of("If-Modified-Since", lastModified);
    }
}
