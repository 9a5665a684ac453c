package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Shipped;
import org.marrow.web.Server;

@DisplayName("mw:search in SPARQL")
class SearchInSparqlTest {

    private static final String PREFIXES = """
            PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX oio: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;
    private static final String TERM = "http://purl.obolibrary.org/obo/HP_0033606";
    private static final String CONCEPT = "https://www.ncbi.nlm.nih.gov/medgen/C0302173";

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private final Release release = ReleaseBuilder.home(ontology);
    private Search search = Lookups.of(release, ontology.prefixes()).search();

    @BeforeEach
    void open() {
        search = Lookups.of(release, ontology.prefixes()).search();
    }

    @AfterEach
    void close() {
        release.close();
    }

    private List<String> select(String pattern) {
        return select(release.dataset(), pattern);
    }

    /// The values of each row, with a blank between two.
    private static List<String> select(DatasetGraph dataset, String pattern) {
        return dataset.calculateRead(() -> {
            List<String> rows = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset)
                    .query(PREFIXES + "SELECT * { " + pattern + " }")
                    .build()) {
                var answer = execution.select();
                answer.forEachRemaining(row -> rows.add(String.join(
                        " ",
                        answer.getResultVars().stream()
                                .map(row::get)
                                .map(value -> value == null
                                        ? "-"
                                        : value.isURI() ? value.getURI() : value.getLiteralLexicalForm())
                                .toList())));
            }
            return rows;
        });
    }

    @Test
    void gives_the_hits_of_the_search_in_their_order() {
        List<String> expected = search.find(Search.Request.of("arrest", 100)).hits().stream()
                .map(hit -> ontology.prefixes().iri(hit.thing().id()))
                .toList();
        assertThat(expected).hasSizeGreaterThan(2);
        assertThat(select("?thing mw:search \"arrest\"")).isEqualTo(expected);
        assertThat(select("?thing mw:search (\"arrest\" 2)")).isEqualTo(expected.subList(0, 2));
    }

    @Test
    void says_by_what_a_thing_was_found() {
        assertThat(select("(?thing ?text ?match ?type) mw:search (\"haematopoietic maturation arrest\" 1)"))
                .containsExactly(TERM + " Haematopoietic maturation arrest EXACT_SYNONYM EXACT_SYNONYM");
        assertThat(select("(?thing ?text) mw:search \"14998000\"")).containsExactly(CONCEPT + " 14998000");
    }

    @Test
    void joins_with_triple_patterns_before_and_after_it() {
        assertThat(select("?thing mw:search \"haematopoietic maturation arrest\" ; oio:id ?id"))
                .containsExactly(TERM + " HP:0033606");
        assertThat(select("?thing oio:id ?id . ?thing mw:search \"haematopoietic maturation arrest\""))
                .containsExactly(TERM + " HP:0033606");
    }

    @Test
    void keeps_a_thing_that_has_a_value_if_it_is_among_the_hits() {
        assertThat(select("HP:0033606 mw:search \"arrest\"")).containsExactly("");
        assertThat(select("HP:0000118 mw:search \"arrest\"")).isEmpty();
        assertThat(select("VALUES ?thing { HP:0033606 HP:0000118 } ?thing mw:search \"arrest\""))
                .containsExactly(TERM);
    }

    @Test
    void takes_the_text_from_the_pattern_before_it() {
        assertThat(select("HP:0033606 rdfs:label ?label . ?thing mw:search ?label"))
                .contains("Bone marrow maturation arrest " + TERM, "Bone marrow maturation arrest " + CONCEPT);
    }

    @Test
    void keeps_to_a_value_that_a_variable_has_already() {
        assertThat(select("(?thing ?same ?match ?match) mw:search \"haematopoietic maturation arrest\""))
                .containsExactly(
                        TERM + " Haematopoietic maturation arrest EXACT_SYNONYM",
                        CONCEPT + " Haematopoietic maturation arrest EXACT_SYNONYM");
        assertThat(select("(?thing ?text ?text) mw:search \"haematopoietic maturation arrest\""))
                .isEmpty();
        assertThat(select("(?thing ?text \"CODE\") mw:search \"bone marrow maturation arrest\""))
                .isEmpty();
    }

    @Test
    void finds_nothing_for_a_text_without_words() {
        assertThat(select("?thing mw:search \" - \"")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?thing mw:search HP:0033606 | found http://purl.obolibrary.org/obo/HP_0033606, expected a text",
                "?thing mw:search ?text | found ?text without a value, expected a text",
                "?thing mw:search (\"a\" 0) | expected a whole number from 1 to 1000",
                "?thing mw:search (\"a\" 1001) | expected a whole number from 1 to 1000",
                "?thing mw:search (\"a\" \"5\") | found \"5\", expected a whole number from 1 to 1000",
                "?thing mw:search (\"a\" 5 6) | found 3 parts after it, expected a text, or (text limit)",
                "(?a ?b ?c ?d ?e) mw:search \"a\" | found 5 parts before it, expected ?thing or"
            })
    void refuses_a_wrong_argument(String pattern, String message) {
        assertThatThrownBy(() -> select(pattern))
                .isInstanceOf(QueryParseException.class)
                .hasMessageStartingWith("mw:search: ")
                .hasMessageContaining(message);
    }

    @Test
    void is_known_to_its_own_release_alone() {
        assertThat(PropertyFunctionRegistry.get().isRegistered(Mw.SEARCH.getURI()))
                .isFalse();
        assertThat(select(DatasetGraphFactory.createTxnMem(), "?thing mw:search \"arrest\""))
                .isEmpty();
        try (Release other = ReleaseBuilder.home(ontology)) {
            assertThat(select(other.dataset(), "?thing mw:search \"arrest\"")).isEmpty();
        }
        assertThat(select("?thing mw:search \"arrest\"")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sparql", "release/ID/sparql"})
    void is_known_to_the_server_on_every_route(String route) throws IOException, InterruptedException {
        try (var marrow = Marrow.open();
                Server server = marrow.serve(0, true);
                HttpClient client = HttpClient.newHttpClient()) {
            URI url = server.url().resolve(route.replace("ID", marrow.release()));
            assertThat(ask(client, url, "?thing mw:search (\"bone marrow maturation arrest\" 1)")
                            .body())
                    .isEqualTo("thing\r\n" + TERM + "\r\n");
            HttpResponse<String> wrong = ask(client, url, "?thing mw:search (\"a\" 0)");
            assertThat(wrong.statusCode()).isEqualTo(400);
            assertThat(wrong.body()).contains("mw:search: found");
        }
    }

    private static HttpResponse<String> ask(HttpClient client, URI url, String pattern)
            throws IOException, InterruptedException {
        String query = URLEncoder.encode(PREFIXES + "SELECT * { " + pattern + " }", StandardCharsets.UTF_8);
        return client.send(
                HttpRequest.newBuilder(URI.create(url + "?query=" + query))
                        .header("Accept", "text/csv")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
