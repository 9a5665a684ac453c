package org.marrow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

@DisplayName("An export in parts")
class QuadPartsTest {

    @TempDir
    Path folder;

    private record Entry(String graph, String path, long statements, String sha256) {}

    private static JsonNode manifest(Path parts) {
        try {
            return new ObjectMapper().readTree(parts.resolve("manifest.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Entry> entries(Path parts) {
        return manifest(parts)
                .get("files")
                .valueStream()
                .map(file -> new Entry(
                        file.get("graph").textValue(),
                        file.get("path").textValue(),
                        file.get("statements").longValue(),
                        file.get("sha256").textValue()))
                .toList();
    }

    private static String text(Path file) {
        try (var bytes = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String whole(Export export) {
        var bytes = new ByteArrayOutputStream();
        export.writeQuads(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// `count` quads in a graph each.
    private Path partsOf(int size, int count, String... graphs) throws IOException {
        Path target = Files.createTempDirectory(folder, "parts");
        try (var parts = new QuadParts(target, size)) {
            for (String graph : graphs) {
                IntStream.range(0, count).forEach(number -> parts.add(quad(graph, number)));
            }
            parts.finish("some-release", Optional.empty());
        }
        return target;
    }

    private static Quad quad(String graph, int number) {
        return Quad.create(
                NodeFactory.createURI(graph),
                NodeFactory.createURI("https://example.org/" + number),
                NodeFactory.createURI("https://example.org/p"),
                NodeFactory.createLiteralString("text"));
    }

    @Test
    void sums_up_to_the_whole_export() {
        try (Marrow home = Marrow.open()) {
            Export export = home.export(Optional.empty(), Progress.NONE);
            export.writeParts(folder.resolve("home"), 100);
            List<Entry> entries = entries(folder.resolve("home"));
            assertThat(entries.stream()
                            .map(entry -> text(folder.resolve("home").resolve(entry.path())))
                            .collect(Collectors.joining()))
                    .isEqualTo(whole(export));
            assertThat(entries)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(entry -> assertThat(entry.statements()).isBetween(1L, 100L));
            assertThat(manifest(folder.resolve("home")).get("release").textValue())
                    .isEqualTo(home.release());
            assertThat(manifest(folder.resolve("home")).get("statements").longValue())
                    .isEqualTo(whole(export).lines().count());
        }
    }

    @Test
    void says_of_each_file_its_graph_its_statements_and_its_digest() throws IOException {
        try (Marrow home = Marrow.open()) {
            home.export(Optional.empty(), Progress.NONE).writeParts(folder.resolve("home"), 100);
        }
        for (Entry entry : entries(folder.resolve("home"))) {
            Path file = folder.resolve("home").resolve(entry.path());
            assertThat(text(file).lines())
                    .hasSize((int) entry.statements())
                    .allSatisfy(line -> assertThat(line).endsWith(" <" + entry.graph() + "> ."));
            assertThat(DigestUtils.sha256Hex(Files.readAllBytes(file))).isEqualTo(entry.sha256());
        }
    }

    @Test
    void splits_after_the_last_statement_that_fits() throws IOException {
        assertThat(entries(partsOf(3, 6, "https://example.org/g")))
                .extracting(Entry::statements)
                .containsExactly(3L, 3L);
        assertThat(entries(partsOf(3, 7, "https://example.org/g")))
                .extracting(Entry::statements)
                .containsExactly(3L, 3L, 1L);
        assertThat(entries(partsOf(1, 2, "https://example.org/g")))
                .extracting(entry -> entry.path().replaceAll(".*/", ""))
                .containsExactly("part-00000.nq.gz", "part-00001.nq.gz");
    }

    @Test
    void has_a_manifest_alone_where_there_is_nothing() throws IOException {
        Path parts = partsOf(3, 0);
        assertThat(entries(parts)).isEmpty();
        assertThat(manifest(parts).get("statements").longValue()).isZero();
        try (Stream<Path> files = Files.list(parts)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void gives_each_graph_a_folder_that_any_file_system_takes() throws IOException {
        assertThat(entries(partsOf(
                        9,
                        1,
                        Graphs.mappings("mondo").getURI(),
                        Graphs.mappings("../MONDO").getURI(),
                        "https://w3id.org/marrow/graph/mappings-mondo",
                        "https://w3id.org/marrow/graph/",
                        "https://example.org/" + "é".repeat(300))))
                .extracting(Entry::graph, entry -> entry.path().replaceAll("/.*", ""))
                .startsWith(
                        tuple(Graphs.mappings("mondo").getURI(), "mappings-mondo"),
                        tuple(Graphs.mappings("../MONDO").getURI(), "mappings----MONDO"),
                        tuple("https://w3id.org/marrow/graph/mappings-mondo", "mappings-mondo-2"),
                        tuple("https://w3id.org/marrow/graph/", "graph"))
                .last()
                .satisfies(last -> assertThat(last.toList().get(1).toString()).hasSize(100));
    }

    @Test
    void has_the_same_bytes_from_two_builds_of_a_release() throws IOException {
        for (String name : List.of("first", "second")) {
            ReleaseBuilder.build(
                    OntologyFolder.read(Shipped.ontology()),
                    Miniature.all(folder),
                    new DataFolder(folder.resolve(name + "-data")),
                    Progress.NONE);
            try (Marrow marrow = Marrow.open(folder.resolve(name + "-data"))) {
                marrow.export(Optional.empty(), Progress.NONE).writeParts(folder.resolve(name), 50);
            }
        }
        assertThat(folder.resolve("second/manifest.json"))
                .hasSameBinaryContentAs(folder.resolve("first/manifest.json"));
        assertThat(entries(folder.resolve("first")))
                .allSatisfy(entry -> assertThat(folder.resolve("second").resolve(entry.path()))
                        .hasSameBinaryContentAs(folder.resolve("first").resolve(entry.path())));
    }

    @Test
    void names_the_term_at_the_top_of_a_branch() {
        try (Marrow home = Marrow.open()) {
            home.export(Optional.of("hp_0033606"), Progress.NONE).writeParts(folder.resolve("branch"), 1000);
        }
        assertThat(manifest(folder.resolve("branch")).get("root").textValue()).isEqualTo("HP:0033606");
    }

    @Test
    void knows_no_branch_of_a_term_that_is_not_there() {
        try (Marrow home = Marrow.open()) {
            Export export = home.export(Optional.of("HP:9999999"), Progress.NONE);
            assertThatThrownBy(() -> export.writeParts(folder.resolve("unknown"), 1000))
                    .isInstanceOfSatisfying(
                            MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IDENTIFIER));
        }
    }
}
