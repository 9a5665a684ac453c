package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.GeneAssociation;
import org.marrow.model.Kind;
import org.marrow.model.Thing;
import org.marrow.store.Release;

@DisplayName("Conditions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConditionsTest {

    private final Marrow home = Marrow.open();
    private final Release release = ToyRelease.of("""
            OMIM:100001
                a mw:Condition ;
                rdfs:label "Arrest of the marrow" , "Marrow arrest" ;
                skos:altLabel "ARREST" , "Marrow arrest" ;
                mw:clinicalCourse HP:0003577 , HP:0003596 ;
                skos:exactMatch MONDO:0000001 , MEDGEN:5 , NCBIGene:7 .
            HP:0003577 a owl:Class ; oboInOwl:id "HP:0003577" ; rdfs:label "Congenital onset" .
            MONDO:0000002 skos:exactMatch OMIM:100001 .
            MONDO:0000003 skos:closeMatch OMIM:100001 .
            MEDGEN:C0000001 a skos:Concept ; mw:uid "5" ; skos:exactMatch OMIM:100001 .
            <https://w3id.org/marrow/id/gene-association/NCBIGene-7-OMIM-100002>
                a mw:GeneAssociation ;
                mw:condition OMIM:100002 ;
                mw:gene NCBIGene:7 ;
                mw:associationType "phenotype" ;
                mw:line 12 , 9 ;
                rdfs:comment "susceptibility" , "question" ;
                dcterms:publisher mw:NCBIGene ;
                dcterms:source "GeneMap" , PMID:1 .
            """);
    private final Lookup small = Lookups.of(release, ToyRelease.PREFIXES);

    @AfterAll
    void close() {
        home.close();
        release.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMIM:616022",
                "MIM:616022",
                "omim:616022",
                " OMIM:616022 ",
                "616022",
                "https://omim.org/entry/616022",
                "https://www.omim.org/entry/616022"
            })
    void are_found_by_every_spelling(String identifier) {
        assertThat(home.conditions().find(identifier)).map(Condition::id).contains(Curie.parse("OMIM:616022"));
    }

    @Test
    void have_names_inheritance_identities_and_genes() {
        assertThat(home.conditions().find("MIM:616022")).hasValueSatisfying(condition -> {
            assertThat(condition.label()).isEqualTo("Neutropenia, severe congenital, 6, autosomal recessive");
            assertThat(condition.otherLabels()).isEmpty();
            assertThat(condition.inheritance())
                    .containsExactly(
                            new Thing(Curie.parse("HP:0000007"), Kind.TERM, "Autosomal recessive inheritance", false));
            assertThat(condition.clinicalCourse()).isEmpty();
            assertThat(condition.identities())
                    .containsExactly(
                            Curie.parse("MEDGEN:C4014954"), Curie.parse("MONDO:0014456"), Curie.parse("ORPHA:423384"));
            assertThat(condition.genes())
                    .containsExactly(new GeneAssociation(
                            new Thing(Curie.parse("NCBIGene:84522"), Kind.GENE, "JAGN1", false),
                            new Thing(Curie.parse("OMIM:616022"), Kind.CONDITION, condition.label(), false),
                            "MENDELIAN",
                            "HPOA",
                            List.of("ftp://ftp.ncbi.nlm.nih.gov/gene/DATA/mim2gene_medgen"),
                            List.of(),
                            List.of(6_090L)));
        });
    }

    @Test
    void of_another_vocabulary_are_conditions_of_their_own() {
        assertThat(home.conditions().find("MONDO:0014456")).hasValueSatisfying(condition -> {
            assertThat(condition.label())
                    .isEqualTo("autosomal recessive severe congenital neutropenia due to JAGN1 deficiency");
            assertThat(condition.genes()).isEmpty();
            assertThat(condition.identities())
                    .containsExactly(
                            Curie.parse("DOID:0112134"),
                            Curie.parse("MEDGEN:C4014954"),
                            Curie.parse("OMIM:616022"),
                            Curie.parse("ORPHA:423384"));
        });
    }

    @Test
    void have_all_their_names_and_their_course() {
        Condition condition = small.conditions().find("OMIM:100001").orElseThrow();
        assertThat(condition.label()).isEqualTo("Arrest of the marrow");
        assertThat(condition.otherLabels()).containsExactly("ARREST", "Marrow arrest");
        assertThat(condition.clinicalCourse())
                .containsExactly(
                        new Thing(Curie.parse("HP:0003577"), Kind.TERM, "Congenital onset", false),
                        new Thing(Curie.parse("HP:0003596"), Kind.TERM, "HP:0003596", false));
    }

    @Test
    void have_the_identities_that_exact_mappings_give_in_either_direction_and_a_concept_once() {
        assertThat(small.conditions().find("OMIM:100001").orElseThrow().identities())
                .containsExactly(
                        Curie.parse("MEDGEN:C0000001"), Curie.parse("MONDO:0000001"), Curie.parse("MONDO:0000002"));
    }

    @Test
    void are_found_without_a_name_where_a_row_is_about_them() {
        assertThat(small.conditions().find("OMIM:100002")).hasValueSatisfying(condition -> {
            assertThat(condition.label()).isEqualTo("OMIM:100002");
            assertThat(condition.genes())
                    .containsExactly(new GeneAssociation(
                            new Thing(Curie.parse("NCBIGene:7"), Kind.GENE, "NCBIGene:7", false),
                            new Thing(Curie.parse("OMIM:100002"), Kind.CONDITION, "OMIM:100002", false),
                            "phenotype",
                            "mw:NCBIGene",
                            List.of("GeneMap", "PMID:1"),
                            List.of("question", "susceptibility"),
                            List.of(9L, 12L)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OMIM:999999",
                "HP:0033606",
                "MEDGEN:C4014954",
                "DOID:0112134",
                "OMIM:616012",
                "STY:T049",
                "",
                "x"
            })
    void are_not_found_by_what_is_something_else_or_nothing(String identifier) {
        assertThat(home.conditions().find(identifier)).isEmpty();
    }
}
