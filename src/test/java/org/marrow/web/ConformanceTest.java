package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of the standards' tests")
class ConformanceTest {

    private static final Pattern STANDARD = Pattern.compile(
            "(bad_)?(query|update|multiple_queries|multiple_updates)(_\\w+)?|returns_rdf|has_endpoint_triple|conforms_to_schema");

    @Test
    void names_the_tests_that_run_and_no_others() throws IOException {
        List<String> rows = Pattern.compile("^\\| (\\w+_\\w+) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("src/docs/conformance.md")))
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("[| ]", ""))
                .toList();
        List<String> tests = Stream.of(
                        SparqlProtocolTest.class, SparqlUpdateProtocolTest.class, ServiceDescriptionTest.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .map(Method::getName)
                .filter(name -> STANDARD.matcher(name).matches())
                .toList();
        assertThat(rows).hasSize(37).containsExactlyInAnyOrderElementsOf(tests);
    }
}
