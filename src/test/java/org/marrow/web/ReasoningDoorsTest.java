package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.Heart;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("What follows, over HTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasoningDoorsTest {

    private static final String HTML = "text/html";
    private static final String VALVE_WHY = "why?class=HP:0001654&superclass=HP:0001627";

    @TempDir
    static Path folder;

    private Marrow marrow = Marrow.open();
    private Server server = marrow.serve(0, true);
    private PlainClient client = new PlainClient(server.url());

    @BeforeAll
    void start() throws IOException {
        close();
        var data = new DataFolder(folder.resolve("data"));
        ReleaseBuilder.build(OntologyFolder.read(Shipped.ontology()), List.of(Heart.owl(folder)), data, Progress.NONE);
        marrow = Marrow.open(data.path());
        server = marrow.serve(0, true);
        client = new PlainClient(server.url());
    }

    @AfterAll
    void close() {
        client.close();
        server.close();
        marrow.close();
    }

    private Document page(String path) {
        HttpResponse<String> response = client.get(path, HTML);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Jsoup.parse(response.body());
    }

    private JsonNode json(String path) throws IOException {
        HttpResponse<String> response = client.get(path, "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new ObjectMapper().readTree(response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void leads_from_a_term_to_what_it_follows_to_be_below_and_why() {
        Document term = page("term/HP:0001654");
        assertThat(term.select("#follows li").eachText())
                .containsExactly("below Abnormal heart morphology HP:0001627 why Abnormal heart morphology");
        Document why =
                page(term.select("#follows li a").eachAttr("href").getLast().substring(1));
        assertThat(why.select("h1").text())
                .isEqualTo("Why Abnormal heart valve morphology is below Abnormal heart morphology");
        assertThat(why.select(".axioms li").eachText())
                .contains("'cardiac valve' SubClassOf 'part of' some heart")
                .hasSize(4);
        assertThat(why.select(".axioms a[href='/term/HP:0001627']")).isNotEmpty();
        assertThat(why.select(".axioms a").eachAttr("href"))
                .allSatisfy(url -> assertThat(client.get(url.substring(1), HTML).statusCode())
                        .as(url)
                        .isEqualTo(200));
        assertThat(why.text()).contains("marrow why HP:0001654 HP:0001627 --limit 3");
    }

    @Test
    void has_a_page_for_a_class_of_another_ontology() {
        assertThat(page("term/UBERON:0000948").select("h1").text()).startsWith("heart");
    }

    @Test
    void shows_classes_that_are_the_same() {
        assertThat(page("term/HP:0002583").select("#follows li").eachText())
                .containsExactly(
                        "the same as Inflammation of the large intestine HP:0002037 why Inflammation of the large intestine");
    }

    @Test
    void says_nothing_on_the_page_of_a_term_about_which_nothing_follows() {
        assertThat(page("term/HP:0001871").select("#follows")).isEmpty();
    }

    @Test
    void keeps_the_form_where_a_class_is_unknown() {
        HttpResponse<String> response = client.get("why?class=hart&superclass=organ", HTML);
        assertThat(response.statusCode()).isEqualTo(404);
        Document why = Jsoup.parse(response.body());
        assertThat(why.select("form.why input[name=class]").attr("value")).isEqualTo("hart");
        assertThat(why.select("[role=alert]").text()).contains("did you mean heart?");
    }

    @Test
    void offers_an_example_that_follows_and_the_way_round() {
        Document why = page(page("why").select("p a[href^=/why]").attr("href").substring(1));
        assertThat(why.select("h2").text()).startsWith("It follows");
        Document not = page("why?class=HP:0001627&superclass=HP:0001654");
        assertThat(page(not.select(".panel p a[href^=/why]").attr("href").substring(1))
                        .select("h2")
                        .text())
                .startsWith("It follows");
    }

    @Test
    void asks_for_two_classes_where_none_is_given() {
        Document why = page("why");
        assertThat(why.select("form.why input[name=class]")).hasSize(1);
        assertThat(why.select(".axioms")).isEmpty();
    }

    @Test
    void says_on_its_page_that_something_does_not_follow() {
        Document why = page("why?class=HP:0001627&superclass=HP:0001654");
        assertThat(why.select("h2").text()).startsWith("It does not follow");
        assertThat(why.select("h1").text()).contains("does not follow to be below");
    }

    @Test
    void tells_of_a_class_that_there_is_not() {
        HttpResponse<String> unknown = client.get("why?class=hart&superclass=organ", HTML);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("did you mean heart?");
    }

    @Test
    void leads_programs_from_its_page_to_the_same_as_JSON() {
        HttpResponse<String> response = client.get(VALVE_WHY, "application/json");
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location").orElse(""))
                .isEqualTo("/api/reasoning/why?class=HP:0001654&superclass=HP:0001627");
    }

    @Test
    void is_the_same_pinned_to_a_release() {
        String release = marrow.release();
        Document why = page("release/" + release + "/" + VALVE_WHY);
        assertThat(why.select(".axioms a").eachAttr("href").getFirst()).startsWith("/release/" + release + "/term/");
        assertThat(client.get("release/" + release + "/" + VALVE_WHY, HTML)
                        .headers()
                        .firstValue("X-Marrow-Release"))
                .contains(release);
    }

    @Test
    void explains_as_JSON() throws IOException {
        JsonNode answer = json("api/reasoning/why?class=HP:0001654&superclass=HP:0001627&limit=5");
        assertThat(answer.get("follows").asBoolean()).isTrue();
        assertThat(answer.get("justifications")).hasSize(1);
        assertThat(answer.at("/justifications/0")).hasSize(4);
        assertThat(answer.at("/child/id").asText()).isEqualTo("HP:0001654");
    }

    @Test
    void answers_class_expressions_page_by_page() throws IOException {
        String path =
                "api/reasoning/classes?expression=" + encoded("'has part' some ('inheres in part of' some heart)");
        JsonNode all = json(path);
        assertThat(all.get("total").asInt()).isEqualTo(4);
        assertThat(all.get("classes")).hasSize(4);
        JsonNode second = json(path + "&offset=1&limit=2");
        assertThat(second.get("total").asInt()).isEqualTo(4);
        assertThat(second.get("classes"))
                .containsExactly(all.get("classes").get(1), all.get("classes").get(2));
        assertThat(json(path + "&offset=9").get("classes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            api/reasoning/classes | 400 | expression: found no value
            api/reasoning/classes?expression=heart+some | 400 | MALFORMED_EXPRESSION
            api/reasoning/classes?expression=heart&relation=near | 400 | relation
            api/reasoning/classes?expression=heart&seconds=31 | 400 | seconds
            api/reasoning/why?class=hart&superclass=organ | 404 | UNKNOWN_IDENTIFIER
            api/reasoning/why?class=heart | 400 | superclass: found no value
            api/reasoning/why?class=heart&superclass=organ&limit=101 | 400 | limit
            """)
    void refuses_what_it_cannot_answer(String path, int status, String text) {
        HttpResponse<String> refused = client.get(path, "application/json");
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.body()).contains(text);
    }

    @Test
    void has_a_validator_by_which_it_is_not_sent_again() {
        String path = "api/reasoning/why?class=heart&superclass=organ";
        String etag = client.get(path, "application/json")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> again =
                client.send(client.to(path).header("Accept", "application/json").header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }
}
