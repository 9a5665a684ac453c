package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.sparql.sse.SSE;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A workspace")
class WorkspaceTest {

    private static final long LIMIT = 1000;

    @TempDir
    Path folder;

    private Workspace open() {
        return Workspace.open(folder, LIMIT);
    }

    static Quad quad(String graph, String subject, String text) {
        return Quad.create(
                graph.isEmpty() ? Quad.defaultGraphIRI : NodeFactory.createURI(graph),
                NodeFactory.createURI(subject),
                RDFS.Nodes.label,
                NodeFactory.createLiteralString(text));
    }

    static void add(Workspace workspace, Quad... quads) {
        workspace.write(dataset -> {
            Stream.of(quads).forEach(dataset::add);
            return true;
        });
    }

    static Set<Quad> all(Workspace workspace) {
        return workspace.read(dataset -> {
            Set<Quad> quads = new java.util.HashSet<>();
            dataset.find().forEachRemaining(quads::add);
            return quads;
        });
    }

    private Path log() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("log-"))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    private void awaitSnapshot() {
        for (long end = System.nanoTime() + 30_000_000_000L; !hasSnapshot(); ) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private boolean hasSnapshot() {
        String[] names = folder.toFile().list((parent, name) -> name.matches("snapshot-\\d+"));
        return names != null && names.length > 0;
    }

    private static ErrorCode codeOf(Throwable e) {
        return ((MarrowException) e).code();
    }

    @Test
    void has_after_a_restart_what_was_written() {
        Quad one = quad("", "urn:a", "one");
        Quad two = quad("urn:g", "urn:b", "two");
        Quad gone = quad("urn:g", "urn:c", "gone");
        try (Workspace workspace = open()) {
            add(workspace, one, gone);
            add(workspace, two);
            workspace.write(dataset -> {
                dataset.delete(gone);
                return true;
            });
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).containsExactlyInAnyOrder(one, two);
            assertThat(workspace.statements()).isEqualTo(2);
        }
    }

    @Test
    void keeps_every_kind_of_term_and_the_identity_of_blank_nodes() {
        Node blank = NodeFactory.createBlankNode();
        List<Node> objects = List.of(
                blank,
                NodeFactory.createURI("urn:with > inside"),
                NodeFactory.createLiteralString("line\none\ttwo \"three\" \\ \u0000 \uD83E\uDDEC"),
                NodeFactory.createLiteralLang("Ménière", "fr-x-old"),
                NodeFactory.createLiteralDirLang("אב", "he", TextDirection.RTL),
                NodeFactory.createLiteralDT("007", org.apache.jena.datatypes.xsd.XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT(
                        "x", org.apache.jena.datatypes.TypeMapper.getInstance().getSafeTypeByName("urn:type")),
                SSE.parseNode("<<( <urn:s> <urn:p> 'o' )>>"),
                NodeFactory.createURI("http://example.org/%20é?q=#f"));
        Set<Quad> quads = new java.util.HashSet<>();
        objects.forEach(
                object -> quads.add(Quad.create(NodeFactory.createURI("urn:g"), blank, RDFS.Nodes.seeAlso, object)));
        try (Workspace workspace = open()) {
            add(workspace, quads.toArray(Quad[]::new));
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).isEqualTo(quads);
        }
    }

    @Test
    void refuses_a_term_that_it_could_not_read_back_and_goes_on() {
        try (Workspace workspace = open()) {
            add(workspace, quad("", "urn:a", "one"));
            assertThatThrownBy(() -> add(workspace, quad("", "urn:b", "half a pair \uD83E")))
                    .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ErrorCode.RDF_INVALID));
            add(workspace, quad("", "urn:c", "three"));
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).containsExactlyInAnyOrder(quad("", "urn:a", "one"), quad("", "urn:c", "three"));
        }
    }

    @Test
    void keeps_a_name_that_is_many_times_as_long_in_its_normal_form() {
        Quad name = quad("", "urn:a", "\uFDFA".repeat(1_000));
        try (Workspace workspace = open()) {
            add(workspace, name);
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).containsExactly(name);
        }
    }

    @Test
    void goes_on_after_a_writer_was_interrupted() {
        Quad after = quad("", "urn:b", "two");
        try (Workspace workspace = open()) {
            Thread.currentThread().interrupt();
            try {
                assertThatThrownBy(() -> add(workspace, quad("", "urn:a", "one")))
                        .isInstanceOf(MarrowException.class);
            } finally {
                assertThat(Thread.interrupted()).isTrue();
            }
            add(workspace, after);
            assertThat(all(workspace)).containsExactly(after);
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).containsExactly(after);
        }
    }

    @Test
    void keeps_nothing_of_a_write_that_throws() {
        try (Workspace workspace = open()) {
            assertThatThrownBy(() -> workspace.write(dataset -> {
                        dataset.add(quad("", "urn:a", "one"));
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(all(workspace)).isEmpty();
            add(workspace, quad("", "urn:b", "two"));
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).containsExactly(quad("", "urn:b", "two"));
        }
    }

    @Test
    void writes_nothing_down_for_what_comes_and_goes_in_one_transaction() throws IOException {
        try (Workspace workspace = open()) {
            long before = Files.size(log());
            workspace.write(dataset -> {
                dataset.add(quad("", "urn:a", "one"));
                dataset.delete(quad("", "urn:a", "one"));
                return true;
            });
            assertThat(Files.size(log())).isEqualTo(before);
        }
    }

    @Test
    void takes_as_many_statements_as_its_limit_and_no_more() {
        try (Workspace workspace = Workspace.open(folder, 2)) {
            add(workspace, quad("", "urn:a", "one"), quad("urn:g", "urn:a", "two"));
            assertThatThrownBy(() -> add(workspace, quad("", "urn:a", "three")))
                    .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ErrorCode.WORKSPACE_FULL))
                    .hasMessageContaining("at most 2");
            workspace.write(dataset -> {
                dataset.delete(quad("", "urn:a", "one"));
                dataset.add(quad("", "urn:a", "three"));
                return true;
            });
            assertThat(workspace.statements()).isEqualTo(2);
        }
    }

    @Test
    void is_open_in_one_place_at_a_time() {
        try (Workspace workspace = open()) {
            assertThat(workspace.statements()).isZero();
            assertThatThrownBy(this::open)
                    .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ErrorCode.WORKSPACE_IN_USE))
                    .hasMessageContaining(folder.toString());
        }
        open().close();
    }

    @Test
    void understands_updates_as_its_log_does() {
        Set<Quad> before;
        try (Workspace workspace = open()) {
            for (String update : List.of(
                    "INSERT DATA { <urn:a> <urn:p> 1, 2 . GRAPH <urn:g> { <urn:a> <urn:p> 3 } }",
                    "ADD DEFAULT TO <urn:h>",
                    "DELETE { ?s ?p 1 } INSERT { ?s ?p 4 } WHERE { ?s ?p 1 }",
                    "MOVE <urn:g> TO <urn:i>",
                    "CLEAR DEFAULT")) {
                workspace.write(dataset -> {
                    UpdateExec.dataset(dataset).update(update).execute();
                    return true;
                });
            }
            before = all(workspace);
        }
        assertThat(before).hasSize(3);
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).isEqualTo(before);
            workspace.write(dataset -> {
                UpdateExec.dataset(dataset).update("DROP ALL").execute();
                return true;
            });
            assertThat(workspace.statements()).isZero();
        }
        try (Workspace workspace = open()) {
            assertThat(all(workspace)).isEmpty();
        }
    }

    @Test
    void cuts_off_a_last_transaction_that_broke_off_at_any_byte(@TempDir Path copy) throws IOException {
        long whole;
        try (Workspace workspace = open()) {
            add(workspace, quad("", "urn:a", "one"));
            whole = Files.size(log());
            add(workspace, quad("urn:g", "urn:b", "two"), quad("", "urn:b", "three"));
        }
        byte[] bytes = Files.readAllBytes(log());
        for (int length = (int) whole; length < bytes.length; length++) {
            for (boolean hasHole : List.of(false, true)) {
                byte[] torn = java.util.Arrays.copyOf(
                        java.util.Arrays.copyOf(bytes, length), hasHole ? bytes.length : length);
                Files.write(copy.resolve(log().getFileName()), torn);
                try (Workspace workspace = Workspace.open(copy, LIMIT)) {
                    assertThat(all(workspace)).as("cut at %d", length).containsExactly(quad("", "urn:a", "one"));
                    add(workspace, quad("", "urn:c", "after"));
                }
                try (Workspace workspace = Workspace.open(copy, LIMIT)) {
                    assertThat(all(workspace))
                            .containsExactlyInAnyOrder(quad("", "urn:a", "one"), quad("", "urn:c", "after"));
                }
            }
        }
    }

    @Test
    void refuses_to_open_with_a_byte_changed_anywhere(@TempDir Path copy) throws IOException {
        try (Workspace workspace = open()) {
            add(workspace, quad("", "urn:a", "one"));
            add(workspace, quad("", "urn:b", "two"));
        }
        byte[] bytes = Files.readAllBytes(log());
        Path file = copy.resolve(log().getFileName());
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file, damaged);
            assertThatThrownBy(() -> Workspace.open(copy, LIMIT).close())
                    .as("byte %d", at)
                    .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ErrorCode.WORKSPACE_BROKEN))
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("at byte ");
        }
    }

    @Test
    void refuses_to_open_without_one_of_its_files() throws IOException {
        try (Workspace workspace = Workspace.open(folder, LIMIT, 1, java.nio.channels.FileChannel::open)) {
            add(workspace, quad("", "urn:a", "one"));
            awaitSnapshot();
        }
        try (Workspace workspace = open()) {
            add(workspace, quad("", "urn:b", "two"));
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().contains("snapshot")).toList()) {
                Files.delete(file);
            }
        }
        assertThatThrownBy(this::open).satisfies(e -> assertThat(codeOf(e)).isEqualTo(ErrorCode.WORKSPACE_BROKEN));
    }

    @Test
    void reads_on_after_a_crash_between_any_two_steps_of_a_compaction(@TempDir Path copy) throws IOException {
        List<List<Path>> moments = new ArrayList<>();
        Path kept = copy.resolve("kept");
        Files.createDirectories(kept);
        WorkspaceFiles.Opener opener = (file, options) -> {
            snapshotOf(kept.resolve(Integer.toString(moments.size())));
            moments.add(List.of());
            return java.nio.channels.FileChannel.open(file, options);
        };
        Quad one = quad("", "urn:a", "one");
        try (Workspace workspace = Workspace.open(folder, LIMIT, 1, opener)) {
            add(workspace, one);
            awaitSnapshot();
        }
        snapshotOf(kept.resolve("end"));
        assertThat(moments).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 1; i < moments.size(); i++) {
            try (Workspace workspace = Workspace.open(kept.resolve(Integer.toString(i)), LIMIT)) {
                assertThat(all(workspace)).containsExactly(one);
            }
        }
        try (Workspace workspace = Workspace.open(kept.resolve("end"), LIMIT)) {
            assertThat(all(workspace)).containsExactly(one);
        }
    }

    private void snapshotOf(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @RepeatedTest(20)
    void finds_by_name_what_its_statements_say_after_every_write_and_restart(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        for (int restart = 0; restart < 3; restart++) {
            try (Workspace workspace = Workspace.open(folder, LIMIT, 2000, java.nio.channels.FileChannel::open)) {
                for (int write = 0; write < 10; write++) {
                    boolean fails = random.nextInt(4) == 0;
                    try {
                        workspace.write(dataset -> {
                            change(dataset, random);
                            if (fails) {
                                throw new IllegalStateException();
                            }
                            return true;
                        });
                    } catch (IllegalStateException e) {
                        assertThat(fails).isTrue();
                    }
                    assertThat(searched(workspace)).isEqualTo(stated(workspace));
                }
            }
        }
    }

    private static void change(DatasetGraph dataset, SplittableRandom random) {
        for (int i = random.nextInt(8); i >= 0; i--) {
            Quad quad = quad(
                    random.nextBoolean() ? "" : "urn:g" + random.nextInt(2),
                    "urn:s" + random.nextInt(6),
                    "seizure " + random.nextInt(4));
            if (random.nextInt(3) == 0) {
                dataset.delete(quad);
            } else {
                dataset.add(quad);
            }
        }
    }

    private static Set<String> searched(Workspace workspace) {
        Set<String> found = new TreeSet<>();
        workspace.names("seizure", 1000).forEach(name -> found.add(name.thing()));
        return found;
    }

    private static Set<String> stated(Workspace workspace) {
        Set<String> stated = new TreeSet<>();
        all(workspace).forEach(quad -> stated.add(quad.getSubject().getURI()));
        return stated;
    }
}
