package org.marrow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.app.CommandRun;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.lookup.Lookups;
import org.marrow.model.ErrorCode;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

@DisplayName("The documentation")
class ReadmeTest {

    private static final String README = read(Path.of("README.md"));

    @TempDir
    Path folder;

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> blocks(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(README)
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void lists_the_packages_in_their_order() {
        String section = README.substring(README.indexOf("## Packages"), README.indexOf("## Change it"));
        assertThat(Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(ArchitectureTest.LAYERS);
    }

    @Test
    void lists_every_graph_and_says_which_are_not_in_the_default_graph() {
        Map<String, Boolean> listed = Pattern.compile(
                        "^\\| `(https://w3id.org/marrow/graph/[^`]+)` \\| (.*) \\|$", Pattern.MULTILINE)
                .matcher(README)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> !row.group(2).contains("not in the default graph")));
        assertThat(listed).isEqualTo(graphs().collect(Collectors.toMap(graph -> graph.getURI(), Graphs::isAsserted)));
    }

    private static Stream<Node> graphs() {
        Stream<Node> named = Arrays.stream(Graphs.class.getFields())
                .filter(field -> field.getType() == Node.class)
                .map(field -> {
                    try {
                        return (Node) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new AssertionError(e);
                    }
                });
        return Stream.concat(named, Stream.of(Graphs.mappings("{set}"), Graphs.translations("{language}")));
    }

    @Test
    void asks_queries_that_have_answers() {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        try (Release release = ReleaseBuilder.home(ontology)) {
            Lookups.of(release, ontology.prefixes());
            assertThat(blocks("sparql")).isNotEmpty().allSatisfy(query -> {
                long rows = release.read(dataset ->
                        QueryExec.dataset(dataset)
                                .query(QueryFactory.create(query, Syntax.syntaxSPARQL_11))
                                .select()
                                .stream()
                                .count());
                assertThat(rows).isEqualTo(6);
            });
        }
    }

    @Test
    void shows_commands_that_print_what_it_says() {
        List<MatchResult> examples = Pattern.compile(
                        "```\n\\./marrow ([^\n]+)\n```\n\n```text\n(.*?)```", Pattern.DOTALL)
                .matcher(README)
                .results()
                .toList();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(2).allSatisfy(example -> {
            String printed = CommandRun.of(example.group(1).split(" ")).out();
            assertThat(printed.replaceAll("Release home-\\S+", "Release home-..."))
                    .isEqualTo(example.group(2));
        });
    }

    @Test
    void shows_Java_that_compiles_and_prints_what_it_says() throws Exception {
        assertThat(blocks("java")).hasSize(1);
        Path source =
                Files.writeString(folder.resolve("Example.java"), blocks("java").getFirst());
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(compiled).isZero();
        var out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            Method main = loader.loadClass("Example").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(textAfter(source));
    }

    /// The text below the block that `source` was copied from.
    private static String textAfter(Path source) {
        String code = read(source);
        String below = README.substring(README.indexOf(code) + code.length());
        assertThat(below).startsWith("```\n\n```text\n");
        return below.substring("```\n\n```text\n".length(), below.indexOf("```", 3 + "\n\n```text".length()));
    }

    @Test
    void has_a_section_for_every_error() {
        assertThat(Pattern.compile("^## ([a-z-]+)$", Pattern.MULTILINE)
                        .matcher(read(Path.of("src/docs/errors.md")))
                        .results()
                        .map((MatchResult section) -> section.group(1)))
                .containsExactlyInAnyOrder(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::anchor).toArray(String[]::new));
    }
}
