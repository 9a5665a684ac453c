package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Concept;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Thing;
import org.marrow.store.Release;

@DisplayName("Concepts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConceptsTest {

    private final Marrow home = Marrow.open();
    private final Release release = ToyRelease.of("""
            MEDGEN:C0000001
                a skos:Concept ;
                skos:prefLabel "Arrest" ;
                skos:altLabel "Stop" , "Halt" ;
                skos:definition "It stops." , "It comes to a halt." ;
                skos:broader MEDGEN:C0000002 ;
                mw:cui "C0000001" ;
                mw:nameSource "GTR" ;
                mw:uid "20" , "3" ;
                mw:guideline PMID:1 ;
                dcterms:references PMID:1 , PMID:2 , PMID:3 ;
                oboInOwl:hasDbXref "SNOMEDCT:14998000" , "HP:0033606" .
            MEDGEN:C0000002 a skos:Concept ; skos:prefLabel "Event" ; skos:definition "It stops." .
            MEDGEN:C0000003 a skos:Concept ; skos:prefLabel "Sudden arrest" ; skos:broader MEDGEN:C0000001 .
            MEDGEN:CN000004
                a skos:Concept ;
                owl:deprecated true ;
                dcterms:isReplacedBy MEDGEN:C0000002 , MEDGEN:C0000001 .
            MEDGEN:C0000005 a skos:Concept ; owl:deprecated true .
            [] a owl:Axiom ;
                owl:annotatedSource MEDGEN:C0000001 ;
                owl:annotatedProperty skos:definition ;
                owl:annotatedTarget "It stops." ;
                dcterms:source "NCI" .
            [] a owl:Axiom ;
                owl:annotatedSource MEDGEN:C0000001 ;
                owl:annotatedProperty skos:definition ;
                owl:annotatedTarget "It stops." ;
                dcterms:source "MSH" .
            [] a owl:Axiom ;
                owl:annotatedSource MEDGEN:C0000002 ;
                owl:annotatedProperty skos:definition ;
                owl:annotatedTarget "It stops." ;
                dcterms:source "HPO" .
            """);
    private final Lookup small = Lookups.of(release, ToyRelease.PREFIXES);

    @AfterAll
    void close() {
        home.close();
        release.close();
    }

    private Concept found(String identifier) {
        return small.concepts().find(identifier).orElseThrow();
    }

    private static Thing concept(String cui, String label) {
        return new Thing(Curie.parse("MEDGEN:" + cui), Kind.CONCEPT, label, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C0302173",
                "UMLS:C0302173",
                "MEDGEN:C0302173",
                "medgen:549798",
                "549798",
                "https://www.ncbi.nlm.nih.gov/medgen/549798",
                "HP:0033606",
                "hp_0033606",
                "http://purl.obolibrary.org/obo/HP_0033606",
                "SNOMEDCT:14998000",
                "14998000"
            })
    void are_found_by_every_spelling_of_what_is_mapped_exactly_to_them(String identifier) {
        assertThat(home.concepts().find(identifier)).map(Concept::id).contains(Curie.parse("MEDGEN:C0302173"));
    }

    @Test
    void have_what_the_page_of_the_home_concept_says() {
        assertThat(home.concepts().find("C0302173"))
                .contains(new Concept(
                        Curie.parse("MEDGEN:C0302173"),
                        List.of("549798"),
                        "Bone marrow maturation arrest",
                        Optional.empty(),
                        List.of("Haematopoietic maturation arrest", "Hematopoietic maturation arrest"),
                        List.of(),
                        List.of(new Concept.SemanticType(Curie.parse("STY:T049"), "Cell or Molecular Dysfunction")),
                        List.of("C", "R", "O", "G", "V"),
                        List.of(),
                        List.of(),
                        List.of(
                                Curie.parse("PMID:30076180"),
                                Curie.parse("PMID:31450897"),
                                Curie.parse("PMID:7825969")),
                        List.of(Curie.parse("PMID:18528462")),
                        0,
                        List.of(),
                        false,
                        List.of()));
    }

    @Test
    void have_each_definition_with_those_who_give_it() {
        assertThat(found("C0000001").definitions())
                .containsExactly(
                        new Concept.Definition("It comes to a halt.", Optional.empty()),
                        new Concept.Definition("It stops.", Optional.of("MSH")),
                        new Concept.Definition("It stops.", Optional.of("NCI")));
    }

    @Test
    void have_the_source_of_their_name_and_their_pointers() {
        assertThat(found("C0000001").labelSource()).contains("GTR");
        assertThat(found("C0000001").otherLabels()).containsExactly("Halt", "Stop");
        assertThat(found("C0000001").xrefs()).containsExactly("HP:0033606", "SNOMEDCT:14998000");
    }

    @Test
    void stand_between_broader_and_narrower_ones() {
        assertThat(found("C0000001").broader()).containsExactly(concept("C0000002", "Event"));
        assertThat(found("C0000001").narrower()).containsExactly(concept("C0000003", "Sudden arrest"));
    }

    @Test
    void count_the_publications_beside_those_they_list() {
        assertThat(found("C0000001").guidelines()).containsExactly(Curie.parse("PMID:1"));
        assertThat(found("C0000001").publications()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "MEDGEN:20"})
    void are_found_by_each_of_their_numbers(String number) {
        assertThat(found(number).id()).isEqualTo(Curie.parse("MEDGEN:C0000001"));
        assertThat(found(number).uids()).containsExactly("3", "20");
    }

    @Test
    void are_found_as_themselves_when_they_are_retired_and_name_what_came_after_them() {
        Concept retired = found("CN000004");
        assertThat(retired.id()).isEqualTo(Curie.parse("MEDGEN:CN000004"));
        assertThat(retired.label()).isEqualTo("MEDGEN:CN000004");
        assertThat(retired.obsolete()).isTrue();
        assertThat(retired.replacedBy())
                .containsExactly(Curie.parse("MEDGEN:C0000001"), Curie.parse("MEDGEN:C0000002"));
        assertThat(found("C0000005").replacedBy()).isEmpty();
        assertThat(found("C0000005").obsolete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"C9999999", "MEDGEN:C9999999", "999999999", "HP:0001871", "OMIM:616", "C123", "", "XX:1", "a b"})
    void are_not_found_by_what_the_release_does_not_know_or_is_no_identifier(String identifier) {
        assertThat(home.concepts().find(identifier)).isEmpty();
    }
}
