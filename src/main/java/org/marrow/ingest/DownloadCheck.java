package org.marrow.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.source.SourceFile;

/// Whether what came is the file: its digests, its gzip, and whether it looks like what it should be.
final class DownloadCheck {

    private static final int BUFFER = 1 << 16;
    private static final int HEAD = 1024;

    /// The algorithms that servers use and Java knows, with the bytes of a digest.
    private static final Map<String, Integer> ALGORITHMS =
            new TreeMap<>(Map.of("md5", 16, DownloadNote.SHA256, 32, "sha-512", 64));

    private DownloadCheck() {}

    /// The digests of the whole file that an answer states, by algorithm.
    ///
    /// `Repr-Digest` and `Content-Digest`: RFC 9530; `Digest`: RFC 3230; `Content-MD5`: RFC 1864; the others are
    /// those of object stores.
    static Map<String, String> digests(HttpHeaders headers) {
        Map<String, String> digests = new TreeMap<>();
        for (String name : List.of("Repr-Digest", "Content-Digest", "Digest", "x-goog-hash")) {
            for (String value : headers.allValues(name)) {
                for (String digest : value.split(",", -1)) {
                    String[] parts = digest.strip().split("=", 2);
                    if (parts.length == 2) {
                        keep(digests, parts[0], parts[1].replace(":", ""));
                    }
                }
            }
        }
        headers.firstValue("Content-MD5").ifPresent(digest -> keep(digests, "md5", digest));
        headers.firstValue("x-amz-checksum-sha256").ifPresent(digest -> keep(digests, DownloadNote.SHA256, digest));
        return digests;
    }

    /// Keeps a digest that is well-formed; that of an upload in parts, which ends in their number, is not.
    private static void keep(Map<String, String> digests, String algorithm, String base64) {
        String name = algorithm.strip().toLowerCase(Locale.ROOT);
        name = name.equals("sha256") ? DownloadNote.SHA256 : name;
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length == ALGORITHMS.getOrDefault(name, -1)) {
                digests.putIfAbsent(name, Base64.getEncoder().encodeToString(bytes));
            }
        } catch (IllegalArgumentException e) {
            // A digest that is no Base64 says nothing about the file.
            return;
        }
    }

    /// What is wrong with the file's digests, if anything.
    static Optional<String> digests(Path file, Map<String, String> expected) {
        Map<String, MessageDigest> found = new TreeMap<>();
        for (String algorithm : expected.keySet()) {
            found.put(algorithm, digest(algorithm));
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                for (MessageDigest digest : found.values()) {
                    digest.update(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Map.Entry<String, MessageDigest> one : found.entrySet()) {
            String digest = Base64.getEncoder().encodeToString(one.getValue().digest());
            String stated = expected.getOrDefault(one.getKey(), "");
            if (!digest.equals(stated)) {
                return Optional.of("found the %s %s, expected %s as the server said"
                        .formatted(one.getKey(), hex(digest), hex(stated)));
            }
        }
        return Optional.empty();
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has " + algorithm, e);
        }
    }

    /// What is wrong with the file's content, if anything: it is read and unpacked to its end.
    static Optional<String> content(Path file, Download download) {
        if (download.isGzipped() && !isGzip(file)) {
            return Optional.of("found %s, expected gzip".formatted(quoted(head(file))));
        }
        byte[] head = new byte[0];
        int last = -1;
        try (InputStream bytes = new SourceFile(file).open()) {
            head = bytes.readNBytes(HEAD);
            last = lastVisible(head, head.length, last);
            byte[] buffer = new byte[BUFFER];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                last = lastVisible(buffer, n, last);
            }
        } catch (IOException e) {
            return Optional.of("found damaged gzip (%s), expected a whole file".formatted(e.getMessage()));
        }
        return looks(text(head), last, download.kind());
    }

    private static Optional<String> looks(String head, int last, Download.Kind kind) {
        if (last < 0) {
            return Optional.of("found an empty file");
        }
        if (isHtml(head)) {
            return Optional.of("found a page of HTML (%s), expected %s".formatted(quoted(head), word(kind)));
        }
        boolean fits = switch (kind) {
            case JSON -> (head.startsWith("{") && last == '}') || (head.startsWith("[") && last == ']');
            case XML -> head.startsWith("<") && last == '>';
            case TEXT -> true;
        };
        return fits
                ? Optional.empty()
                : Optional.of(
                        "found %s up to \"%s\", expected whole %s".formatted(quoted(head), (char) last, word(kind)));
    }

    private static String word(Download.Kind kind) {
        return kind == Download.Kind.TEXT ? "text" : kind.name();
    }

    private static boolean isHtml(String head) {
        String text = head.toLowerCase(Locale.ROOT);
        boolean isPrologue = text.startsWith("<?xml") || text.startsWith("<!--");
        return text.startsWith("<!doctype html")
                || text.startsWith("<html")
                || (isPrologue && (text.contains("<!doctype html") || text.contains("<html")));
    }

    private static int lastVisible(byte[] bytes, int length, int before) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] < 0 || bytes[i] > ' ') {
                return bytes[i] & 0xff;
            }
        }
        return before;
    }

    private static boolean isGzip(Path file) {
        byte[] head = head(file);
        return head.length >= 2 && head[0] == (byte) 0x1f && head[1] == (byte) 0x8b;
    }

    private static byte[] head(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HEAD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The beginning as text, without a byte order mark and white space; enough to tell kinds apart in any encoding
    /// that extends ASCII.
    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return (text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text).strip();
    }

    private static String quoted(byte[] head) {
        return quoted(text(head));
    }

    private static String quoted(String head) {
        String line = head.lines().findFirst().orElse("");
        String shown = line.length() <= 60 ? line : line.substring(0, 57) + "...";
        return "\"" + shown.replaceAll("[^ -~]", "?") + "\"";
    }
}
