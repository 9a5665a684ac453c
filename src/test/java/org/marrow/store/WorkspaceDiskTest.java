package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The disk of a workspace")
class WorkspaceDiskTest {

    private static final long LIMIT = 1_000_000;
    private static final int KILLS = 5;
    private static final int BATCH = 40;

    @TempDir
    Path folder;

    /// Statement `number` of a batch.
    private static Quad quad(String batch, int number) {
        return WorkspaceTest.quad("urn:" + batch, "urn:" + batch + ":" + number, "batch " + batch + " " + number);
    }

    private static void write(Workspace workspace, String batch) {
        workspace.write(dataset -> {
            for (int i = 0; i < BATCH; i++) {
                dataset.add(quad(batch, i));
            }
            return true;
        });
    }

    /// What is there at one moment, each batch whole, and found by its names.
    private static Set<String> batches(Workspace workspace) {
        return workspace.read(dataset -> {
            Set<Quad> all = WorkspaceTest.all(workspace);
            Set<String> names = all.stream()
                    .map(quad -> quad.getGraph().getURI().substring("urn:".length()))
                    .collect(Collectors.toSet());
            assertThat(all).hasSize(names.size() * BATCH);
            assertThat(workspace.names("batch", (int) LIMIT)).hasSize(all.size());
            return names;
        });
    }

    @Test
    void may_be_full_at_any_byte_of_a_write_and_have_room_again() {
        SmallDisk disk = new SmallDisk();
        try (Workspace workspace = Workspace.open(folder, LIMIT, Long.MAX_VALUE, disk::open)) {
            write(workspace, "first");
            for (long room = 0; room < 4000; room += 97) {
                disk.room.set(room);
                assertThatThrownBy(() -> write(workspace, "refused"))
                        .satisfies(
                                e -> assertThat(((MarrowException) e).code()).isEqualTo(ErrorCode.WORKSPACE_READ_ONLY));
                assertThat(workspace.isReadOnly()).isTrue();
                assertThat(batches(workspace)).containsExactly("first");
            }
            disk.room.set(Long.MAX_VALUE);
            write(workspace, "second");
            assertThat(workspace.isReadOnly()).isFalse();
        }
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            assertThat(batches(workspace)).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void may_be_full_when_the_log_is_compacted() throws IOException {
        SmallDisk disk = new SmallDisk();
        try (Workspace workspace = Workspace.open(folder, LIMIT, 1, disk::open)) {
            disk.room.set(9000);
            write(workspace, "first");
            disk.room.set(Long.MAX_VALUE);
            write(workspace, "second");
        }
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            assertThat(batches(workspace)).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void is_written_to_and_read_while_the_log_is_compacted() throws Exception {
        Set<String> written = java.util.concurrent.ConcurrentHashMap.newKeySet();
        var isDone = new AtomicBoolean();
        try (Workspace workspace = Workspace.open(folder, LIMIT, 10_000, FileChannel::open);
                var threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> work = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                String name = "w" + writer;
                work.add(threads.submit(() -> {
                    for (int i = 0; i < 30; i++) {
                        write(workspace, name + "-" + i);
                        written.add(name + "-" + i);
                    }
                }));
            }
            Future<?> reader = threads.submit(() -> {
                while (!isDone.get()) {
                    Set<String> before = Set.copyOf(written);
                    assertThat(batches(workspace)).containsAll(before);
                }
            });
            for (Future<?> each : work) {
                each.get();
            }
            isDone.set(true);
            reader.get();
        }
        assertThat(folder.toFile().list((parent, name) -> name.startsWith("snapshot-")))
                .hasSize(1);
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            assertThat(batches(workspace)).isEqualTo(written);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void has_every_acknowledged_write_whole_after_each_kill(@TempDir Path other) throws Exception {
        var random = new SplittableRandom(5);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Path said = other.resolve("said-" + kill);
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString(),
                            "k" + kill)
                    .redirectOutput(said.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                int enough = 1 + random.nextInt(600);
                while (Files.size(said) < enough && writer.isAlive()) {
                    Thread.sleep(1);
                }
            } finally {
                writer.destroyForcibly().waitFor();
            }
            String text = Files.readString(said);
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(acknowledged::add);
            try (Workspace workspace = Workspace.open(folder, LIMIT)) {
                assertThat(batches(workspace)).containsAll(acknowledged);
            }
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);
    }

    @Test
    void is_locked_against_other_processes_after_a_try_in_this_one() throws Exception {
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            assertThatThrownBy(() -> Workspace.open(folder, LIMIT).close()).hasMessageContaining("this process");
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.toString(),
                            "other")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(other.waitFor()).isNotZero();
            assertThat(said).contains("open in another process");
            assertThat(workspace.statements()).isZero();
        }
    }

    /// Writes batches until it is killed, and says which are acknowledged.
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            try (Workspace workspace = Workspace.open(Path.of(arguments[0]), LIMIT, 50_000, FileChannel::open)) {
                for (int i = 0; ; i++) {
                    String batch = arguments[1] + "-" + i;
                    write(workspace, batch);
                    System.out.println(batch);
                }
            }
        }
    }

    @Test
    void gives_a_backup_of_a_workspace_that_is_written_to(@TempDir Path other) throws IOException {
        Path file = other.resolve("backup.rdfp.gz");
        Path copy = other.resolve("copy");
        try (Workspace workspace = Workspace.open(folder, LIMIT, 1, FileChannel::open)) {
            write(workspace, "first");
            write(workspace, "second");
            assertThat(WorkspaceBackup.write(folder, file)).isEqualTo(2 * BATCH);
            assertThatThrownBy(() -> WorkspaceBackup.restore(file, folder, true))
                    .hasMessageContaining("open in this process");
        }
        assertThat(WorkspaceBackup.restore(file, copy, false)).isEqualTo(2 * BATCH);
        try (Workspace workspace = Workspace.open(copy, LIMIT)) {
            assertThat(batches(workspace)).containsExactlyInAnyOrder("first", "second");
            write(workspace, "third");
        }
        assertThatThrownBy(() -> WorkspaceBackup.restore(file, copy, false)).hasMessageContaining("--replace");
        WorkspaceBackup.restore(file, copy, true);
        try (Workspace workspace = Workspace.open(copy, LIMIT)) {
            assertThat(batches(workspace)).containsExactlyInAnyOrder("first", "second");
        }
    }

    @Test
    void takes_no_backup_that_was_changed_and_mends_what_is_broken_with_a_good_one(@TempDir Path other)
            throws IOException {
        Path file = other.resolve("backup.rdfp.gz");
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            write(workspace, "first");
        }
        WorkspaceBackup.write(folder, file);
        byte[] good = Files.readAllBytes(file);
        for (byte[] bad :
                List.of(java.util.Arrays.copyOf(good, good.length / 2), "no backup".getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, bad);
            assertThatThrownBy(() -> WorkspaceBackup.restore(file, folder, true))
                    .satisfies(e -> assertThat(((MarrowException) e).code()).isEqualTo(ErrorCode.BACKUP_INVALID));
        }
        Files.write(file, good);
        Path log = folder.resolve("log-0000000000000000");
        byte[] broken = Files.readAllBytes(log);
        broken[100] ^= 1;
        Files.write(log, broken);
        assertThatThrownBy(() -> Workspace.open(folder, LIMIT).close()).hasMessageContaining("at byte 0");
        WorkspaceBackup.restore(file, folder, true);
        try (Workspace workspace = Workspace.open(folder, LIMIT)) {
            assertThat(batches(workspace)).containsExactly("first");
        }
    }
}
