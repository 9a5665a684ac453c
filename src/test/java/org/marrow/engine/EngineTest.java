package org.marrow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;

@DisplayName("A stranger's query")
class EngineTest {

    private static final QueryLimits LIMITS = QueryLimits.USUAL;
    private static final String MATH = "PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> ";
    private static final String XSD = "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> ";
    private static final String BASE = "http://localhost/";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o FILTER(<java:java.lang.System>(?s)) }",
                "PREFIX afn: <http://jena.apache.org/ARQ/function#> SELECT (afn:wait(3000) AS ?x) {}",
                "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT ?where { ?s ?p ?o } }",
                "ASK { FILTER EXISTS { { SELECT ?s { SERVICE <http://localhost:1/> { ?s ?p ?o } } } } }",
                "SELECT * { ?s <java:org.example.Property> ?o }",
                "SELECT * { ?s ?p ?o } ORDER BY (EXISTS { ?s <java:org.example.Property> ?o })",
                "SELECT (SUM(IF(EXISTS { ?s <java:org.example.Property> ?o }, 1, 0)) AS ?n) { ?s ?p ?o }",
                "SELECT * { ?s <http://jena.apache.org/ARQ/property#versionARQ> ?o }",
                "SELECT ?s { ?s ?p ?o } ORDER BY <java:java.lang.System>(?s)",
                "SELECT (SUM(<java:java.lang.System>(?o)) AS ?n) { ?s ?p ?o } GROUP BY (<java:java.lang.System>(?s) AS ?k)",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (<java:java.lang.System>(?s))"
            })
    void that_would_get_out_is_not_allowed(String query) {
        refused(query, ErrorCode.NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PREFIX math: <http://www.w3.org/2005/xpath-functions/math#> SELECT (math:log(2.0) AS ?x) {}",
                "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer(\"2\") AS ?x) {}",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER NOT EXISTS { ?o ?q ?s } } # a comment with ((((",
                "SELECT * { ?s <http://example.org/((((> \"((((\\\"\" , '''((((''' . FILTER(?s < 3 && 2 <?o) }"
            })
    void of_the_standard_is_allowed(String query) {
        assertThat(Engine.parse(query, BASE, LIMITS)).isNotNull();
    }

    @Test
    void is_read_as_the_standard_and_no_more() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> Engine.parse("SELECT * { ?s ?p ?o LET(?x := 1) }", BASE, LIMITS));
    }

    @Test
    void may_be_as_deep_and_long_as_the_limits() {
        assertThat(one("SELECT (" + "(".repeat(60) + "1" + ")".repeat(60) + " AS ?x) {}"))
                .isEqualTo("1");
        assertThat(one("SELECT (" + "1+".repeat(900) + "1 AS ?x) {}")).isEqualTo("901");
        assertThat(one("SELECT (COUNT(*) AS ?x) { " + "{} UNION ".repeat(400) + " {} }"))
                .isEqualTo("401");
    }

    @Test
    void that_is_deeper_or_longer_is_too_complex() {
        List.of(
                        "SELECT (" + "(".repeat(100_000) + "1" + ")".repeat(100_000) + " AS ?x) {}",
                        "SELECT * " + "{".repeat(2_000) + "}".repeat(2_000),
                        "SELECT (" + "!".repeat(100_000) + "true AS ?x) {}",
                        "SELECT (" + "1+".repeat(100_000) + "1 AS ?x) {}",
                        "SELECT * { " + "{} UNION ".repeat(5_000) + " {} }",
                        "SELECT * { " + "BIND(1 AS ?x) ".repeat(20_000) + " }",
                        "ASK { ?a ?b ?c " + "FILTER EXISTS { ?a ?b ?c ".repeat(9) + "}".repeat(9) + " }",
                        "ASK { ?a ?b ?c " + "FILTER E\\u0058ISTS { ?a ?b ?c ".repeat(9) + "}".repeat(9) + " }",
                        "SELECT * { " + "\\u0042IND(1 AS ?x) ".repeat(20_000) + " }",
                        "SELECT (" + "9".repeat(20_000) + " AS ?x) {}",
                        "SELECT (\"" + "9".repeat(20_000) + "\" AS ?x) {}")
                .forEach(query -> refused(query, ErrorCode.QUERY_TOO_COMPLEX));
    }

    @Test
    void makes_no_text_or_number_without_an_end() {
        String doubled = IntStream.range(1, 30)
                .mapToObj(i -> "BIND(CONCAT(?x%d, ?x%d) AS ?x%d)".formatted(i - 1, i - 1, i))
                .collect(Collectors.joining(" "));
        String replaced = IntStream.range(1, 30)
                .mapToObj(i -> "BIND(REPLACE(?x%d, \"a\", \"aaaa\") AS ?x%d)".formatted(i - 1, i))
                .collect(Collectors.joining(" "));
        String squared = IntStream.range(1, 40)
                .mapToObj(i -> "BIND(?x%d * ?x%d AS ?x%d)".formatted(i - 1, i - 1, i))
                .collect(Collectors.joining(" "));
        List.of(
                        "SELECT (STRLEN(?x29) AS ?x) { VALUES ?x0 { \"abc\" } " + doubled + " }",
                        "SELECT (STRLEN(?x29) AS ?x) { VALUES ?x0 { \"abc\" } " + replaced + " }",
                        "SELECT ?x39 { VALUES ?x0 { 12 } " + squared + " }",
                        MATH + "SELECT (math:pow(3, 1000000000) AS ?x) {}",
                        MATH + "SELECT (math:pow(?o, 99999999999999999999) AS ?x) { VALUES ?o { 7 } }",
                        XSD
                                + "SELECT (\"2000-01-01T00:00:00Z\"^^xsd:dateTime + \"P9999999999999D\"^^xsd:dayTimeDuration AS ?x) {}",
                        XSD
                                + "SELECT (\"2000-01-01T00:00:00Z\"^^xsd:dateTime - ?d AS ?x) { VALUES ?d { \"-PT99999999999999H\"^^xsd:dayTimeDuration } }",
                        "SELECT (GROUP_CONCAT(?t) AS ?x) { ?a ?p ?o . ?b ?q ?r . ?c ?s ?u BIND(CONCAT(STR(?a), \""
                                + "x".repeat(1_000) + "\") AS ?t) }")
                .forEach(query -> assertThatExceptionOfType(MarrowException.class)
                        .as(query.substring(0, 40))
                        .isThrownBy(() -> one(query))
                        .returns(ErrorCode.QUERY_TOO_COMPLEX, MarrowException::code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (REGEX(\"Marrow\", \"^mar\", \"i\") AS ?x) {}",
                "SELECT (REGEX(\"a.c\", \"a.c\", \"q\") AS ?x) {}",
                "SELECT (REGEX(1, \"1\") AS ?x) {}",
                "SELECT (REPLACE(\"abracadabra\", \"a(.)\", \"a$1$1\") AS ?x) {}",
                "SELECT (REPLACE(\"Abba\"@en, \"B\", \"x\", \"i\") AS ?x) {}",
                "SELECT (REPLACE(\"abc\", \".*\", \"x\") AS ?x) {}",
                "SELECT (REPLACE(\"abc\", \"z*\", \"-\") AS ?x) {}",
                "SELECT (REPLACE(\"abc\", \"a\", \"$7\") AS ?x) {}",
                "SELECT (CONCAT(\"a\"@en, \"b\"@en) AS ?x) {}",
                "SELECT (CONCAT(\"a\"@en, \"b\") AS ?x) {}",
                "SELECT (CONCAT(\"a\", 1) AS ?x) {}",
                "SELECT (GROUP_CONCAT(?o; separator=\"|\") AS ?x) { VALUES ?o { \"a\" \"b\" 3 } }",
                "SELECT (GROUP_CONCAT(DISTINCT ?o) AS ?x) { VALUES ?o { \"a\" \"a\" } }",
                "SELECT (ENCODE_FOR_URI(UCASE(?o)) AS ?x) { VALUES ?o { \"ä b\" } }",
                "SELECT (?o * 2.5 AS ?x) { VALUES ?o { 3 } }",
                MATH + "SELECT (math:pow(2, 100) AS ?x) {}",
                MATH + "SELECT (math:pow(2, -1) AS ?x) (math:pow(2.5, 2) AS ?y) (math:pow(0, 0) AS ?z) {}",
                MATH + "SELECT (math:pow(\"a\", 2) AS ?x) {}",
                XSD + "SELECT (\"2000-01-31T00:00:00Z\"^^xsd:dateTime + \"P1M\"^^xsd:yearMonthDuration AS ?x) {}",
                XSD + "SELECT (\"2000-01-01\"^^xsd:date - \"P100Y\"^^xsd:yearMonthDuration AS ?x) (1 + 2.5 AS ?y) {}",
                "SELECT ?x { VALUES ?x { 3 \"a\" <urn:b> UNDEF 1.5 \"b\"@en } } ORDER BY DESC(?x)",
                "SELECT ?x { VALUES (?x ?y) { (3 1) (2 1) (1 0) } } ORDER BY ?y DESC(?x)"
            })
    void says_what_it_says_without_a_guard(String query) {
        assertThat(rows(query, true)).isEqualTo(rows(query, false));
    }

    @Test
    void orders_by_what_is_new_each_time() {
        assertThat(rows("SELECT ?s ?o { ?s ?p ?o } ORDER BY RAND()", true)).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (REGEX(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\", \"^(a*)*(b|\\\\1)*$\") AS ?x) {}",
                "SELECT (REPLACE(?t, \"^(a*)*(b|\\\\1)*$\", \"\") AS ?x) { VALUES ?t { \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\" } }",
                "SELECT (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }",
                "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?d ?l",
                "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
                "SELECT ?a ?d (COUNT(*) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o } GROUP BY ?a ?d",
                "SELECT (COUNT(*) AS ?x) { ?a ?b ?c FILTER EXISTS { ?d ?e ?f FILTER EXISTS { ?g ?h ?i FILTER EXISTS { ?j ?k ?l FILTER EXISTS { ?m ?n ?o FILTER(?o = 7) } } } } }",
                "SELECT (COUNT(*) AS ?x) { ?a ((:p|^:p)|(:p/^:p))/((:p|^:p)|(:p/^:p))/((:p|^:p)|(:p/^:p))/((:p|^:p)|(:p/^:p)) ?b . ?c ?d ?e . ?f ?g ?h . ?i ?j ?k }"
            })
    @Timeout(20)
    void is_stopped_when_its_time_is_over(String query) {
        try (var watch = new Watch()) {
            Context context = context();
            try (Running running =
                    watch.begin(Context.getOrSetCancelSignal(context), Duration.ofMillis(300), () -> false)) {
                assertThatThrownBy(() -> count(query, context)).isInstanceOf(QueryCancelledException.class);
                assertThat(running.stopped().getMessage()).startsWith("Stopped after 0.3 s");
                assertThat(running.elapsed()).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void is_stopped_when_its_caller_has_gone() throws InterruptedException {
        try (var watch = new Watch()) {
            Context context = context();
            try (Running running =
                    watch.begin(Context.getOrSetCancelSignal(context), Duration.ofMinutes(1), () -> true)) {
                assertThatThrownBy(() -> count("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", context))
                        .isInstanceOf(QueryCancelledException.class);
                assertThat(running.stopped()).hasMessageContaining("caller has gone");
            }
        }
    }

    private static void refused(String query, ErrorCode code) {
        assertThatExceptionOfType(MarrowException.class)
                .as(query.substring(0, Math.min(60, query.length())))
                .isThrownBy(() -> Engine.parse(query, BASE, LIMITS))
                .returns(code, MarrowException::code);
    }

    private static Context context() {
        var context = new Context();
        PathExecutor.register(context);
        Engine.guard(context, LIMITS, isLookUp -> {});
        return context;
    }

    private static long count(String query, Context context) {
        try (QueryExec execution = QueryExec.dataset(chain())
                .context(context)
                .query("PREFIX : <urn:x:> " + query)
                .build()) {
            return execution.select().stream().count();
        }
    }

    private static String one(String query) {
        Query parsed = Engine.parse(query, BASE, LIMITS);
        try (QueryExec execution =
                QueryExec.dataset(chain()).context(context()).query(parsed).build()) {
            RowSet rows = execution.select();
            return rows.next().get(rows.getResultVars().getFirst()).getLiteralLexicalForm();
        }
    }

    private static List<String> rows(String query, boolean isGuarded) {
        Context context = isGuarded ? context() : new Context();
        try (QueryExec execution = QueryExec.dataset(chain())
                .context(context)
                .query(QueryFactory.create(query))
                .build()) {
            return execution.select().stream().map(Binding::toString).toList();
        }
    }

    /// Sixty links of a chain.
    private static DatasetGraph chain() {
        DatasetGraph dataset = DatasetGraphFactory.create();
        for (int i = 0; i < 60; i++) {
            dataset.add(
                    Quad.defaultGraphIRI,
                    NodeFactory.createURI("urn:x:" + i),
                    NodeFactory.createURI("urn:x:p"),
                    NodeFactory.createURI("urn:x:" + (i + 1)));
        }
        return dataset;
    }

    @Test
    void is_planned_by_the_indexes_of_a_release_behind_what_protects_it(@TempDir Path folder) {
        try (Release release = ReleaseOnDisk.write(folder, chain())) {
            DatasetGraph shown = new DatasetGraphWrapper(release.dataset());

            assertThat(new Overlay(DatasetGraphFactory.empty()).prepare(shown, ReleaseOnDisk.context(release)))
                    .isSameAs(shown);
            assertThat(isLookUp("SELECT * { ?s ?p ?o }", shown, ReleaseOnDisk.context(release)))
                    .isTrue();
            assertThat(isLookUp("SELECT * { ?s ?p ?o }", chain(), new Context()))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { :1 :p ?o FILTER NOT EXISTS { ?a ?b ?c . ?d ?e ?f } }",
                "SELECT * { :1 :p ?o FILTER (!EXISTS { ?a ?b ?c . ?d ?e ?f } || ?o = 1) }",
                "SELECT ?x { :1 :p ?o BIND (EXISTS { ?a ?b ?c . ?d ?e ?f } AS ?x) }",
                "SELECT * { :1 :p ?o } ORDER BY (EXISTS { ?a ?b ?c . ?d ?e ?f })",
                "SELECT (SUM(IF(EXISTS { ?a ?b ?c . ?d ?e ?f }, 1, 0)) AS ?x) { :1 :p ?o }",
                "SELECT * { :1 :p ?o OPTIONAL { :2 :p ?q FILTER EXISTS { ?a ?b ?c . ?d ?e ?f FILTER(?c = ?o) } } }"
            })
    void is_no_look_up_if_a_pattern_in_an_expression_goes_through_much(String query, @TempDir Path folder) {
        try (Release release = ReleaseOnDisk.write(folder, chain())) {
            assertThat(isLookUp("PREFIX : <urn:x:> " + query, release.dataset(), ReleaseOnDisk.context(release)))
                    .isFalse();
            String little = query.replace("?a ?b ?c . ?d ?e ?f", ":2 :p ?c");
            assertThat(isLookUp("PREFIX : <urn:x:> " + little, release.dataset(), ReleaseOnDisk.context(release)))
                    .isTrue();
        }
    }

    private static boolean isLookUp(String query, DatasetGraph dataset, Context context) {
        List<Boolean> guesses = new ArrayList<>();
        Engine.guard(context, LIMITS, guesses::add);
        dataset.executeRead(() -> {
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(dataset)
                    .query(query)
                    .context(context)
                    .build()) {
                execution.select().materialize();
            }
        });
        return guesses.getFirst();
    }
}
