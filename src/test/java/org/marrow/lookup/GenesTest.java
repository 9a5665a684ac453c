package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.app.Marrow;
import org.marrow.model.Curie;
import org.marrow.model.Gene;
import org.marrow.model.GeneAssociation;
import org.marrow.model.GenePhenotype;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.store.Release;

@DisplayName("Genes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GenesTest {

    private static final Curie HOME = Curie.parse("HP:0033606");

    private final Marrow home = Marrow.open();
    private final Release release = ToyRelease.of("""
            NCBIGene:1
                a biolink:Gene ;
                rdfs:label "ONE" ;
                skos:altLabel "UNO" , "ALPHA" ;
                biolink:gene_associated_with_condition OMIM:100001 , OMIM:100002 .
            NCBIGene:2 a biolink:Gene ; rdfs:label "TWO" ; biolink:gene_associated_with_condition OMIM:100002 .
            [] a mw:GeneAssociation ;
                mw:gene NCBIGene:3 ; mw:condition OMIM:100001 ; mw:associationType "phenotype" ;
                dcterms:publisher mw:NCBIGene .
            NCBIGene:4 skos:exactMatch OMIM:200004 .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100001 ; mw:phenotype HP:0000001 ; mw:state mw:Present .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100001 ; mw:phenotype HP:0000002 ; mw:state mw:Excluded .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100002 ; mw:phenotype HP:0000001 ; mw:state mw:Excluded .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100002 ; mw:phenotype HP:0000002 ; mw:state mw:Contradictory .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100002 ; mw:phenotype HP:0000003 ; mw:state mw:Disputed .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100001 ; mw:phenotype HP:0000004 ; mw:state mw:Present .
            [] a mw:Association ; mw:unpooled 1 ; mw:annotation mw:any ;
                mw:condition OMIM:100002 ; mw:phenotype HP:0000004 ; mw:state mw:Present .
            """);
    private final Lookup small = Lookups.of(release, ToyRelease.PREFIXES);

    @AfterAll
    void close() {
        home.close();
        release.close();
    }

    /// Such as `ONE HP:0000001 OMIM:100001`.
    private static List<String> lines(List<GenePhenotype> phenotypes) {
        return phenotypes.stream()
                .map(each -> "%s %s %s"
                        .formatted(
                                each.gene().label(),
                                each.phenotype().id(),
                                each.through().stream()
                                        .map(association ->
                                                association.condition().toString())
                                        .collect(Collectors.joining(" "))))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NCBIGene:84522",
                "ncbigene:84522",
                "https://www.ncbi.nlm.nih.gov/gene/84522",
                "84522",
                "OMIM:616012",
                "MIM:616012"
            })
    void are_found_by_every_spelling_and_by_their_MIM_number(String identifier) {
        assertThat(home.genes().find(identifier)).map(Gene::symbol).contains("JAGN1");
    }

    @Test
    void have_their_conditions_with_who_says_so() {
        assertThat(home.genes().find("NCBIGene:81570"))
                .contains(new Gene(
                        Curie.parse("NCBIGene:81570"),
                        "CLPB",
                        List.of(),
                        List.of(new GeneAssociation(
                                new Thing(Curie.parse("NCBIGene:81570"), Kind.GENE, "CLPB", false),
                                new Thing(
                                        Curie.parse("OMIM:616271"),
                                        Kind.CONDITION,
                                        "3-Methylglutaconic aciduria with cataracts, neurologic involvement, and"
                                                + " neutropenia",
                                        false),
                                "MENDELIAN",
                                "HPOA",
                                List.of("ftp://ftp.ncbi.nlm.nih.gov/gene/DATA/mim2gene_medgen"),
                                List.of(),
                                List.of(1_413L)))));
    }

    @Test
    void have_their_other_symbols() {
        assertThat(small.genes().find("NCBIGene:1"))
                .contains(new Gene(Curie.parse("NCBIGene:1"), "ONE", List.of("ALPHA", "UNO"), List.of()));
    }

    @Test
    void are_found_without_a_symbol_where_a_row_or_a_mapping_is_about_them() {
        assertThat(small.genes().find("NCBIGene:3")).hasValueSatisfying(gene -> {
            assertThat(gene.symbol()).isEqualTo("NCBIGene:3");
            assertThat(gene.conditions())
                    .extracting(association -> association.condition().id())
                    .containsExactly(Curie.parse("OMIM:100001"));
        });
        assertThat(small.genes().find("NCBIGene:4")).map(Gene::conditions).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NCBIGene:99", "99999999", "HP:0033606", "OMIM:616022", "JAGN1", "", "NCBIGene:x"})
    void are_not_found_by_what_is_something_else_or_nothing(String identifier) {
        assertThat(home.genes().find(identifier)).isEmpty();
    }

    @Test
    void of_the_home_concept_leave_out_the_one_whose_condition_is_disputed() {
        assertThat(lines(home.genes().ofPhenotype(HOME)))
                .containsExactly(
                        "FLNA HP:0033606 OMIM:300049",
                        "SEC61A1 HP:0033606 OMIM:620674",
                        "SMARCD2 HP:0033606 OMIM:617475",
                        "CLPB HP:0033606 OMIM:616271",
                        "JAGN1 HP:0033606 OMIM:616022");
        assertThat(home.genes().phenotypes(Curie.parse("NCBIGene:1441"))).isEmpty();
    }

    @Test
    void have_the_phenotypes_that_are_present_or_contradictory_in_a_condition_and_name_it() {
        assertThat(lines(small.genes().phenotypes(Curie.parse("NCBIGene:1"))))
                .containsExactly(
                        "ONE HP:0000001 OMIM:100001",
                        "ONE HP:0000002 OMIM:100002",
                        "ONE HP:0000004 OMIM:100001 OMIM:100002");
    }

    @Test
    void of_a_phenotype_are_those_of_the_conditions_in_which_it_is_present() {
        assertThat(lines(small.genes().ofPhenotype(Curie.parse("HP:0000001"))))
                .containsExactly("ONE HP:0000001 OMIM:100001");
        assertThat(lines(small.genes().ofPhenotype(Curie.parse("HP:0000004"))))
                .containsExactly("ONE HP:0000004 OMIM:100001 OMIM:100002", "TWO HP:0000004 OMIM:100002");
        assertThat(small.genes().ofPhenotype(Curie.parse("HP:0000003"))).isEmpty();
    }

    @Test
    void of_an_unknown_phenotype_are_none_and_of_an_unknown_prefix_an_error() {
        assertThat(home.genes().ofPhenotype(Curie.parse("HP:9999999"))).isEmpty();
        assertThat(home.genes().phenotypes(Curie.parse("NCBIGene:99"))).isEmpty();
        assertThatThrownBy(() -> home.genes().phenotypes(Curie.parse("XX:1")))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("Unknown prefix");
    }
}
