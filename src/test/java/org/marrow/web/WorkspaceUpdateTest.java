package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The evaluation tests of SPARQL 1.1 Update under their names in the W3C's test suite, over HTTP.
@DisplayName("An update of the workspace")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspaceUpdateTest {

    /// @param before  what there is, in TriG
    /// @param after   what there has to be then
    /// @param refused whether the answer is an error
    record Case(String name, String does, String before, String update, String after, boolean refused) {}

    private static final String PREFIX = "PREFIX : <http://example.org/>\n";

    private ServedWorkspace workspace;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        workspace = new ServedWorkspace(folder);
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    static List<Case> all() {
        try (InputStream file = WorkspaceUpdateTest.class.getResourceAsStream("/update-tests.yaml")) {
            List<Map<String, Object>> cases = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return cases.stream()
                    .map(each -> new Case(
                            text(each, "name"),
                            text(each, "does"),
                            text(each, "before"),
                            text(each, "update"),
                            text(each, "after"),
                            each.containsKey("refused")))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Map<String, Object> fields, String name) {
        return String.valueOf(fields.get(name));
    }

    static Stream<Named<Case>> cases() {
        return all().stream().map(each -> Named.of(each.name() + " " + each.does(), each));
    }

    private static DatasetGraph dataset(String text, Lang language) {
        return RDFParser.fromString(text, language).toDatasetGraph();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void does_what_the_standard_says(Case test) {
        assertThat(workspace.update("DROP ALL").statusCode()).isEqualTo(204);
        assertThat(workspace
                        .send("POST", "workspace/data", "application/trig", PREFIX + test.before())
                        .statusCode())
                .isEqualTo(204);
        HttpResponse<String> answer = workspace.update(PREFIX + test.update());
        if (test.refused()) {
            assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
        String found = workspace
                .send("GET", "workspace/data", "", "", "Accept", "application/n-quads")
                .body();
        assertThat(IsoMatcher.isomorphic(dataset(PREFIX + test.after(), Lang.TRIG), dataset(found, Lang.NQUADS)))
                .as("found:%n%s", found)
                .isTrue();
    }
}
