package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Mapping;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;
import org.marrow.model.MarrowException;

@DisplayName("Mappings of the home concept and its conditions")
class HomeMappingsTest {

    private static final Marrow MARROW = Marrow.open();

    @AfterAll
    static void close() {
        MARROW.close();
    }

    private static MappingAnswer ask(String identifier, String vocabulary, int steps) {
        return MARROW.mappings().of(identifier, Optional.of(vocabulary), steps);
    }

    private static List<String> ends(MappingAnswer answer) {
        return answer.paths().stream()
                .map(path ->
                        path.to() + " " + path.predicate() + " " + path.steps().size())
                .distinct()
                .toList();
    }

    @Test
    void lead_from_SNOMED_CT_over_MedGen_to_the_HPO_in_two_exact_steps() {
        MappingAnswer answer = ask("SNOMEDCT:14998000", "HP", 2);
        assertThat(answer.paths()).singleElement().satisfies(path -> {
            assertThat(path.from()).isEqualTo(Curie.parse("SNOMEDCT:14998000"));
            assertThat(path.to()).isEqualTo(Curie.parse("HP:0033606"));
            assertThat(path.toLabel()).isEqualTo("Bone marrow maturation arrest");
            assertThat(path.predicate()).isEqualTo("skos:exactMatch");
            assertThat(path.steps()).extracting(MappingPath.Step::inverse).containsExactly(true, false);
            assertThat(path.steps())
                    .extracting(step -> step.mapping().subject())
                    .containsOnly(Curie.parse("MEDGEN:C0302173"));
        });
        assertThat(answer.conflicts()).isEmpty();
    }

    @Test
    void are_not_reached_in_fewer_steps_than_they_are_away() {
        assertThat(ask("SNOMEDCT:14998000", "HP", 1).paths()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0302173",
                "MEDGEN:C0302173",
                "UMLS:C0302173",
                "https://www.ncbi.nlm.nih.gov/medgen/C0302173",
                "549798",
                "https://www.ncbi.nlm.nih.gov/medgen/549798"
            })
    void of_the_concept_are_direct_however_it_is_named(String spelling) {
        MappingAnswer answer = MARROW.mappings().of(spelling, Optional.empty(), 1);
        assertThat(answer.input()).isEqualTo(spelling);
        assertThat(answer.from()).contains(Curie.parse("MEDGEN:C0302173"));
        assertThat(ends(answer)).containsExactly("HP:0033606 skos:exactMatch 1", "SNOMEDCT:14998000 skos:exactMatch 1");
    }

    @Test
    void name_the_set_and_why_it_is_believed_and_what_it_calls_the_object() {
        assertThat(ask("HP:0033606", "SCTID", 2).paths()).singleElement().satisfies(path -> {
            Mapping last = path.steps().getLast().mapping();
            assertThat(last.set()).isEqualTo("SNOMED CT concept on the MedGen page of UID 549798");
            assertThat(last.justification()).contains("semapv:UnspecifiedMatching");
            assertThat(last.cardinality()).contains("1:1");
            assertThat(last.labels())
                    .containsExactly("Bone marrow maturation arrest", "Hematopoietic maturation arrest");
            assertThat(path.toLabel()).isEqualTo("Bone marrow maturation arrest");
        });
    }

    @Test
    void of_a_condition_reach_all_its_identities_and_its_xref_last() {
        assertThat(ends(MARROW.mappings().of("OMIM:616022", Optional.empty(), 2)))
                .containsExactly(
                        "MEDGEN:C4014954 skos:exactMatch 1",
                        "MONDO:0014456 skos:exactMatch 1",
                        "ORPHA:423384 skos:exactMatch 1",
                        "DOID:0112134 skos:exactMatch 2",
                        "GARD:0017702 oboInOwl:hasDbXref 2");
    }

    @Test
    void of_one_to_several_are_all_told_with_the_conflict() {
        MappingAnswer answer = ask("MONDO:0014561", "DOID", 1);
        assertThat(ends(answer)).containsExactly("DOID:0081134 skos:exactMatch 1", "DOID:0110003 skos:exactMatch 1");
        assertThat(answer.conflicts())
                .containsExactly("MONDO:0014561 has 2 exact matches in DOID: DOID:0081134 (1:n in \"Exact matches of"
                        + " Mondo to the Human Disease Ontology\"), DOID:0110003 (1:n in \"Exact matches of Mondo to the"
                        + " Human Disease Ontology\")");
    }

    @Test
    void take_the_page_of_a_concept_for_the_concept_and_keep_what_the_set_says() {
        MappingAnswer answer = ask("MONDO:0014456", "MEDGEN", 1);
        assertThat(answer.paths())
                .filteredOn(path -> path.predicate().equals("skos:exactMatch"))
                .allSatisfy(path -> assertThat(path.to()).isEqualTo(Curie.parse("MEDGEN:C4014954")))
                .extracting(path -> path.steps().getFirst().mapping().object() + " in "
                        + path.steps().getFirst().mapping().set())
                .containsExactlyInAnyOrder(
                        "MEDGEN:863391 in Exact matches of Mondo to MedGen, by UID",
                        "MEDGEN:C4014954 in Exact matches of Mondo to UMLS");
        assertThat(answer.conflicts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MIM:616271, GARD", "HP:0033607, SNOMEDCT", "MONDO:9999999, OMIM", "99999999, HP"})
    void may_be_none_which_is_an_answer(String identifier, String vocabulary) {
        MappingAnswer answer = ask(identifier, vocabulary, 1);
        assertThat(answer.paths()).isEmpty();
        assertThat(answer.conflicts()).isEmpty();
    }

    @Test
    void of_what_is_no_identifier_begin_nowhere() {
        assertThat(MARROW.mappings().of("bone marrow", Optional.empty(), 1).from())
                .isEmpty();
        assertThat(MARROW.mappings().of("HP:12", Optional.empty(), 1).from()).isEmpty();
    }

    @Test
    void of_a_table_are_in_its_order_with_repeated_codes() {
        List<String> codes = List.of("OMIM:616271", "nothing", "SNOMEDCT:764860006", "OMIM:616271", "MIM:616271");
        assertThat(MARROW.mappings().ofAll(codes, Optional.of("MONDO"), 1))
                .extracting(answer -> answer.input() + " " + ends(answer))
                .containsExactly(
                        "OMIM:616271 [MONDO:0014561 skos:exactMatch 1]",
                        "nothing []",
                        "SNOMEDCT:764860006 [MONDO:0014561 skos:exactMatch 1]",
                        "OMIM:616271 [MONDO:0014561 skos:exactMatch 1]",
                        "MIM:616271 [MONDO:0014561 skos:exactMatch 1]");
        assertThat(MARROW.mappings().ofAll(List.of(), Optional.empty(), 1)).isEmpty();
    }

    @Test
    void to_an_unknown_vocabulary_are_refused() {
        assertThatThrownBy(() -> ask("HP:0033606", "XX", 1))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_PREFIX));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 4})
    void in_too_few_or_too_many_steps_are_refused(int steps) {
        assertThatThrownBy(() -> ask("HP:0033606", "SNOMEDCT", steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps " + steps + ": expected 1 to 3");
    }
}
