package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.marrow.Miniature;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.lookup.Search;
import org.marrow.model.Curie;
import org.marrow.model.State;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("Marrow in a Java program")
class MarrowTest {

    private static final Curie HOME = Curie.parse("HP:0033606");
    private static final Curie BLOOD = Curie.parse("HP:0001871");
    private static final String QUIET = "Nothing is left.";

    static final List<Consumer<Marrow>> QUESTIONS = List.of(
            Marrow::terms,
            Marrow::concepts,
            Marrow::conditions,
            Marrow::associations,
            Marrow::genes,
            Marrow::publications,
            Marrow::mappings,
            Marrow::resolver,
            Marrow::search,
            marrow -> marrow.queries().run("states", java.util.Map.of()));

    @TempDir
    Path folder;

    /// A program of its own: asks every role, closes, and says which threads are left that were not there before. The
    /// pool that a JVM shares is nobody's; the caches in Jena tidy themselves up there now and then.
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) throws InterruptedException {
            Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
            Marrow marrow = Marrow.open();
            askAll(marrow);
            marrow.close();
            TimeUnit.MILLISECONDS.sleep(200);
            Set<String> left = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> !before.contains(thread))
                    .map(Thread::getName)
                    .filter(name -> !name.startsWith("ForkJoinPool.commonPool-"))
                    .collect(Collectors.toCollection(TreeSet::new));
            System.out.println(left.isEmpty() ? QUIET : "Threads left: " + left);
        }
    }

    private static void askAll(Marrow marrow) {
        assertAnswers(marrow);
        marrow.queries().run("states", java.util.Map.of());
    }

    private static void assertAnswers(Marrow marrow) {
        if (marrow.terms().find("HP:0033606").isEmpty()
                || marrow.concepts().find("549798").isEmpty()
                || marrow.conditions().find("OMIM:617014").isEmpty()
                || marrow.associations().withSubtypes(HOME).isEmpty()
                || marrow.search().find(Search.Request.of("marrow", 5)).hits().isEmpty()) {
            throw new AssertionError("No answer");
        }
    }

    @Test
    void leaves_no_thread_and_no_file_behind() throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + work,
                        "-Dmarrow.home=" + Path.of("").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).endsWith(QUIET + "\n");
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void answers_from_two_releases_at_once() throws IOException {
        Path data = miniature();
        try (Marrow home = Marrow.open();
                Marrow miniature = Marrow.open(data)) {
            assertThat(home.release()).isNotEqualTo(miniature.release());
            assertThat(home.associations().ofPhenotype(HOME, State.DISPUTED)).hasSize(1);
            assertThat(miniature.associations().ofPhenotype(HOME, State.DISPUTED))
                    .isEmpty();
            assertThat(home.associations().ofPhenotype(BLOOD)).isEmpty();
            assertThat(miniature.associations().ofPhenotype(BLOOD)).hasSize(5);
        }
    }

    @Test
    void answers_on_when_another_one_is_closed() throws IOException {
        Path data = miniature();
        try (Marrow first = Marrow.open(data);
                Marrow second = Marrow.open()) {
            Marrow.open(data).close();
            Marrow.open().close();
            assertThat(first.associations().ofPhenotype(BLOOD)).hasSize(5);
            assertThat(first.terms().find("HP:0033606")).isPresent();
            askAll(second);
        }
    }

    private Path miniature() throws IOException {
        Path data = folder.resolve("data");
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()),
                List.of(Miniature.hpo(folder), Miniature.hpoa(folder)),
                new DataFolder(data),
                Progress.NONE);
        return data;
    }

    @Test
    void may_be_closed_twice() {
        Marrow marrow = Marrow.open();
        marrow.close();
        marrow.close();
    }

    @ParameterizedTest
    @FieldSource("QUESTIONS")
    void answers_nothing_once_it_is_closed(Consumer<Marrow> question) {
        Marrow marrow = Marrow.open();
        question.accept(marrow);
        marrow.close();
        assertThatThrownBy(() -> question.accept(marrow))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("release " + marrow.release() + " is closed");
    }

    @Test
    void answers_nothing_through_a_role_that_was_kept() {
        Marrow marrow = Marrow.open();
        var terms = marrow.terms();
        marrow.close();
        assertThatThrownBy(() -> terms.find("HP:0033606"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }
}
