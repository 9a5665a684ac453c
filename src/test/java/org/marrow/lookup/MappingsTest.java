package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;
import org.marrow.store.Release;
import org.marrow.store.Store;

@DisplayName("Mappings")
class MappingsTest {

    private static final String CHAIN = """
            MONDO:0000001 %s DOID:2 .
            DOID:2 %s NCIT:C3 .
            """;

    private static MappingAnswer ask(String turtle, String identifier, int steps) {
        return ask(turtle, identifier, Optional.empty(), steps);
    }

    private static MappingAnswer ask(String turtle, String identifier, Optional<String> vocabulary, int steps) {
        try (Release release = ToyRelease.of(turtle)) {
            return Lookups.of(release, ToyRelease.PREFIXES).mappings().of(identifier, vocabulary, steps);
        }
    }

    private static List<String> ends(MappingAnswer answer) {
        return answer.paths().stream()
                .map(path ->
                        path.to() + " " + path.predicate() + " " + path.steps().size())
                .toList();
    }

    private static String row(String set, String subject, String predicate, String object, String more) {
        return """
                set:%s a sssom:MappingSet ; dcterms:title "Set %s" .
                [] a owl:Axiom ;
                    owl:annotatedSource %s ; owl:annotatedProperty %s ; owl:annotatedTarget %s ;
                    sssom:mapping_set set:%s %s .
                """.formatted(set, set, subject, predicate, object, set, more);
    }

    private static String mapping(String set, String subject, String predicate, String object) {
        return "%s %s %s .%n".formatted(subject, predicate, object) + row(set, subject, predicate, object, "");
    }

    private static String denial(String set, String subject, String predicate, String object) {
        return row(set, subject, predicate, object, "; sssom:predicate_modifier \"Not\"");
    }

    @ParameterizedTest
    @CsvSource({
        "skos:exactMatch, skos:exactMatch, skos:exactMatch",
        "owl:equivalentClass, owl:equivalentClass, owl:equivalentClass",
        "owl:equivalentClass, skos:exactMatch, skos:exactMatch",
        "skos:exactMatch, skos:closeMatch, skos:closeMatch",
        "skos:broadMatch, skos:exactMatch, skos:broadMatch",
        "owl:equivalentClass, skos:narrowMatch, skos:narrowMatch",
        "skos:broadMatch, skos:broadMatch, skos:broadMatch",
        "skos:narrowMatch, skos:narrowMatch, skos:narrowMatch",
        "skos:broadMatch, skos:narrowMatch, skos:relatedMatch",
        "skos:closeMatch, skos:closeMatch, skos:relatedMatch",
        "skos:closeMatch, skos:broadMatch, skos:relatedMatch",
        "skos:relatedMatch, skos:exactMatch, skos:relatedMatch"
    })
    void say_together_what_follows_from_their_steps(String first, String second, String together) {
        assertThat(ends(ask(CHAIN.formatted(first, second), "MONDO:0000001", 2)))
                .contains("NCIT:C3 " + together + " 2");
    }

    @Test
    void are_turned_round_from_their_object() {
        String turtle = CHAIN.formatted("skos:broadMatch", "skos:broadMatch");
        assertThat(ends(ask(turtle, "NCIT:C3", 2)))
                .containsExactly("DOID:2 skos:narrowMatch 1", "MONDO:0000001 skos:narrowMatch 2");
    }

    @Test
    void are_xrefs_where_one_step_is() {
        String turtle = "MONDO:0000001 skos:exactMatch DOID:2 . DOID:2 oboInOwl:hasDbXref \"NCIT:C3\" .";
        assertThat(ends(ask(turtle, "MONDO:0000001", Optional.of("NCIT"), 2)))
                .containsExactly("NCIT:C3 oboInOwl:hasDbXref 2");
    }

    @ParameterizedTest
    @CsvSource({"SNOMEDCT_US:127035006", "SCTID:127035006", "SNOMEDCT:127035006", "SNOMED:127035006"})
    void find_xrefs_in_every_spelling_from_both_ends(String spelling) {
        String turtle = "HP:0005561 oboInOwl:hasDbXref \"%s\" .".formatted(spelling);
        assertThat(ends(ask(turtle, "SNOMEDCT:127035006", 1))).containsExactly("HP:0005561 oboInOwl:hasDbXref 1");
        assertThat(ask(turtle, "HP:0005561", 1).paths()).singleElement().satisfies(path -> {
            assertThat(path.to()).isEqualTo(Curie.parse("SNOMEDCT:127035006"));
            Mapping xref = path.steps().getFirst().mapping();
            assertThat(xref.set()).isEqualTo("HPO");
            assertThat(xref.justification()).isEmpty();
        });
    }

    @Test
    void leave_out_what_no_prefix_fits_and_publications() {
        assertThat(ask("""
                        HP:0005561 oboInOwl:hasDbXref "Fyler:4867", "PMID:9883725", "see there" ;
                            skos:exactMatch <http://example.org/5>, sssom:NoTermFound .
                        """, "HP:0005561", 1).paths()).isEmpty();
    }

    @Test
    void never_come_back_to_a_thing_on_their_way() {
        String circle = """
                MONDO:0000001 skos:exactMatch DOID:2 .
                DOID:2 skos:exactMatch NCIT:C3 .
                NCIT:C3 skos:exactMatch MONDO:0000001 .
                """;
        assertThat(ends(ask(circle, "MONDO:0000001", 3)))
                .containsExactly("DOID:2 skos:exactMatch 1", "NCIT:C3 skos:exactMatch 1");
    }

    @Test
    void go_three_steps_and_no_further() {
        String row = """
                MONDO:0000001 skos:exactMatch DOID:2 .
                NCIT:C3 skos:exactMatch DOID:2 .
                NCIT:C3 skos:exactMatch MESH:D000004 .
                OMIM:100005 skos:exactMatch MESH:D000004 .
                """;
        MappingAnswer answer = ask(row, "MONDO:0000001", 3);
        assertThat(ends(answer))
                .containsExactly(
                        "DOID:2 skos:exactMatch 1", "NCIT:C3 skos:exactMatch 2", "MESH:D000004 skos:exactMatch 3");
        assertThat(answer.paths().getLast().steps())
                .extracting(MappingPath.Step::inverse)
                .containsExactly(false, true, false);
    }

    @Test
    void end_at_the_vocabulary_that_is_asked_for() {
        String turtle = "MONDO:0000001 skos:exactMatch DOID:2 . DOID:2 skos:exactMatch NCIT:C3 . "
                + "NCIT:C3 skos:exactMatch DOID:4 .";
        assertThat(ends(ask(turtle, "MONDO:0000001", Optional.of("DOID"), 3)))
                .containsExactly("DOID:2 skos:exactMatch 1");
        assertThat(ends(ask(turtle, "DOID:2", Optional.of("DOID"), 3))).containsExactly("DOID:4 skos:exactMatch 2");
    }

    @Test
    void keep_a_longer_way_only_where_it_is_more_exact() {
        String direct = "MONDO:0000001 skos:exactMatch DOID:2 . DOID:2 skos:exactMatch NCIT:C3 . "
                + "MONDO:0000001 %s NCIT:C3 .";
        assertThat(ends(ask(direct.formatted("skos:closeMatch"), "MONDO:0000001", Optional.of("NCIT"), 2)))
                .containsExactly("NCIT:C3 skos:exactMatch 2", "NCIT:C3 skos:closeMatch 1");
        assertThat(ends(ask(direct.formatted("owl:equivalentClass"), "MONDO:0000001", Optional.of("NCIT"), 2)))
                .containsExactly("NCIT:C3 owl:equivalentClass 1");
    }

    @Test
    void go_on_over_a_longer_way_that_alone_leads_on_to_something_broader() {
        String turtle = """
                MONDO:0000001 skos:narrowMatch NCIT:C3 .
                MONDO:0000001 skos:broadMatch DOID:2 .
                DOID:2 skos:broadMatch NCIT:C3 .
                NCIT:C3 skos:broadMatch MESH:D000004 .
                """;
        assertThat(ends(ask(turtle, "MONDO:0000001", Optional.of("MESH"), 3)))
                .containsExactly("MESH:D000004 skos:relatedMatch 2", "MESH:D000004 skos:broadMatch 3");
    }

    @Test
    void of_two_sets_that_say_the_same_are_two() {
        String twice = mapping("one", "MONDO:0000001", "skos:exactMatch", "DOID:2")
                + mapping("two", "MONDO:0000001", "skos:exactMatch", "DOID:2");
        MappingAnswer answer = ask(twice, "DOID:2", 1);
        assertThat(answer.paths())
                .extracting(path -> path.steps().getFirst().mapping().set())
                .containsExactly("Set one", "Set two");
        assertThat(answer.conflicts()).isEmpty();
    }

    @Test
    void of_one_set_that_differ_in_labels_alone_are_one() {
        String rows = "MONDO:0000001 skos:exactMatch DOID:2 ."
                + row("one", "MONDO:0000001", "skos:exactMatch", "DOID:2", "; sssom:object_label \"b\"")
                + row(
                        "one",
                        "MONDO:0000001",
                        "skos:exactMatch",
                        "DOID:2",
                        "; sssom:object_label \"a\" ; sssom:subject_label \"s\"");
        assertThat(ask(rows, "MONDO:0000001", 1).paths()).singleElement().satisfies(path -> {
            assertThat(path.steps().getFirst().mapping().labels()).containsExactly("a", "b");
            assertThat(path.toLabel()).isEqualTo("a");
        });
        assertThat(ask(rows, "DOID:2", 1).paths())
                .singleElement()
                .satisfies(path -> assertThat(path.toLabel()).isEqualTo("s"));
    }

    @Test
    void that_are_denied_lead_nowhere() {
        MappingAnswer answer = ask(denial("no", "MONDO:0000001", "skos:exactMatch", "DOID:2"), "MONDO:0000001", 1);
        assertThat(answer.paths()).isEmpty();
        assertThat(answer.conflicts()).isEmpty();
    }

    @Test
    void that_one_set_makes_and_another_denies_are_a_conflict_from_both_ends() {
        String turtle = mapping("yes", "MONDO:0000001", "skos:exactMatch", "DOID:2")
                + denial("no", "DOID:2", "skos:exactMatch", "MONDO:0000001");
        MappingAnswer answer = ask(turtle, "MONDO:0000001", 1);
        assertThat(ends(answer)).containsExactly("DOID:2 skos:exactMatch 1");
        assertThat(answer.conflicts())
                .containsExactly("MONDO:0000001 skos:exactMatch DOID:2 (by \"Set yes\") is denied by \"Set no\"");
        assertThat(ask(turtle, "DOID:2", 1).conflicts())
                .containsExactly("DOID:2 skos:exactMatch MONDO:0000001 (by \"Set yes\") is denied by \"Set no\"");
    }

    @Test
    void that_are_made_and_denied_in_the_same_words_are_those_of_the_set_that_makes_them() {
        String turtle = mapping("yes", "MONDO:0000001", "skos:exactMatch", "DOID:2")
                + denial("no", "MONDO:0000001", "skos:exactMatch", "DOID:2");
        MappingAnswer answer = ask(turtle, "MONDO:0000001", 1);
        assertThat(answer.paths())
                .extracting(path -> path.steps().getFirst().mapping().set())
                .containsExactly("Set yes");
        assertThat(answer.conflicts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"skos:narrowMatch, 1", "skos:broadMatch, 0"})
    void that_are_denied_from_the_other_end_are_a_conflict_if_the_predicate_is_turned_round(
            String denied, int conflicts) {
        String turtle = mapping("yes", "MONDO:0000001", "skos:broadMatch", "DOID:2")
                + denial("no", "DOID:2", denied, "MONDO:0000001");
        assertThat(ask(turtle, "MONDO:0000001", 1).conflicts()).hasSize(conflicts);
    }

    @Test
    void that_follow_from_steps_and_are_denied_are_a_conflict() {
        String turtle = CHAIN.formatted("skos:exactMatch", "skos:exactMatch")
                + denial("no", "MONDO:0000001", "skos:exactMatch", "NCIT:C3");
        assertThat(ask(turtle, "MONDO:0000001", Optional.of("NCIT"), 2).conflicts())
                .containsExactly("MONDO:0000001 skos:exactMatch NCIT:C3 (over DOID:2) is denied by \"Set no\"");
    }

    @Test
    void that_are_denied_with_another_predicate_are_no_conflict() {
        String turtle = mapping("yes", "MONDO:0000001", "skos:broadMatch", "DOID:2")
                + denial("no", "MONDO:0000001", "skos:exactMatch", "DOID:2");
        assertThat(ask(turtle, "MONDO:0000001", 1).conflicts()).isEmpty();
    }

    @Test
    void with_different_predicates_to_one_end_are_a_conflict_unless_one_is_an_xref() {
        String turtle = mapping("one", "MONDO:0000001", "skos:exactMatch", "DOID:2")
                + mapping("two", "MONDO:0000001", "skos:broadMatch", "DOID:2")
                + mapping("three", "MONDO:0000001", "oboInOwl:hasDbXref", "\"DOID:2\"");
        MappingAnswer answer = ask(turtle, "MONDO:0000001", 1);
        assertThat(ends(answer))
                .containsExactly("DOID:2 skos:exactMatch 1", "DOID:2 skos:broadMatch 1", "DOID:2 oboInOwl:hasDbXref 1");
        assertThat(answer.conflicts())
                .containsExactly("MONDO:0000001 to DOID:2 is skos:exactMatch (in \"Set one\"), and skos:broadMatch"
                        + " (in \"Set two\")");
    }

    @Test
    void by_owl_sameAs_are_walked_though_no_triple_says_so() {
        String turtle = row("same", "MONDO:0000001", "owl:sameAs", "DOID:2", "");
        assertThat(ends(ask(turtle, "DOID:2", 1))).containsExactly("MONDO:0000001 owl:sameAs 1");
    }

    @Test
    void of_a_number_that_several_vocabularies_have_begin_nowhere_and_say_what_it_may_be() {
        String turtle = """
                MEDGEN:C0000001 a skos:Concept ; skos:prefLabel "One" ; mw:uid "100005" ; skos:exactMatch DOID:2 .
                OMIM:100005 a mw:Condition ; rdfs:label "Five" ; skos:exactMatch DOID:2 .
                """;
        MappingAnswer answer = ask(turtle, "100005", 1);
        assertThat(answer.from()).isEmpty();
        assertThat(answer.paths()).isEmpty();
        assertThat(answer.conflicts()).containsExactly("100005 may be MEDGEN:100005 (One) or OMIM:100005 (Five)");
    }

    @Test
    void of_a_number_that_only_a_mapping_has_begin_at_its_code() {
        MappingAnswer answer = ask("DOID:2 skos:exactMatch OMIM:100005 .", "100005", 1);
        assertThat(answer.from()).contains(Curie.parse("OMIM:100005"));
        assertThat(ends(answer)).containsExactly("DOID:2 skos:exactMatch 1");
    }

    @Test
    void of_the_page_of_a_concept_are_found_from_the_concept() {
        String turtle = """
                MEDGEN:C0000001 a skos:Concept ; skos:prefLabel "One" ; mw:uid "5" .
                MEDGEN:5 skos:broadMatch DOID:2 .
                MONDO:0000001 oboInOwl:hasDbXref "MEDGEN:5" .
                """;
        assertThat(ends(ask(turtle, "UMLS:C0000001", 1)))
                .containsExactly("DOID:2 skos:broadMatch 1", "MONDO:0000001 oboInOwl:hasDbXref 1");
        assertThat(ends(ask(turtle, "DOID:2", 2)))
                .containsExactly("MEDGEN:C0000001 skos:narrowMatch 1", "MONDO:0000001 oboInOwl:hasDbXref 2");
    }

    @Test
    void of_a_term_that_was_merged_are_those_of_the_term_into_which_it_was() {
        String turtle = """
                HP:0000002 oboInOwl:id "HP:0000002" ; oboInOwl:hasAlternativeId "HP:0000001" ;
                    skos:exactMatch MP:0000002 .
                MP:0000001 skos:exactMatch HP:0000001 .
                """;
        MappingAnswer answer = ask(turtle, "HP:0000001", 1);
        assertThat(answer.from()).contains(Curie.parse("HP:0000002"));
        assertThat(ends(answer)).containsExactly("MP:0000001 skos:exactMatch 1", "MP:0000002 skos:exactMatch 1");
    }

    @Test
    void of_an_obsolete_term_are_its_own() {
        String turtle = """
                HP:0000002 oboInOwl:id "HP:0000002" ; skos:exactMatch MP:0000002 .
                HP:0000001 oboInOwl:id "HP:0000001" ; owl:deprecated true ; obo:IAO_0100001 HP:0000002 ;
                    skos:exactMatch MP:0000001 .
                """;
        MappingAnswer answer = ask(turtle, "HP:0000001", 1);
        assertThat(answer.from()).contains(Curie.parse("HP:0000001"));
        assertThat(ends(answer)).containsExactly("MP:0000001 skos:exactMatch 1");
    }

    @Test
    void of_a_long_table_take_no_more_questions_than_of_a_short_one() {
        String turtle = IntStream.range(100_000, 101_000)
                .mapToObj(i -> mapping("long", "OMIM:" + i, "skos:exactMatch", "DOID:" + i))
                .collect(Collectors.joining());
        try (Release release = ToyRelease.of(turtle);
                var store = new CountedStore(release)) {
            var things = new Things(Things.bytes(store, ToyRelease.PREFIXES));
            var resolver = new StoredResolver(store, ToyRelease.PREFIXES, things);
            Mappings mappings = new StoredMappings(store, ToyRelease.PREFIXES, things, resolver);
            mappings.of("OMIM:100000", Optional.of("DOID"), 2);
            store.questions.clear();
            mappings.of("OMIM:100001", Optional.of("DOID"), 2);
            int few = store.questions.size();
            store.questions.clear();
            List<MappingAnswer> answers = mappings.ofAll(
                    IntStream.range(100_000, 101_000).mapToObj(i -> "OMIM:" + i).toList(), Optional.of("DOID"), 2);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.paths()).hasSize(1));
            assertThat(store.questions).hasSize(few).hasSizeLessThan(12);
        }
    }

    /// A store that writes down how it is asked.
    private record CountedStore(Store store, List<String> questions) implements Store {

        CountedStore(Store store) {
            this(store, new ArrayList<>());
        }

        @Override
        public String id() {
            return store.id();
        }

        @Override
        public Graph about(Part part, Collection<Node> subjects) {
            questions.add("about");
            return store.about(part, subjects);
        }

        @Override
        public Graph pointing(Part part, Collection<Node> predicates, Collection<Node> objects) {
            questions.add("pointing");
            return store.pointing(part, predicates, objects);
        }

        @Override
        public void each(Part part, Node predicate, Consumer<Triple> out) {
            questions.add("each");
            store.each(part, predicate, out);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
