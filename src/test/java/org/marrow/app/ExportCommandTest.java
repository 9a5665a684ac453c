package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command export")
class ExportCommandTest {

    @TempDir
    Path folder;

    private Path target() {
        return folder.resolve("out");
    }

    private CommandRun run(String format, String... more) {
        return CommandRun.of(
                Stream.concat(Stream.of("export", "--format", format, "--out", target().toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "parts"})
    void writes_into_a_folder_that_it_makes_or_that_is_empty(String format) throws IOException {
        assertThat(run(format).exitCode()).isZero();
        try (Stream<Path> files = Files.list(target())) {
            assertThat(files).hasSizeGreaterThan(2);
        }
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(CommandRun.of("export", "--format", format, "--out", empty.toString())
                        .exitCode())
                .isZero();
        assertThat(empty).isNotEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "parts"})
    void leaves_a_folder_that_has_something_as_it_is(String format) throws IOException {
        Files.createDirectory(target());
        Files.writeString(target().resolve("mine"), "text");
        CommandRun run = run(format);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("out: found something there, expected nothing or an empty folder");
        assertThat(target()).isDirectoryContaining(file -> file.endsWith("mine"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files).containsExactlyInAnyOrder(folder, target(), target().resolve("mine"));
        }
    }

    @Test
    void takes_nothing_over_from_a_run_that_was_killed() throws IOException {
        Path left = Files.createDirectories(folder.resolve("out.part/hpo"));
        Files.writeString(left.resolve("part-00009.nq.gz"), "half");
        assertThat(run("parts").exitCode()).isZero();
        assertThat(target().resolve("hpo")).doesNotExist();
        assertThat(folder.resolve("out.part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "parts"})
    void leaves_nothing_of_a_branch_that_is_not_there(String format) {
        CommandRun run = run(format, "--root", "HP:9999999");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("HP:9999999: found no such term in this release");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet", "parts"})
    void asks_for_a_folder(String format) {
        CommandRun run = CommandRun.of("export", "--format", format);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--format " + format + ": found no --out, expected --out FOLDER");
    }

    @Test
    void refuses_files_of_no_statement() {
        CommandRun run = run("parts", "--part-size", "0");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--part-size: found 0, expected 1 or more");
        assertThat(folder).isEmptyDirectory();
    }
}
