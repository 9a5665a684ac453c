package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The queries that `src/bench/sparql` times.
@DisplayName("A query of the benchmark")
class WorkloadTest {

    private static final Path WORKLOAD = Path.of("src/bench/workload");
    private static final Path DRAW = WORKLOAD.resolve("draw");
    private static final Pattern HEADER = Pattern.compile("(?m)^#\\+ (\\w+): (.*)$");
    private static final Pattern VALUE = Pattern.compile("(\\w+)=(\\S+)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\?_(\\w+)");

    static List<Path> timed() throws IOException {
        return queries(WORKLOAD);
    }

    static List<Path> drawn() throws IOException {
        return queries(DRAW);
    }

    private static List<Path> queries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> header(String text) {
        Map<String, String> found = new TreeMap<>();
        HEADER.matcher(text).results().forEach(line -> found.put(line.group(1), line.group(2)));
        return found;
    }

    private static Map<String, String> values(String line) {
        return VALUE.matcher(line).results().collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)));
    }

    private static Query parsed(String text) {
        return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
    }

    @ParameterizedTest
    @MethodSource("timed")
    void is_standard_and_says_what_it_is(Path file) throws IOException {
        String text = Files.readString(file);
        assertThat(parsed(text).isSelectType()).isTrue();
        assertThat(header(text)).containsKey("summary");
        assertThat(header(text).get("kind")).isIn("look-up", "hierarchy", "scan");
        assertThat(header(text).getOrDefault("target", "1")).matches("\\d+");
    }

    @ParameterizedTest
    @MethodSource("timed")
    void has_a_value_for_each_placeholder(Path file) throws IOException {
        String text = Files.readString(file);
        Set<String> placeholders = PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult place) -> place.group(1))
                .collect(Collectors.toSet());
        Map<String, String> header = header(text);
        if (!placeholders.isEmpty()) {
            assertThat(header).containsKey("draw");
        }
        for (String line : List.of("draw", "fixed")) {
            if (header.containsKey(line)) {
                assertThat(values(header.getOrDefault(line, ""))).containsOnlyKeys(placeholders);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("timed")
    void draws_from_what_is_there(Path file) throws IOException {
        Map<String, String> draw = values(header(Files.readString(file)).getOrDefault("draw", ""));
        assertThat(draw.values())
                .allSatisfy(name -> assertThat(DRAW.resolve(name + ".rq")).exists());
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void is_drawn_for_in_one_column_and_in_an_order(Path file) throws IOException {
        Query query = parsed(Files.readString(file));
        assertThat(query.getResultVars()).hasSize(1);
        assertThat(query.isDistinct()).isTrue();
        assertThat(query.hasOrderBy()).isTrue();
    }
}
