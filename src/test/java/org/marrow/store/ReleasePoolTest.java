package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;

@DisplayName("A pool of releases")
class ReleasePoolTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private DataFolder releases = new DataFolder(Path.of(""));

    @BeforeEach
    void build() {
        releases = new DataFolder(data);
        build("one");
        build("two");
    }

    /// A release that says its own name.
    private void build(String id) {
        releases.write(
                id,
                writer -> writer.graph(Graphs.HPO)
                        .accept(Triple.create(
                                NodeFactory.createURI("urn:release"),
                                NodeFactory.createURI("urn:name"),
                                NodeFactory.createLiteralString(id))),
                release -> {
                    try {
                        Files.writeString(release.folder().orElseThrow().resolve("manifest.ttl"), "");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                Progress.NONE);
    }

    private static String saidName(Release release) {
        return release.read(dataset -> dataset.getDefaultGraph()
                .find(Node.ANY, NodeFactory.createURI("urn:name"), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm());
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for " + PATIENCE).isBefore(end);
            Thread.sleep(20);
        }
    }

    private static String current(ReleasePool pool) {
        try (var lease = pool.lease()) {
            return lease.release().id();
        }
    }

    @Test
    void follows_what_becomes_current_and_goes_back() throws InterruptedException {
        try (var pool = ReleasePool.following(releases)) {
            assertThat(current(pool)).isEqualTo("one");
            releases.makeCurrent("two");
            await(() -> current(pool).equals("two"));
            releases.makeCurrent("one");
            await(() -> current(pool).equals("one"));
        }
    }

    @Test
    void keeps_a_lease_on_its_release_whatever_becomes_current() throws InterruptedException {
        try (var pool = ReleasePool.following(releases);
                var lease = pool.lease()) {
            releases.makeCurrent("two");
            await(() -> current(pool).equals("two"));
            assertThat(saidName(lease.release())).isEqualTo("one");
            try (var next = pool.lease()) {
                assertThat(saidName(next.release())).isEqualTo("two");
            }
        }
    }

    @Test
    void has_every_release_by_name_beside_the_current_one() {
        try (var pool = ReleasePool.following(releases)) {
            for (String id : new String[] {"three", "four", "five", "six"}) {
                build(id);
            }
            for (String id : pool.list()) {
                try (var lease = pool.lease(id)) {
                    assertThat(saidName(lease.release())).isEqualTo(id);
                }
            }
        }
    }

    @Test
    void knows_no_release_that_is_not_there_or_was_removed() {
        try (var pool = ReleasePool.following(releases)) {
            pool.lease("two").close();
            releases.remove("two");
            assertThatThrownBy(() -> pool.lease("two"))
                    .isInstanceOfSatisfying(
                            MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_MISSING))
                    .hasMessageContaining("expected one of: one");
            assertThatThrownBy(() -> pool.lease("../one")).isInstanceOf(MarrowException.class);
        }
    }

    @Test
    void goes_on_with_its_release_when_the_current_one_cannot_be_opened() throws Exception {
        try (var pool = ReleasePool.following(releases)) {
            Files.writeString(data.resolve("releases/two/format"), "999");
            Files.writeString(data.resolve("current"), "two\n");
            Thread.sleep(600);
            assertThat(current(pool)).isEqualTo("one");
            Files.writeString(data.resolve("releases/two/format"), DataFolder.FORMAT + "\n");
            await(() -> current(pool).equals("two"));
        }
    }

    @Test
    void gives_no_lease_after_its_end_but_lets_the_last_ones_read_on() {
        var pool = ReleasePool.following(releases);
        var lease = pool.lease();
        pool.close();
        assertThat(saidName(lease.release())).isEqualTo("one");
        lease.close();
        assertThatThrownBy(pool::lease).isInstanceOf(MarrowException.class);
    }

    @Test
    void of_one_release_leaves_it_open() {
        try (Release one = releases.open("one")) {
            try (var pool = ReleasePool.of(one);
                    var lease = pool.lease()) {
                assertThat(lease.release()).isSameAs(one);
            }
            assertThat(saidName(one)).isEqualTo("one");
        }
    }
}
