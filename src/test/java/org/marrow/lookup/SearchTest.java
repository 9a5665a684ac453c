package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Kind;
import org.marrow.model.SearchAnswer;
import org.marrow.model.SearchHit;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("Search")
class SearchTest {

    private static final Prefixes PREFIXES = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));

    /// A few terms that differ from the real ones, and what goes with them.
    private static final String TERMS = """
            PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
            PREFIX medgen: <https://www.ncbi.nlm.nih.gov/medgen/>
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX oio: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX omim: <https://omim.org/entry/>
            PREFIX ordo: <http://www.orpha.net/ORDO/Orphanet_>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

            HP:0001631 oio:id "HP:0001631" ; rdfs:label "Atrial septal defect" ; oio:hasExactSynonym "ASD" ;
                oio:hasDbXref "UMLS:C0018817" .
            HP:0000729 oio:id "HP:0000729" ; rdfs:label "Autistic behavior" ; oio:hasExactSynonym "ASD" ;
                oio:hasRelatedSynonym "Atrial" .
            HP:0001250 oio:id "HP:0001250" ; rdfs:label "Seizure" ; oio:hasAlternativeId "HP:0001275" ;
                oio:hasBroadSynonym "Fit" ; oio:hasExactSynonym "Epileptic seizure" .
            HP:0002133 oio:id "HP:0002133" ; rdfs:label "Status epilepticus" ; oio:hasNarrowSynonym "Seizure" .
            HP:0000002 oio:id "HP:0000002" ; rdfs:label "obsolete Seizure of old" ; owl:deprecated true ;
                obo:IAO_0100001 HP:0001250 .
            HP:0012345 oio:id "HP:0012345" ; rdfs:label "Sjögren's X-linked sign" .
            medgen:C0018817 a skos:Concept ; skos:prefLabel "Atrial Septal Defect" ; skos:altLabel "Atrial hole" ;
                skos:hiddenLabel "ASD code" .
            omim:108800 a mw:Condition ; rdfs:label "Atrial septal defect 1" .
            omim:202700 a mw:Condition ; rdfs:label "Kostmann disease" ; skos:exactMatch ordo:99749 .
            ordo:99749 a mw:Condition ; rdfs:label "Kostmann disease" .
            """;

    private static final String GERMAN = """
            PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
            PREFIX oio: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

            HP:0001250 rdfs:label "Krampfanfall"@de ; oio:hasExactSynonym "Epileptischer Anfall"@de .
            HP:0999999 rdfs:label "Unbekannt"@de .
            """;

    private static List<String> found(SearchAnswer answer) {
        return answer.hits().stream()
                .map(hit -> "%s %s %s: %s".formatted(hit.thing().id(), hit.match(), hit.type(), hit.text()))
                .toList();
    }

    private static List<String> ids(SearchAnswer answer) {
        return answer.hits().stream().map(hit -> hit.thing().id().toString()).toList();
    }

    @Nested
    @DisplayName("of the home concept")
    class Home {

        private final Marrow marrow = Marrow.open();

        @AfterEach
        void close() {
            marrow.close();
        }

        private SearchAnswer find(String text) {
            return marrow.search().find(Search.Request.of(text, 20));
        }

        @Test
        void finds_its_label_as_a_term_and_as_a_concept_that_are_one() {
            SearchAnswer answer = find("bone marrow maturation arrest");
            assertThat(found(answer))
                    .startsWith(
                            "HP:0033606 EXACT_LABEL LABEL: Bone marrow maturation arrest",
                            "MEDGEN:C0302173 EXACT_LABEL LABEL: Bone marrow maturation arrest");
            assertThat(answer.ambiguous()).isFalse();
        }

        @Test
        void finds_a_synonym_and_says_so() {
            assertThat(found(find("Hematopoietic maturation arrest")))
                    .startsWith("HP:0033606 EXACT_SYNONYM EXACT_SYNONYM: Hematopoietic maturation arrest");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "HP:0033606",
                    "hp_0033606",
                    "http://purl.obolibrary.org/obo/HP_0033606",
                    " HP:0033606 ",
                    "14998000",
                    "SNOMEDCT:14998000",
                    "MEDGEN:C0302173"
                })
        void finds_its_codes(String code) {
            SearchAnswer answer = find(code);
            assertThat(answer.hits())
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.match()).isEqualTo(Match.CODE))
                    .allSatisfy(hit -> assertThat(hit.type()).isEqualTo(TextType.CODE))
                    .allSatisfy(hit -> assertThat(hit.text()).isEqualTo(code.strip()));
            assertThat(ids(answer)).containsAnyOf("HP:0033606", "MEDGEN:C0302173");
            assertThat(answer.ambiguous()).isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"549798", "C0302173", "UMLS:C0302173", "https://www.ncbi.nlm.nih.gov/medgen/549798"})
        void finds_the_concept_by_its_numbers(String code) {
            assertThat(ids(find(code))).containsExactly("MEDGEN:C0302173");
        }

        @ParameterizedTest
        @ValueSource(strings = {"arrest marrow", "MARROW bone maturat", "maturation-arrest (bone marrow)"})
        void finds_words_in_any_order(String words) {
            assertThat(found(find(words))).contains("HP:0033606 WORDS LABEL: Bone marrow maturation arrest");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bone marow maturation arrest", "Bone marrow matruation arest", "mautration bone"})
        void finds_words_that_are_spelled_nearly_so(String typo) {
            assertThat(find(typo).hits())
                    .isNotEmpty()
                    .allSatisfy(hit -> assertThat(hit.match()).isEqualTo(Match.SIMILAR))
                    .extracting(hit -> hit.thing().id().toString())
                    .contains("HP:0033606");
        }

        @Test
        void finds_a_gene_by_its_symbol() {
            assertThat(marrow.search()
                            .find(new Search.Request("jagn1", Set.of(Kind.GENE), false, 0, 5))
                            .hits())
                    .first()
                    .extracting(hit -> hit.thing().id() + " " + hit.match())
                    .isEqualTo("NCBIGene:84522 EXACT_LABEL");
        }

        @ParameterizedTest
        @ValueSource(strings = {"b", "bo", "bone ", "bone mar", "Marrow", "arrest mat"})
        void completes_what_somebody_types(String typed) {
            assertThat(ids(marrow.search().complete(typed, 50))).contains("HP:0033606");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "--- !", "\u0000", "zzzzzzzz qqq", "HP:9999999", "XX:1", "://", ":"})
        void finds_nothing_where_there_is_nothing(String text) {
            assertThat(find(text)).isEqualTo(new SearchAnswer(List.of(), false, false));
            assertThat(marrow.search().complete(text, 5).hits()).isEmpty();
        }

        @Test
        void takes_a_text_of_any_length_and_any_character() {
            Stream.of(
                            "x".repeat(1_000_000),
                            "no such word ".repeat(100_000),
                            "\uD83E\uDDB4 \uD83E",
                            "7".repeat(100_000))
                    .forEach(text -> assertThat(find(text).hits()).isEmpty());
        }

        @Test
        void answers_every_thread_alike() {
            SearchAnswer expected = find("maturation");
            assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> find("maturation")))
                    .allSatisfy(answer -> assertThat(answer).isEqualTo(expected));
        }

        @Test
        void in_one_instance_goes_on_after_another_is_closed() {
            try (var other = Marrow.open()) {
                assertThat(other.search().find(Search.Request.of("arrest", 5)).hits())
                        .isNotEmpty();
            }
            assertThat(find("arrest").hits()).isNotEmpty();
        }
    }

    @Nested
    @DisplayName("of a few terms")
    class Terms {

        private final Release release = Release.inMemory("test", writer -> {
            RDFParser.fromString(TERMS, Lang.TURTLE).toGraph().find().forEachRemaining(writer.graph(Graphs.HPO));
            RDFParser.fromString(GERMAN, Lang.TURTLE)
                    .toGraph()
                    .find()
                    .forEachRemaining(writer.graph(Graphs.translations("de")));
        });
        private final Search search = Lookups.of(release, PREFIXES).search();

        @AfterEach
        void close() {
            release.close();
        }

        private SearchAnswer find(String text) {
            return search.find(Search.Request.of(text, 20));
        }

        @Test
        void shows_that_a_text_means_two_things() {
            SearchAnswer answer = find("asd");
            assertThat(answer.ambiguous()).isTrue();
            assertThat(found(answer))
                    .containsExactly(
                            "HP:0000729 EXACT_SYNONYM EXACT_SYNONYM: ASD",
                            "HP:0001631 EXACT_SYNONYM EXACT_SYNONYM: ASD",
                            "MEDGEN:C0018817 PREFIX RELATED_SYNONYM: ASD code");
        }

        @Test
        void shows_so_on_every_page_and_for_the_kinds_that_are_wanted() {
            assertThat(search.find(new Search.Request("asd", Set.of(), false, 1, 1))
                            .ambiguous())
                    .isTrue();
            assertThat(search.find(new Search.Request("asd", Set.of(Kind.CONCEPT), false, 0, 9))
                            .ambiguous())
                    .isFalse();
        }

        @ParameterizedTest
        @ValueSource(strings = {"atrial septal defect", "Kostmann disease"})
        void calls_nothing_ambiguous_that_is_one_thing_in_two_vocabularies(String text) {
            SearchAnswer answer = find(text);
            assertThat(answer.hits().stream().filter(hit -> hit.match() == Match.EXACT_LABEL))
                    .hasSize(2);
            assertThat(answer.ambiguous()).isFalse();
        }

        @Test
        void goes_from_labels_to_the_beginnings_of_names() {
            assertThat(found(find("Atrial septal defect")))
                    .containsExactly(
                            "HP:0001631 EXACT_LABEL LABEL: Atrial septal defect",
                            "MEDGEN:C0018817 EXACT_LABEL LABEL: Atrial Septal Defect",
                            "OMIM:108800 PREFIX LABEL: Atrial septal defect 1");
        }

        @Test
        void puts_a_related_synonym_first_among_the_beginnings() {
            assertThat(found(find("atrial")))
                    .startsWith(
                            "HP:0000729 PREFIX RELATED_SYNONYM: Atrial",
                            "HP:0001631 PREFIX LABEL: Atrial septal defect");
        }

        @Test
        void puts_a_narrow_synonym_behind_the_label() {
            SearchAnswer answer = find("seizure");
            assertThat(found(answer))
                    .containsExactly(
                            "HP:0001250 EXACT_LABEL LABEL: Seizure", "HP:0002133 PREFIX NARROW_SYNONYM: Seizure");
            assertThat(answer.ambiguous()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "krampfanfall, EXACT_SYNONYM, LABEL, Krampfanfall",
            "epileptischer anfall, EXACT_SYNONYM, EXACT_SYNONYM, Epileptischer Anfall",
            "Krampf, PREFIX, LABEL, Krampfanfall",
            "Anfall, WORDS, EXACT_SYNONYM, Epileptischer Anfall"
        })
        void finds_translations_with_their_language(String text, Match match, TextType type, String name) {
            assertThat(find(text).hits()).singleElement().satisfies(hit -> {
                assertThat(hit.thing().label()).isEqualTo("Seizure");
                assertThat(hit.match()).isEqualTo(match);
                assertThat(hit.type()).isEqualTo(type);
                assertThat(hit.text()).isEqualTo(name);
                assertThat(hit.language()).contains("de");
            });
        }

        @Test
        void finds_no_thing_that_the_release_has_only_a_translation_of() {
            assertThat(find("Unbekannt").hits()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"sjogren's x linked sign", "SJÖGREN X-LINKED SIGN", "Sjögren’s  X‐linked sign"})
        void does_not_count_accents_and_hyphens(String text) {
            assertThat(found(find(text))).containsExactly("HP:0012345 EXACT_LABEL LABEL: Sjögren's X-linked sign");
        }

        @Test
        void finds_the_obsolete_on_request_only() {
            assertThat(find("obsolete").hits()).isEmpty();
            assertThat(search.find(new Search.Request("obsolete", Set.of(), true, 0, 5))
                            .hits())
                    .singleElement()
                    .satisfies(hit -> assertThat(hit.thing().obsolete()).isTrue());
        }

        @Test
        void finds_what_replaces_an_obsolete_identifier() {
            assertThat(ids(find("HP:0000002"))).containsExactly("HP:0001250");
            assertThat(ids(search.find(new Search.Request("HP:0000002", Set.of(), true, 0, 5))))
                    .containsExactly("HP:0000002", "HP:0001250");
        }

        @Test
        void finds_what_an_alternative_identifier_was_merged_into() {
            assertThat(ids(find("HP:0001275"))).containsExactly("HP:0001250");
        }

        @Test
        void keeps_to_the_kinds_that_are_wanted() {
            var conditions = new Search.Request("atrial", Set.of(Kind.CONDITION), false, 0, 5);
            assertThat(ids(search.find(conditions))).containsExactly("OMIM:108800");
            assertThat(search.find(new Search.Request("HP:0001250", Set.of(Kind.CONDITION), false, 0, 5))
                            .hits())
                    .isEmpty();
        }

        @Test
        void gives_each_thing_once_on_one_page_after_the_other() {
            List<String> all = ids(find("a"));
            assertThat(all).containsExactly("HP:0000729", "HP:0001631", "MEDGEN:C0018817", "OMIM:108800", "HP:0001250");
            for (int offset = 0; offset <= all.size(); offset++) {
                SearchAnswer page = search.find(new Search.Request("a", Set.of(), false, offset, 1));
                assertThat(ids(page)).isEqualTo(all.subList(offset, Math.min(offset + 1, all.size())));
                assertThat(page.more()).as("after %s", offset).isEqualTo(offset + 1 < all.size());
            }
        }

        @Test
        void looks_for_similar_names_only_where_there_are_no_others() {
            SearchAnswer second = search.find(new Search.Request("seizure", Set.of(), false, 2, 5));
            assertThat(second).isEqualTo(new SearchAnswer(List.of(), false, false));
            assertThat(find("seisure").hits()).extracting(SearchHit::match).containsOnly(Match.SIMILAR);
        }

        @Test
        void completes_whole_names_first_then_beginnings_then_words() {
            assertThat(found(search.complete("asd", 9)))
                    .containsExactly(
                            "HP:0000729 EXACT_SYNONYM EXACT_SYNONYM: ASD",
                            "HP:0001631 EXACT_SYNONYM EXACT_SYNONYM: ASD",
                            "MEDGEN:C0018817 PREFIX RELATED_SYNONYM: ASD code");
            assertThat(found(search.complete("def", 1)))
                    .containsExactly("HP:0001631 WORDS LABEL: Atrial septal defect");
            assertThat(search.complete("def", 1).more()).isTrue();
        }

        @Test
        void refuses_a_limit_out_of_range() {
            assertThatThrownBy(() -> search.complete("a", 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
