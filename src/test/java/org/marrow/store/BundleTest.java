package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Graphs;

@DisplayName("A bundle")
class BundleTest {

    private static final String ID = "one";
    private static final Triple SAID = Triple.create(
            NodeFactory.createURI("urn:release"),
            NodeFactory.createURI("urn:name"),
            NodeFactory.createLiteralString("Ménière"));

    @TempDir
    Path folder;

    private DataFolder here = new DataFolder(Path.of(""));
    private DataFolder there = new DataFolder(Path.of(""));

    @BeforeEach
    void build() {
        here = new DataFolder(folder.resolve("here"));
        there = new DataFolder(folder.resolve("there"));
        here.write(
                ID,
                writer -> writer.graph(Graphs.HPO).accept(SAID),
                release -> {
                    try {
                        Files.writeString(release.folder().orElseThrow().resolve("manifest.ttl"), "# A manifest\n");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Progress.NONE);
    }

    private Path bundle() throws IOException {
        Path file = folder.resolve("bundle");
        try (OutputStream out = Files.newOutputStream(file)) {
            String digest = Bundle.write(here, ID, out, Progress.NONE);
            out.flush();
            assertThat(new SourceFile(file).sha256()).isEqualTo(digest);
        }
        return file;
    }

    private Bundle.Received receive(Path file) {
        return Bundle.receive(file, Optional.empty(), there, Progress.NONE);
    }

    private String refusal(Path file) {
        MarrowException refusal = catchThrowableOfType(MarrowException.class, () -> receive(file));
        assertThat(refusal.code()).isEqualTo(ErrorCode.BUNDLE_INVALID);
        assertThat(refusal).hasMessageStartingWith(file.toString());
        assertThat(there.list()).isEmpty();
        return String.valueOf(refusal.getMessage());
    }

    /// The bundle with other files in it.
    private Path changed(Consumer<Map<String, byte[]>> change) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(bundle())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        change.accept(files);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                new ByteArrayInputStream(file.getValue()).transferTo(tar);
                tar.closeArchiveEntry();
            }
        }
        return Files.write(folder.resolve("changed"), bytes.toByteArray());
    }

    @Test
    void takes_a_release_to_another_folder() throws IOException {
        Path file = bundle();
        assertThat(receive(file)).isEqualTo(new Bundle.Received(ID, true));
        assertThat(files(there)).isEqualTo(files(here));
        assertThat(receive(file)).isEqualTo(new Bundle.Received(ID, false));
        assertThat(there.list()).containsExactly(ID);
        assertThat(there.current()).isEmpty();
        try (Release release = there.open(ID)) {
            assertThat(release.<Boolean>read(
                            dataset -> dataset.getDefaultGraph().contains(SAID)))
                    .isTrue();
        }
    }

    /// What is in the folder of the release, but for what processes leave there.
    private static Map<String, String> files(DataFolder data) throws IOException {
        Path release = data.folder(ID);
        try (Stream<Path> inside = Files.walk(release)) {
            Map<String, String> files = new LinkedHashMap<>();
            inside.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("tdb.lock"))
                    .sorted()
                    .forEach(file -> files.put(release.relativize(file).toString(), new SourceFile(file).sha256()));
            return files;
        }
    }

    @Test
    void is_the_same_each_time() throws IOException {
        byte[] first = Files.readAllBytes(bundle());
        try (Release open = here.open(ID)) {
            assertThat(open.id()).isEqualTo(ID);
            assertThat(Files.readAllBytes(bundle())).isEqualTo(first);
        }
    }

    @Test
    void is_refused_if_its_digest_is_another_than_expected() throws IOException {
        Path file = bundle();
        String right = new SourceFile(file).sha256();
        MarrowException refusal = catchThrowableOfType(
                MarrowException.class, () -> Bundle.receive(file, Optional.of("0".repeat(64)), there, Progress.NONE));
        assertThat(refusal).hasMessageContaining("found the SHA-256 " + right + ", expected 000000");
        assertThat(there.list()).isEmpty();
        assertThat(Bundle.receive(file, Optional.of(right), there, Progress.NONE)
                        .isNew())
                .isTrue();
    }

    @Test
    void is_refused_wherever_it_is_cut_off() throws IOException {
        byte[] whole = Files.readAllBytes(bundle());
        for (int length : new int[] {0, 1, 10, 200, whole.length / 2, whole.length - 1}) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThat(refusal(cut)).as(length + " bytes").contains("found no");
        }
        try (Stream<Path> left = Files.list(folder.resolve("there/releases"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void is_refused_if_a_byte_of_a_file_is_another() throws IOException {
        assertThat(refusal(changed(
                        files -> files.put("manifest.ttl", "# A manifesto\n".getBytes(StandardCharsets.UTF_8)))))
                .contains("found manifest.ttl with the SHA-256 ");
    }

    @Test
    void is_refused_with_a_file_too_many_or_too_few() throws IOException {
        assertThat(refusal(changed(files -> files.put("more", new byte[1]))))
                .contains("found \"more\", which is not in its list of contents");
        assertThat(refusal(changed(files -> files.remove("format")))).contains("found no format in it");
    }

    @Test
    void is_refused_if_a_file_would_be_written_elsewhere() throws IOException {
        for (String name : new String[] {"../escaped", "/tmp/escaped", "a/../../escaped", "a//b", ".hidden", "a/"}) {
            Path file = changed(files -> files.put(
                    "contents",
                    (new String(files.get("contents"), StandardCharsets.UTF_8) + "0".repeat(64) + "  " + name + "\n")
                            .getBytes(StandardCharsets.UTF_8)));
            assertThat(refusal(file)).contains("in line").contains("of its list of contents");
        }
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void is_refused_for_a_release_with_the_name_of_a_place() throws IOException {
        Path file = changed(files -> files.put(
                "contents",
                new String(files.get("contents"), StandardCharsets.UTF_8)
                        .replace("release one", "release ../one")
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(refusal(file)).contains("found \"release ../one\"");
    }

    @Test
    void is_refused_if_it_is_something_else() throws IOException {
        assertThat(refusal(Files.writeString(folder.resolve("text"), "hello"))).contains("found no whole gzipped tar");
        assertThat(refusal(changed(files -> files.remove("contents"))))
                .contains("found no list of contents at its beginning");
        assertThat(catchThrowableOfType(MarrowException.class, () -> receive(folder.resolve("none")))
                        .code())
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    @Test
    void is_refused_if_its_release_is_of_another_format() throws IOException {
        Files.writeString(here.folder(ID).resolve("format"), "1\n");
        MarrowException refusal = catchThrowableOfType(MarrowException.class, this::bundle);
        assertThat(refusal.code()).isEqualTo(ErrorCode.RELEASE_INCOMPLETE);
    }
}
