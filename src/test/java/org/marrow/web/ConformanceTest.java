package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of the standards' tests")
class ConformanceTest {

    private static final Pattern STANDARD = Pattern.compile(
            "(bad_)?(query|update|multiple_queries|multiple_updates)(_\\w+)?|returns_rdf|has_endpoint_triple|conforms_to_schema"
                    + "|(get_of_)?(put|post|delete)__\\w+|head_on_\\w+");

    private static List<String> tests(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> STANDARD.matcher(name).matches())
                .sorted()
                .toList();
    }

    @Test
    void names_the_tests_that_run_and_no_others() throws IOException {
        List<String> rows = Pattern.compile("^\\| ([\\w-]+) \\| (passed|deviated)", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("src/docs/conformance.md")))
                .results()
                .map(row -> row.group(1))
                .toList();
        List<String> tests = Stream.concat(
                        Stream.of(
                                        SparqlProtocolTest.class,
                                        SparqlUpdateProtocolTest.class,
                                        ServiceDescriptionTest.class,
                                        GraphStoreProtocolTest.class)
                                .flatMap(type -> tests(type).stream()),
                        WorkspaceUpdateTest.all().stream().map(WorkspaceUpdateTest.Case::name))
                .toList();
        assertThat(rows).hasSize(37 + 19 + 102).containsExactlyInAnyOrderElementsOf(tests);
    }

    @Test
    void tries_each_update_at_both_endpoints() {
        assertThat(tests(WorkspaceUpdateProtocolTest.class)).isEqualTo(tests(SparqlUpdateProtocolTest.class));
    }
}
