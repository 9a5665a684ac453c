package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.store.Release;

@DisplayName("The resolver")
class ResolverTest {

    private static final Release SMALL = SmallRelease.of("""
            HP:0000001 a owl:Class ; oboInOwl:id "HP:0000001" ; rdfs:label "Current" ;
                oboInOwl:hasAlternativeId "HP:0000011" , "HP:0000012" , "HP:0000018" .
            HP:0000002 a owl:Class ; oboInOwl:id "HP:0000002" ; rdfs:label "Other" ;
                oboInOwl:hasAlternativeId "HP:0000018" .
            HP:0000012 a owl:Class ; oboInOwl:id "HP:0000012" ; rdfs:label "obsolete Merged" ; owl:deprecated true ;
                obo:IAO_0100001 HP:0000001 .
            HP:0000013 a owl:Class ; oboInOwl:id "HP:0000013" ; rdfs:label "obsolete Replaced" ; owl:deprecated true ;
                obo:IAO_0100001 HP:0000001 .
            HP:0000014 a owl:Class ; oboInOwl:id "HP:0000014" ; rdfs:label "obsolete Split" ; owl:deprecated true ;
                obo:IAO_0100001 HP:0000001 , HP:0000002 .
            HP:0000015 a owl:Class ; oboInOwl:id "HP:0000015" ; rdfs:label "obsolete Considered" ;
                owl:deprecated true ; oboInOwl:consider "HP:0000002" .
            HP:0000016 a owl:Class ; oboInOwl:id "HP:0000016" ; rdfs:label "obsolete Lost" ; owl:deprecated true .
            MEDGEN:C0000001 a skos:Concept ; skos:prefLabel "A concept" ; mw:uid "616022" .
            MEDGEN:C0000002 a skos:Concept ; owl:deprecated true ; dcterms:isReplacedBy MEDGEN:C0000001 .
            MEDGEN:C0000003 a skos:Concept ; owl:deprecated true .
            OMIM:616022 a mw:Condition ; rdfs:label "A condition" .
            HP:0000001 oboInOwl:hasDbXref "SNOMEDCT_US:14998000" .
            HP:0000002 oboInOwl:hasDbXref "SNOMEDCT_US:14998000" .
            """);

    private static final Resolver RESOLVER =
            Lookups.of(SMALL, SmallRelease.PREFIXES).resolver();

    @AfterAll
    static void close() {
        SMALL.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HP:0000001, OK, HP:0000001, ''",
        "hp_0000001, NORMALISED, HP:0000001, ''",
        "' HPO:HP:0000001 ', NORMALISED, HP:0000001, ''",
        "https://hpo.jax.org/browse/term/HP:0000001, NORMALISED, HP:0000001, ''",
        "0000001, NORMALISED, HP:0000001, ''",
        "HP:0000011, ALTERNATIVE, HP:0000001, ''",
        "HP:0000012, ALTERNATIVE, HP:0000001, ''",
        "HP:0000013, REPLACED, HP:0000013, HP:0000001",
        "HP:0000014, SPLIT, HP:0000014, HP:0000001 HP:0000002",
        "HP:0000015, CONSIDER, HP:0000015, HP:0000002",
        "HP:0000016, OBSOLETE, HP:0000016, ''",
        "HP:0000018, AMBIGUOUS, '', HP:0000001 HP:0000002",
        "HP:9999999, UNKNOWN, '', ''",
        "C0000001, NORMALISED, MEDGEN:C0000001, ''",
        "medgen:616022, NORMALISED, MEDGEN:C0000001, ''",
        "C0000002, REPLACED, MEDGEN:C0000002, MEDGEN:C0000001",
        "C0000003, OBSOLETE, MEDGEN:C0000003, ''",
        "616022, AMBIGUOUS, '', MEDGEN:C0000001 OMIM:616022",
        "MIM:616022, NORMALISED, OMIM:616022, ''",
        "SCTID:14998000, MAPPED, '', HP:0000001 HP:0000002",
        "14998000, MAPPED, '', HP:0000001 HP:0000002",
        "123, UNKNOWN, '', ''",
        "HP:12, MALFORMED, '', ''",
        "XX:1, MALFORMED, '', ''",
        "seizure, MALFORMED, '', ''",
        "'', MALFORMED, '', ''"
    })
    void says_what_an_identifier_is(String input, Outcome outcome, String thing, String candidates) {
        Resolution resolution = RESOLVER.resolve(input);
        assertThat(resolution.input()).isEqualTo(input);
        assertThat(resolution.outcome()).isEqualTo(outcome);
        assertThat(resolution.thing().map(found -> found.id().toString()).orElse(""))
                .isEqualTo(thing);
        assertThat(String.join(
                        " ",
                        resolution.candidates().stream()
                                .map(candidate -> candidate.id().toString())
                                .toList()))
                .isEqualTo(candidates);
    }

    @Test
    void keeps_the_order_of_many_and_answers_repeated_ones_again() {
        assertThat(RESOLVER.resolveAll(List.of("HP:0000002", "?", "HP:0000001", "HP:0000002")))
                .extracting(Resolution::outcome)
                .containsExactly(Outcome.OK, Outcome.MALFORMED, Outcome.OK, Outcome.OK);
        assertThat(RESOLVER.resolveAll(List.of())).isEmpty();
    }

    @Test
    void names_what_it_finds() {
        assertThat(RESOLVER.resolve("HP:0000013").thing().map(Thing::obsolete)).contains(true);
        assertThat(RESOLVER.resolve("MIM:616022").thing().map(Thing::label)).contains("A condition");
        assertThat(RESOLVER.resolve("C0000002").thing().map(Thing::label)).contains("MEDGEN:C0000002");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HP:0033606",
                "hp_0033606",
                "http://purl.obolibrary.org/obo/HP_0033606",
                "549798",
                "C0302173",
                "SNOMEDCT:14998000",
                "14998000"
            })
    void leads_from_every_identifier_of_the_home_concept_to_its_term_and_its_concept(String identifier) {
        try (Marrow marrow = Marrow.open()) {
            assertThat(marrow.terms().find(identifier).orElseThrow().id()).hasToString("HP:0033606");
            assertThat(marrow.concepts().find(identifier).orElseThrow().id()).hasToString("MEDGEN:C0302173");
        }
    }
}
