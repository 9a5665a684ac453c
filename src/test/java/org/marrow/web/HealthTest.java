package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;
import org.marrow.vocabulary.Graphs;

@DisplayName("The health of a service over a release on disk")
class HealthTest {

    @TempDir
    Path data;

    private ReleasePool pool = ReleasePool.of(Release.inMemory("none", writer -> {}));

    @BeforeEach
    void build() {
        var releases = new DataFolder(data);
        releases.write(
                "one",
                writer -> writer.graph(Graphs.HPO)
                        .accept(Triple.create(
                                NodeFactory.createURI("urn:a"),
                                NodeFactory.createURI("urn:b"),
                                NodeFactory.createURI("urn:c"))),
                release -> {
                    try {
                        Files.writeString(release.folder().orElseThrow().resolve("manifest.ttl"), "");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Progress.NONE);
        pool = ReleasePool.following(releases);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private Health health(String... options) {
        var reader = new SettingsReader();
        for (String option : options) {
            reader.option(option);
        }
        return new Health(pool, reader.read().health());
    }

    private static Health.State state(Health health) throws Exception {
        return health.ready().get(10, TimeUnit.SECONDS);
    }

    @Test
    void is_ready_when_the_release_can_be_read() throws Exception {
        try (Health health = health("health.disk=1B", "health.time=10s")) {
            assertThat(state(health).faults()).isEmpty();
            assertThat(state(health).release()).isEqualTo("one");
        }
    }

    @Test
    void is_not_ready_when_the_disk_is_nearly_full() throws Exception {
        try (Health health = health("health.disk=99999999GB", "health.time=10s")) {
            assertThat(state(health).faults()).containsOnlyKeys("disk");
            assertThat(state(health).faults().get("disk")).endsWith("MB free, expected 99999999000 MB");
        }
    }

    @Test
    void is_not_ready_when_releases_are_closed() throws Exception {
        pool.close();
        try (Health health = health("health.time=10s")) {
            assertThat(state(health).faults()).containsKey("store");
        }
    }

    @Test
    void is_not_ready_while_a_check_hangs_and_is_when_it_ends() throws Exception {
        var end = new CountDownLatch(1);
        try (Health health = health("health.disk=1B", "health.time=100ms").with("more", () -> {
            end.await();
            return Optional.empty();
        })) {
            assertThat(state(health).faults()).containsKey("store");
            assertThat(state(health).faults()).containsKey("store");
            end.countDown();
            while (!state(health).faults().isEmpty()) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void is_not_ready_once_it_stops() throws Exception {
        try (Health health = health()) {
            health.stop();
            assertThat(state(health).faults()).containsOnlyKeys("service");
        }
    }
}
