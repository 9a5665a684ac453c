package org.marrow.store;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import com.google.common.hash.HashingOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.io.input.TaggedInputStream;
import org.apache.commons.io.output.CloseShieldOutputStream;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;

/// A release in one file, to be copied to other machines: a gzipped tar of the files of its folder, before them a list
/// of these with the SHA-256 of each. The same files make the same bundle, byte by byte.
///
/// ```
/// marrow bundle 1
/// release hpo-2025-05-06-3a55b7dffe82
/// bytes 1643210
/// 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  index/closure
/// ```
///
/// Source: the list is written as `sha256sum` writes it (GNU coreutils).
public final class Bundle {

    private static final String HEAD = "marrow bundle 1";
    private static final String CONTENTS = "contents";
    private static final Set<String> OF_PROCESSES = Set.of("tdb.lock");
    private static final Pattern LINE =
            Pattern.compile("([0-9a-f]{64})  ((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*)");
    private static final int LONGEST_LIST = 1 << 20;
    private static final int FASTEST = 1;
    private static final int BUFFER = 1 << 16;

    private final String release;
    private final long bytes;
    private final Map<String, String> digests;

    private Bundle(String release, long bytes, Map<String, String> digests) {
        this.release = release;
        this.bytes = bytes;
        this.digests = digests;
    }

    /// What became of a bundle.
    ///
    /// @param release the identifier of the release in it
    /// @param isNew   whether it was not there before
    public record Received(String release, boolean isNew) {}

    /// Writes the release `id` of `data` to `out`, which stays open. It may be open in other processes.
    ///
    /// @return the SHA-256 of what was written, in hexadecimal digits
    /// @throws MarrowException `RELEASE_MISSING` or `RELEASE_INCOMPLETE`
    /// @throws IOException     as `out` does, or if a file of the release cannot be read
    public static String write(DataFolder data, String id, OutputStream out, Progress progress) throws IOException {
        Path folder = data.whole(id);
        Map<String, Path> files = files(folder);
        long bytes = 0;
        for (Path file : files.values()) {
            bytes += Files.size(file);
        }
        progress.begin("reading the files of " + id, bytes, "B");
        Map<String, String> digests = new TreeMap<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            try (InputStream in = Files.newInputStream(file.getValue())) {
                digests.put(file.getKey(), copy(in, OutputStream.nullOutputStream(), progress));
            }
        }
        progress.begin("writing the bundle", bytes, "B");
        var written = new HashingOutputStream(Hashing.sha256(), out);
        var packing = new GzipParameters();
        packing.setCompressionLevel(FASTEST);
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(
                new BufferedOutputStream(CloseShieldOutputStream.wrap(written), BUFFER), packing))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            byte[] list = new Bundle(id, bytes, digests).list().getBytes(StandardCharsets.UTF_8);
            put(tar, CONTENTS, list.length);
            tar.write(list);
            tar.closeArchiveEntry();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                put(tar, file.getKey(), Files.size(file.getValue()));
                try (InputStream in = Files.newInputStream(file.getValue())) {
                    copy(in, tar, progress);
                }
                tar.closeArchiveEntry();
            }
        }
        return written.hash().toString();
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(folder)) {
            inside.filter(Files::isRegularFile)
                    .filter(file -> !OF_PROCESSES.contains(file.getFileName().toString()))
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), file));
        }
        return files;
    }

    private static void put(TarArchiveOutputStream tar, String name, long size) throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0);
        entry.setIds(0, 0);
        tar.putArchiveEntry(entry);
    }

    private String list() {
        var text = new StringBuilder("%s\nrelease %s\nbytes %d\n".formatted(HEAD, release, bytes));
        digests.forEach(
                (file, digest) -> text.append(digest).append("  ").append(file).append('\n'));
        return text.toString();
    }

    /// Puts the release in the bundle `file` into `data`, in one step, if all of it is there and is as it was written.
    /// It does not become current.
    ///
    /// @param digest the SHA-256 that the file must have, in hexadecimal digits, if one is known
    /// @throws MarrowException `FILE_MISSING`; `BUNDLE_INVALID` if it is no bundle, is damaged, or is another than
    ///                         `digest` says; `RELEASE_INCOMPLETE` if the release is of another format;
    ///                         `FOLDER_NOT_WRITABLE`
    public static Received receive(Path file, Optional<String> digest, DataFolder data, Progress progress) {
        var source = new SourceFile(file);
        progress.begin("reading " + file.getFileName(), source.size(), "B");
        digest.ifPresent(expected -> requireDigest(source, expected));
        try (var in = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file), BUFFER))) {
            Bundle bundle = readList(file, in);
            return new Received(bundle.release, data.place(bundle.release, building -> {
                bundle.requireRoom(building);
                progress.begin("unpacking " + bundle.release, bundle.bytes, "B");
                bundle.unpack(file, in, building, progress);
            }));
        } catch (IOException e) {
            throw notWhole(file, e);
        }
    }

    private static void requireDigest(SourceFile file, String expected) {
        String found = file.sha256();
        if (!found.equalsIgnoreCase(expected)) {
            throw invalid(file.path(), "found the SHA-256 %s, expected %s".formatted(found, expected));
        }
    }

    private static Bundle readList(Path file, TarArchiveInputStream in) throws IOException {
        TarArchiveEntry first = in.getNextEntry();
        if (first == null || !first.getName().equals(CONTENTS) || first.getSize() > LONGEST_LIST) {
            throw invalid(file, "found no list of contents at its beginning");
        }
        var text = new ByteArrayOutputStream();
        in.transferTo(text);
        String[] lines = text.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
        if (lines.length < 4 || !lines[0].equals(HEAD)) {
            throw invalid(file, "found a list of contents that begins with \"%s\"".formatted(lines[0]));
        }
        Map<String, String> digests = new TreeMap<>();
        for (int i = 3; i < lines.length; i++) {
            Matcher line = LINE.matcher(lines[i]);
            if (!line.matches() || digests.put(line.group(2), line.group(1)) != null) {
                throw invalid(file, "found \"%s\" in line %d of its list of contents".formatted(lines[i], i + 1));
            }
        }
        if (!lines[1].matches("release [A-Za-z0-9][A-Za-z0-9._-]{0,127}") || !lines[2].matches("bytes \\d{1,15}")) {
            throw invalid(file, "found \"%s\" and \"%s\" in its list of contents".formatted(lines[1], lines[2]));
        }
        return new Bundle(
                lines[1].substring("release ".length()),
                Long.parseLong(lines[2].substring("bytes ".length())),
                digests);
    }

    private void requireRoom(Path building) throws IOException {
        long free = Files.getFileStore(building).getUsableSpace();
        if (free < bytes) {
            throw new IOException("found %,d bytes free, expected %,d".formatted(free, bytes));
        }
    }

    private void unpack(Path file, TarArchiveInputStream in, Path building, Progress progress) throws IOException {
        Set<String> left = new HashSet<>(digests.keySet());
        for (TarArchiveEntry entry = next(file, in); entry != null; entry = next(file, in)) {
            if (!entry.isFile() || !left.remove(entry.getName())) {
                throw invalid(file, "found \"%s\", which is not in its list of contents".formatted(entry.getName()));
            }
            Path target = building.resolve(entry.getName());
            Files.createDirectories(target.getParent());
            String found;
            var packed = new TaggedInputStream(in);
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                found = copy(packed, out, progress);
            } catch (IOException e) {
                if (packed.isCauseOf(e)) {
                    throw notWhole(file, e);
                }
                throw e;
            }
            if (!found.equals(digests.get(entry.getName()))) {
                throw invalid(
                        file,
                        "found %s with the SHA-256 %s, expected %s"
                                .formatted(entry.getName(), found, digests.get(entry.getName())));
            }
        }
        if (!left.isEmpty()) {
            throw invalid(file, "found no %s in it".formatted(left.iterator().next()));
        }
    }

    private static @Nullable TarArchiveEntry next(Path file, TarArchiveInputStream in) {
        try {
            return in.getNextEntry();
        } catch (IOException e) {
            throw notWhole(file, e);
        }
    }

    private static MarrowException notWhole(Path file, IOException cause) {
        return invalid(file, "found no whole gzipped tar (%s)".formatted(cause.getMessage()));
    }

    /// Copies all that is in `in`, and gives its SHA-256.
    private static String copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        var read = new HashingInputStream(Hashing.sha256(), in);
        byte[] buffer = new byte[BUFFER];
        for (int count = read.read(buffer); count >= 0; count = read.read(buffer)) {
            out.write(buffer, 0, count);
            progress.advance(count);
        }
        return read.hash().toString();
    }

    private static MarrowException invalid(Path file, String found) {
        return new MarrowException(
                ErrorCode.BUNDLE_INVALID,
                "%s: %s, expected a whole bundle that marrow bundle wrote; fetch it again".formatted(file, found));
    }
}
