package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.lookup.Json;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.sheet.Shown;

@DisplayName("A record")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordPagesTest {

    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final ObjectMapper JSON = new ObjectMapper();

    static final List<String> HOSTILE = PageReleases.HOSTILE;

    @TempDir
    static Path folder;

    private PageReleases releases = new PageReleases(Path.of(""), "", "");
    private Marrow marrow = Marrow.open();
    private Server server = marrow.serve(0, true);
    private PlainClient client = new PlainClient(server.url());

    @BeforeAll
    void start() throws IOException {
        close();
        releases = PageReleases.in(folder);
        marrow = Marrow.open(releases.data());
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

    private static String header(HttpResponse<?> response, String name) {
        return String.join(", ", response.headers().allValues(name));
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle,ttl",
        "application/ld+json,jsonld",
        "application/n-triples,nt",
        "application/rdf+xml,rdf",
        "application/json,json",
        "text/csv,csv",
        "text/html,html"
    })
    void is_the_same_by_media_type_and_by_ending(String type, String ending) {
        HttpResponse<String> byType = client.get("term/HP:0033606", type);
        HttpResponse<String> byEnding = client.get("term/HP:0033606." + ending, "*/*");
        assertThat(byType.statusCode()).isEqualTo(200);
        assertThat(header(byType, "Content-Type")).startsWith(type);
        assertThat(header(byEnding, "Content-Type")).isEqualTo(header(byType, "Content-Type"));
        assertThat(header(byType, "Vary")).contains("Accept", "Accept-Language");
        assertThat(byEnding.body()).hasSameSizeAs(byType.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "term/HP:0033606",
                "concept/C0302173",
                "condition/OMIM:617014",
                "gene/NCBIGene:84522",
                "publication/PMID:25129144",
                "mapping/SNOMEDCT:14998000"
            })
    void is_one_graph_in_every_syntax(String path) {
        Graph turtle = graph(path, Lang.TURTLE);
        assertThat(turtle.size()).isGreaterThan(2);
        Stream.of(Lang.JSONLD, Lang.NTRIPLES, Lang.RDFXML)
                .forEach(lang -> assertThat(graph(path, lang).isIsomorphicWith(turtle))
                        .as(lang.toString())
                        .isTrue());
    }

    private Graph graph(String path, Lang lang) {
        HttpResponse<String> response = client.get(path, lang.getHeaderString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RDFParser.fromString(response.body(), RDFLanguages.contentTypeToLang(lang.getHeaderString()))
                .toGraph();
    }

    @Test
    void says_where_its_other_formats_are() {
        HttpResponse<String> response = client.get("term/HP:0033606", HTML);
        List<String> links = response.headers().allValues("Link");
        assertThat(links)
                .contains(
                        "</term/HP:0033606>; rel=\"canonical\"",
                        "</term/HP:0033606.ttl>; rel=\"alternate\"; type=\"text/turtle\"");
        Document page = Jsoup.parse(response.body());
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("/term/HP:0033606");
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .hasSize(6)
                .allSatisfy(
                        href -> assertThat(client.get(href.substring(1), "*/*").statusCode())
                                .isEqualTo(200));
    }

    @Test
    void refuses_a_format_that_it_does_not_have() {
        HttpResponse<String> response = client.get("term/HP:0033606", "image/png");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("expected one of: text/html, text/turtle");
    }

    @Test
    void is_in_JSON_what_the_command_line_shows() throws IOException {
        JsonNode shown = JSON.readTree(Json.bytes(Shown.of(marrow, "OMIM:617014")));
        assertThat(JSON.readTree(client.get("condition/OMIM:617014.json", "*/*").body()))
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "id/HP:0033606,/term/HP:0033606",
        "id/hp_0033606,/term/HP:0033606",
        "id/C0302173,/concept/C0302173",
        "id/549798,/concept/C0302173",
        "id/OMIM:617014,/condition/OMIM:617014",
        "id/NCBIGene:84522,/gene/NCBIGene:84522",
        "id/PMID:25129144,/publication/PMID:25129144",
        "id/SNOMEDCT_US:14998000,/mapping/SNOMEDCT:14998000",
        "id/http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FHP_0033606,/term/HP:0033606",
        "id/http%253A%252F%252Fpurl.obolibrary.org%252Fobo%252FHP_0033606,/term/HP:0033606",
        "resource?iri=http%3A%2F%2Fpurl.obolibrary.org%2Fobo%2FHP_0033606,/term/HP:0033606",
        "resource?iri=http%253A%252F%252Fpurl.obolibrary.org%252Fobo%252FHP_0033606,/term/HP:0033606",
        "resource?iri=https://identifiers.org/HP:0033606,/term/HP:0033606",
        "term/HP_0033606,/term/HP:0033606",
        "term/C0302173,/concept/C0302173",
        "concept/549798,/concept/C0302173",
        "term/hp:0033606.ttl,/term/HP:0033606.ttl",
        "term/HP:0009999,/term/HP:0410253?asked=HP:0009999",
        "search?q=HP:0033606,/id/HP:0033606"
    })
    void is_led_to_by_every_identifier(String path, String location) {
        HttpResponse<String> response = client.get(path, HTML);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(header(response, "Location")).isEqualTo(location);
        HttpResponse<String> pinned = client.get("release/" + releases.current() + "/" + path, HTML);
        assertThat(pinned.statusCode()).isEqualTo(303);
        assertThat(header(pinned, "Location")).isEqualTo("/release/" + releases.current() + location);
    }

    @Test
    void tells_people_and_programs_that_there_is_none() {
        HttpResponse<String> people = client.get("term/Bone%20marow", HTML);
        assertThat(people.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(people.body()).select(".hits a").eachText()).contains("Bone marrow maturation arrest");
        HttpResponse<String> programs = client.get("term/HP:9999999", "text/turtle");
        assertThat(programs.statusCode()).isEqualTo(404);
        assertThat(header(programs, "Content-Type")).startsWith("application/problem+json");
        assertThat(client.get("term/", HTML).statusCode()).isEqualTo(404);
        assertThat(client.get("resource", HTML).statusCode()).isEqualTo(400);
    }

    @Test
    void is_shown_though_it_is_obsolete_with_what_replaces_it() {
        Document page = page("term/HP:0000057");
        assertThat(page.select(".notice").text()).contains("HP:0000057 is obsolete", "HP:0001871");
        assertThat(page("term/HP:0000061").select(".notice").text()).contains("HP:0001881", "HP:0012135");
        assertThat(client.get("term/HP:0000057", "text/turtle").body()).contains("owl:deprecated");
    }

    @ParameterizedTest
    @CsvSource({
        "term/HP:0033606?conditions=9,conditions = 9: expected 1 to 1",
        "term/HP:0033606?conditions=x,expected a whole number",
        "term/HP:0033606?subtypes=maybe,expected yes or no",
        "term/HP:0033606?subtypes=yes&subtypes=no,'found 2 values, expected one'",
        "term/HP:0033606?lang=d,'expected the tag of a language'",
        "condition/OMIM:617014?system=HP:0000001,expected an organ system",
        "search?q=marrow&kind=disease,'expected term, concept, condition, gene or publication'"
    })
    void says_what_is_wrong_with_a_value(String path, String detail) {
        HttpResponse<String> response = client.get(path, HTML);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(response.body()).select("main").text()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource({
        "term/HP:0033606,conditions,condition",
        "term/HP:0033606?subtypes=yes,conditions,condition",
        "term/HP:0033606,genes,gene",
        "concept/C0302173,conditions,condition",
        "condition/OMIM:617014,phenotypes,phenotype",
        "condition/OMIM:616022,phenotypes,phenotype",
        "gene/NCBIGene:84522,conditions,condition"
    })
    void has_in_each_panel_what_the_question_behind_it_answers(String path, String panel, String column)
            throws IOException {
        Document page = page(path);
        List<String> shown = page.select("#" + panel + " tbody th code.id, #" + panel + " .dispute h4 code.id").stream()
                .map(cell -> cell.text())
                .distinct()
                .sorted()
                .toList();
        String url = page.selectXpath("//*[@id='" + panel + "']/details[@class='question']/p[1]/a[1]")
                .attr("href");
        List<String> answered = rows(client.get(url.replaceFirst("^https?://[^/]*/", ""), "text/csv")
                        .body())
                .stream()
                .map(row -> id(row.get(column)))
                .distinct()
                .sorted()
                .toList();
        assertThat(shown).isNotEmpty().isEqualTo(answered);
    }

    private static List<CSVRecord> rows(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.getRecords();
        }
    }

    private String id(String iri) {
        return marrow.resolver().resolve(iri).thing().orElseThrow().id().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "term/HP:0033606", "condition/OMIM:617014", "search?q=marrow", "query", "sparql"})
    void leads_from_a_pinned_page_to_pinned_pages_alone(String path) {
        String pinned = "/release/" + releases.other();
        Document page = page(pinned.substring(1) + "/" + path);
        assertThat(page.select("main a[href^=/], nav a, .brand").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith(pinned + "/") || href.startsWith("#"));
        assertThat(page.select("form").eachAttr("action")).isNotEmpty().allMatch(url -> url.startsWith(pinned + "/"));
        assertThat(page.body().attr("data-base")).isEqualTo(pinned);
        Document error =
                Jsoup.parse(client.get(pinned.substring(1) + "/nowhere", HTML).body());
        assertThat(error.select("main a[href^=/]:not([href^=/errors])").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith(pinned + "/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "term/HP:0005561?conditions=2&excluded=1",
                "condition/OMIM:100099?phenotypes=2",
                "search?q=made-up&page=3",
                "sparql",
                "query"
            })
    void has_no_link_to_itself_that_leads_nowhere(String path) {
        Document page = page(path);
        List<String> links = page.select("a[href^=/]").eachAttr("href").stream()
                .filter(href -> href.startsWith("/" + path.replaceFirst("[?].*", ""))
                        || href.startsWith("/release/" + releases.current() + "/"))
                .distinct()
                .limit(60)
                .toList();
        assertThat(links)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        href -> assertThat(client.get(href.substring(1), HTML).statusCode())
                                .isEqualTo(200));
    }

    @Test
    void shows_all_of_a_long_list_on_its_pages() {
        assertThat(Stream.of("1", "2", "3", "4", "5", "6")
                        .flatMap(number -> page("term/HP:0005561?conditions=" + number)
                                .select("#having ~ .scroll tbody tr th code.id")
                                .eachText()
                                .stream())
                        .filter(id -> id.startsWith("OMIM:101"))
                        .distinct())
                .hasSize(120);
        assertThat(page("term/HP:0005561").select("#having").text()).isEqualTo("Have it 108");
        assertThat(page("term/HP:0005561").select("#excluded").text()).isEqualTo("Looked for and not found 12");
        assertThat(page("condition/OMIM:100099").select("#phenotypes h2").text())
                .isEqualTo("Phenotypes 108 present, 12 excluded");
    }

    @ParameterizedTest
    @CsvSource({
        "made-up,,false",
        "made-up term,term,false",
        "syndrome,condition,false",
        "obsolete made-up,term,true",
        "bone marow arest,,false"
    })
    void is_found_as_REST_finds_it(String text, String kind, boolean obsolete) throws IOException {
        String query = PlainClient.form("q", text) + (kind == null ? "" : "&kind=" + kind);
        JsonNode answer = JSON.readTree(
                client.get("api/search?hits=1000&" + query + (obsolete ? "&obsolete=true" : ""), "application/json")
                        .body());
        List<String> ids = new ArrayList<>();
        answer.path("hits").forEach(hit -> {
            if (!obsolete || hit.path("thing").path("obsolete").asBoolean()) {
                ids.add(hit.path("thing").path("id").asText());
            }
        });
        Document first = page("search?" + query + (obsolete ? "&state=obsolete" : ""));
        assertThat(ids).isNotEmpty();
        assertThat(first.select(".hits code.id").eachText()).isEqualTo(ids.subList(0, Math.min(20, ids.size())));
        assertThat(first.select("[role=status]").text())
                .startsWith(ids.size() + (ids.size() == 1 ? " thing" : " things"));
        assertThat(first.select("[role=status]").text().contains("equally well"))
                .isEqualTo(answer.path("ambiguous").asBoolean());
    }

    @Test
    void names_the_other_releases_on_the_same_record() {
        Document page = page("release/" + releases.other() + "/term/HP:0033606?subtypes=yes");
        assertThat(page.select(".menu a").eachAttr("href"))
                .contains(
                        "/term/HP:0033606?subtypes=yes",
                        "/release/" + releases.current() + "/term/HP:0033606?subtypes=yes");
        assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("/term/HP:0033606");
    }

    @Test
    void has_a_validator_for_each_language() {
        HttpResponse<String> english = client.get("term/HP:0033606", HTML);
        HttpResponse<String> german = client.send(
                client.to("term/HP:0033606").header("Accept", HTML).header("Accept-Language", "de, en;q=0.5"));
        assertThat(header(german, "ETag")).isNotEqualTo(header(english, "ETag"));
        assertThat(header(german, "Content-Language")).isEqualTo("de");
        assertThat(Jsoup.parse(german.body()).select("h1").text()).isEqualTo("Knochenmarkreifungsarrest");
        HttpResponse<String> anything =
                client.send(client.to("term/HP:0033606").header("Accept", "*/*").header("Accept-Language", "de"));
        HttpResponse<String> anythingElse = client.get("term/HP:0033606", "*/*");
        assertThat(header(anything, "ETag")).isNotEqualTo(header(anythingElse, "ETag"));
        HttpResponse<String> again = client.send(
                client.to("term/HP:0033606").header("Accept", HTML).header("If-None-Match", header(english, "ETag")));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void lets_nothing_run_but_our_own_scripts() {
        HttpResponse<String> response = client.get("term/HP:0033606", HTML);
        assertThat(header(response, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self';")
                .doesNotContain("unsafe");
        Document page = Jsoup.parse(response.body());
        assertThat(page.select("[style], [onclick], style")).isEmpty();
        assertThat(page.select("script:not([type])").eachAttr("src")).allMatch(src -> src.startsWith("/assets/"));
    }

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void is_told_to_search_engines_whatever_its_name(String id) throws IOException {
        Document page = page("term/" + id);
        JsonNode told = JSON.readTree(
                page.select("script[type=application/ld+json]").outerHtml().replaceAll("</?script[^>]*>", ""));
        assertThat(told.path("name").asText())
                .isEqualTo(marrow.terms().find(id).orElseThrow().label());
        assertThat(told.path("@type").asText()).isEqualTo("DefinedTerm");
        assertThat(told.path("termCode").asText()).isEqualTo(id);
        assertThat(page.title().length()).isLessThan(200);
    }

    @Test
    void is_in_English_and_says_so_where_there_is_no_translation() {
        Document page = page("term/HP:0033606?lang=fi");
        assertThat(page.select("h1").text()).isEqualTo("Bone marrow maturation arrest");
        assertThat(page.select(".title").text()).contains("The release has no name of it in Finnish");
        assertThat(page("term/HP:0033606?lang=de-AT").select("h1").text()).isEqualTo("Knochenmarkreifungsarrest");
    }

    @Test
    void is_of_mappings_where_only_they_name_an_identifier() {
        assertThat(header(client.get("id/DOID:120", HTML), "Location")).isEqualTo("/mapping/DOID:120");
        assertThat(page("mapping/DOID:120").select("#mappings tbody tr")).isNotEmpty();
        assertThat(page("term/HP:0005561")
                        .select("#mappings tbody td:first-child a[href^=/id/]")
                        .eachAttr("href"))
                .isNotEmpty()
                .allSatisfy(
                        href -> assertThat(client.get(href.substring(1), HTML).statusCode())
                                .as(href)
                                .isEqualTo(303));
    }

    @Test
    void is_asked_for_in_Java_from_the_release_of_its_page() {
        String snippet = page("release/" + releases.other() + "/term/HP:0033606?subtypes=yes")
                .selectXpath("//*[@id='conditions']/details[@class='question']//dd[3]//code")
                .text();
        String service = snippet.replaceFirst("(?s).*URI.create\\(\"([^\"]+)\"\\).*", "$1");
        try (Lookup lookup = Marrow.connectToService(URI.create(service))) {
            assertThat(lookup.release()).isEqualTo(releases.other());
            assertThat(lookup.associations().withSubtypes(Curie.parse("HP:0033606")))
                    .hasSize(6);
        }
    }

    @Test
    void gives_the_question_behind_a_panel_as_a_file() {
        HttpResponse<String> question = client.get("query/conditions.rq?term=HP:0410253", "*/*");
        assertThat(header(question, "Content-Type")).startsWith("application/sparql-query");
        assertThat(client.ask(question.body(), "text/csv").body())
                .isEqualTo(client.get("query/conditions.csv?term=HP:0410253", "*/*")
                        .body());
    }

    @Test
    void gives_what_is_below_it_as_a_part_for_trees() {
        Document part =
                Jsoup.parse(client.get("term/HP:0033606?part=children", HTML).body());
        assertThat(part.select("html > body > ul > li > a").eachText())
                .containsExactly("Bone marrow arrest at the promyelocytic stage", "Myeloid maturation arrest");
        assertThat(client.get("condition/OMIM:617014?part=children", HTML).statusCode())
                .isEqualTo(400);
        assertThat(client.get("mapping/SNOMEDCT:14998000?part=children", HTML).statusCode())
                .isEqualTo(400);
    }
}
