package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.app.Marrow;

/// Compares each query's answer on the home concept with the file of the same name in `src/test/resources/answers`;
/// the size and digest of `ontology/` itself, which change with every edit, are masked.
@DisplayName("The catalogue on the home concept")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueAnswersTest {

    private final Marrow marrow = Marrow.open();

    @BeforeAll
    void has_questions() {
        assertThat(marrow.queries().list()).hasSizeGreaterThanOrEqualTo(10);
    }

    @AfterAll
    void close() {
        marrow.close();
    }

    List<String> tables() {
        return names(false);
    }

    List<String> graphs() {
        return names(true);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void answers_with_the_expected_table(String name) throws IOException {
        var out = new ByteArrayOutputStream();
        marrow.queries().write(name, Map.of(), AnswerFormat.CSV, out);
        assertThat(out.toString(StandardCharsets.UTF_8)
                        .replaceAll(",\\d+,[0-9a-f]{64},", ",{bytes},{sha256},")
                        .lines())
                .containsExactlyElementsOf(expected(name + ".csv").lines().toList());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void answers_with_the_expected_graph(String name) throws IOException {
        var expected =
                RDFParser.fromString(expected(name + ".ttl"), Lang.TURTLE).toGraph();
        assertThat(expected.isEmpty()).isFalse();
        assertThat(marrow.queries().construct(name, Map.of()).find().toList())
                .containsExactlyInAnyOrderElementsOf(expected.find().toList());
    }

    private List<String> names(boolean graphs) {
        return marrow.queries().list().stream()
                .filter(query -> query.isGraph() == graphs)
                .map(CatalogueQuery::name)
                .toList();
    }

    private static String expected(String file) throws IOException {
        try (InputStream answer = CatalogueAnswersTest.class.getResourceAsStream("/answers/" + file)) {
            assertThat(answer)
                    .as("an expected answer in src/test/resources/answers/" + file)
                    .isNotNull();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
