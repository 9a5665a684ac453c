package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;

@DisplayName("A data folder")
class DataFolderTest {

    private static final Triple TRIPLE = Triple.create(
            NodeFactory.createURI("urn:s"), NodeFactory.createURI("urn:p"), NodeFactory.createURI("urn:o"));

    @TempDir
    Path data;

    private static void fill(ReleaseWriter writer) {
        writer.graph(Graphs.HPO).accept(TRIPLE);
    }

    private static void finish(Release release) {
        Path folder = release.folder().orElseThrow();
        try {
            Files.writeString(folder.resolve("manifest.ttl"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void serves_the_first_release_that_is_written() {
        DataFolder releases = new DataFolder(data);
        assertThat(releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE))
                .isTrue();
        assertThat(releases.write("two", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE))
                .isTrue();
        assertThat(releases.list()).containsExactly("one", "two");
        try (Release current = releases.openCurrent()) {
            assertThat(current.id()).isEqualTo("one");
            assertThat(current.<Boolean>read(
                            dataset -> dataset.getDefaultGraph().contains(TRIPLE)))
                    .isTrue();
            assertThat(current.<Boolean>read(
                            dataset -> dataset.getGraph(Graphs.HPO).contains(TRIPLE)))
                    .isTrue();
        }
    }

    @Test
    void does_nothing_for_a_release_that_is_there() {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        assertThat(releases.write(
                        "one",
                        writer -> {
                            throw new AssertionError("written again");
                        },
                        DataFolderTest::finish,
                        Progress.NONE))
                .isFalse();
    }

    @Test
    void keeps_nothing_of_a_release_whose_writing_fails() throws IOException {
        DataFolder releases = new DataFolder(data);
        Consumer<ReleaseWriter> failing = writer -> {
            fill(writer);
            throw new IllegalStateException("planted");
        };
        assertThatThrownBy(() -> releases.write("one", failing, DataFolderTest::finish, Progress.NONE))
                .hasMessage("planted");
        assertThat(releases.list()).isEmpty();
        assertThat(releases.current()).isEmpty();
        try (Stream<Path> left = Files.list(data.resolve("releases"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void without_a_release_says_how_to_build_one() {
        assertThatThrownBy(() -> new DataFolder(data).openCurrent())
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING))
                .hasMessageContaining("marrow build");
    }

    @Test
    void does_not_open_a_release_without_a_manifest() throws IOException {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        Files.delete(data.resolve("releases/one/manifest.ttl"));
        assertThatThrownBy(releases::openCurrent)
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_INCOMPLETE));
    }

    @Test
    void does_not_open_a_release_of_another_format() throws IOException {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        Files.writeString(data.resolve("releases/one/format"), "999");
        assertThatThrownBy(releases::openCurrent)
                .hasMessageContaining("found the format version 999, expected " + DataFolder.FORMAT);
    }

    @Test
    void switches_to_another_release_in_one_step() {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        releases.write("two", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        releases.makeCurrent("two");
        assertThat(releases.current()).contains("two");
    }

    @Test
    void does_not_switch_to_a_release_that_is_not_there() {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        assertThatThrownBy(() -> releases.makeCurrent("two")).hasMessageContaining("found no such release");
        assertThat(releases.current()).contains("one");
    }

    @Test
    void that_cannot_be_written_to_is_refused() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        assertThatThrownBy(() -> new DataFolder(file.resolve("below")).prepare())
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FOLDER_NOT_WRITABLE));
    }

    @Test
    void removes_a_release_but_never_the_current_one() {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        releases.write("two", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        releases.remove("two");
        assertThat(releases.list()).containsExactly("one");
        assertThatThrownBy(() -> releases.remove("one")).hasMessageContaining("found the current release");
        assertThatThrownBy(() -> releases.remove("two")).hasMessageContaining("found no such release");
    }

    @Test
    void clears_away_what_killed_builds_and_removals_left() throws IOException {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        Path left = Files.createDirectory(data.resolve("releases/.building-killed"));
        Files.writeString(left.resolve("half"), "of a release");
        Files.writeString(data.resolve("releases/.building-killed.lock"), "");
        Files.createDirectory(data.resolve("releases/.removing-two"));
        assertThat(releases.sweep()).isOne();
        try (Stream<Path> inside = Files.list(data.resolve("releases"))) {
            assertThat(inside.map(path -> path.getFileName().toString())).containsExactly("one");
        }
    }

    @Test
    void leaves_a_living_build_alone_when_it_clears_away() {
        DataFolder releases = new DataFolder(data);
        releases.write(
                "one",
                writer -> {
                    assertThat(new DataFolder(data).sweep()).isZero();
                    fill(writer);
                },
                DataFolderTest::finish,
                Progress.NONE);
        assertThat(releases.list()).containsExactly("one");
    }

    @Test
    void lists_nothing_of_a_build_under_way() {
        DataFolder releases = new DataFolder(data);
        releases.write(
                "one",
                writer -> {
                    assertThat(new DataFolder(data).list()).isEmpty();
                    fill(writer);
                },
                DataFolderTest::finish,
                Progress.NONE);
    }

    @Test
    void may_be_open_more_than_once() {
        DataFolder releases = new DataFolder(data);
        releases.write("one", DataFolderTest::fill, DataFolderTest::finish, Progress.NONE);
        Release first = releases.open("one");
        try (Release second = releases.open("one")) {
            first.close();
            first.close();
            assertThat(second.<Boolean>read(dataset -> dataset.getDefaultGraph().contains(TRIPLE)))
                    .isTrue();
        }
    }
}
