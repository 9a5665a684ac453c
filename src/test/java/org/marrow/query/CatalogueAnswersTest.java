package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.Heart;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.Severity;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

/// Compares each query's answer with the file of the same name in `src/test/resources/answers`, on the home concept
/// and with the default parameters; or with the one in `miniature/` or `heart/` below it, on the [Miniature] or the
/// [Heart], and with the parameters of its first line, such as `# language=de term=HP:0033606`. What changes with every
/// edit of `ontology/`
/// is masked: its size and digest, and the number of statements made of it. A rule that finds nothing in good data has
/// its answer in [QualityRulesTest].
@DisplayName("The catalogue")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueAnswersTest {

    @TempDir
    private static Path folder;

    private final Marrow home = Marrow.open();
    private Marrow miniature = home;
    private Marrow heart = home;

    @BeforeAll
    void build() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        ReleaseBuilder.build(OntologyFolder.read(Shipped.ontology()), Miniature.all(folder), data, Progress.NONE);
        miniature = Marrow.open(folder.resolve("data"));
        DataFolder defined = new DataFolder(folder.resolve("defined"));
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), List.of(Heart.owl(folder)), defined, Progress.NONE);
        heart = Marrow.open(folder.resolve("defined"));
    }

    @AfterAll
    void close() {
        heart.close();
        miniature.close();
        home.close();
    }

    /// All but the rules that find nothing in good data, which are those that are errors.
    Stream<CatalogueQuery> questions() {
        return home.queries().list().stream()
                .filter(query -> query.rule()
                        .filter(rule -> rule.severity() == Severity.ERROR)
                        .isEmpty());
    }

    Stream<String> tables() {
        return questions().filter(query -> !query.isGraph()).map(CatalogueQuery::name);
    }

    Stream<String> graphs() {
        return questions().filter(CatalogueQuery::isGraph).map(CatalogueQuery::name);
    }

    @Test
    void has_one_expected_answer_for_each_question_and_none_without() throws IOException {
        assertThat(questions())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(query -> assertThat(ExpectedAnswer.files(query))
                        .as("expected answers of %s in %s and below", query.name(), ExpectedAnswer.FOLDER)
                        .hasSize(1));
        try (Stream<Path> files = Files.walk(ExpectedAnswer.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(questions()
                            .flatMap(query -> ExpectedAnswer.files(query).stream())
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void answers_with_the_expected_table(String name) throws IOException {
        ExpectedAnswer expected = ExpectedAnswer.to(home.queries().get(name)).orElseThrow();
        assertThat(expected.lines()).hasSizeGreaterThan(1);
        var out = new ByteArrayOutputStream();
        asked(expected).queries().write(name, expected.parameters(), AnswerFormat.CSV, out);
        assertThat(out.toString(StandardCharsets.UTF_8)
                        .replaceAll(",\\d+,[0-9a-f]{64},", ",{bytes},{sha256},")
                        .replaceAll("(?<=^|\\n)(https://w3id.org/marrow/graph/home),\\d+,", "$1,{statements},")
                        .lines())
                .containsExactlyElementsOf(expected.lines());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void answers_with_the_expected_graph(String name) throws IOException {
        ExpectedAnswer expected = ExpectedAnswer.to(home.queries().get(name)).orElseThrow();
        var graph = RDFParser.fromString(String.join("\n", expected.lines()), Lang.TURTLE)
                .toGraph();
        assertThat(graph.isEmpty()).isFalse();
        assertThat(asked(expected)
                        .queries()
                        .construct(name, expected.parameters())
                        .find()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(graph.find().toList());
    }

    private Marrow asked(ExpectedAnswer expected) {
        return switch (expected.of()) {
            case HOME -> home;
            case MINIATURE -> miniature;
            case HEART -> heart;
        };
    }
}
