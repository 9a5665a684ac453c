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
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Publication;
import org.marrow.model.Thing;
import org.marrow.store.Release;

@DisplayName("Publications")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationsTest {

    private static final Curie CITED = Curie.parse("PMID:25129144");
    private static final Thing HOME =
            new Thing(Curie.parse("MEDGEN:C0302173"), Kind.CONCEPT, "Bone marrow maturation arrest", false);

    private final Marrow home = Marrow.open();
    private final Release release = ToyRelease.of("""
            MEDGEN:C0000001 a skos:Concept ; skos:prefLabel "Arrest" ; dcterms:references PMID:1 ; mw:guideline PMID:1 .
            [] a mw:GeneAssociation ; dcterms:source PMID:2 .
            """);
    private final Lookup small = Lookups.of(release, ToyRelease.PREFIXES);

    @AfterAll
    void close() {
        home.close();
        release.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PMID:25129144", "pmid:25129144", "PubMed:25129144", "https://pubmed.ncbi.nlm.nih.gov/25129144"})
    void are_found_by_every_spelling_where_annotations_cite_them(String identifier) {
        assertThat(home.publications().find(identifier))
                .contains(new Publication(
                        CITED,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        2));
    }

    @Test
    void have_the_annotations_that_cite_them_ordered_by_condition_and_phenotype() {
        assertThat(home.publications().annotations(CITED))
                .extracting(annotation -> annotation.condition() + " " + annotation.phenotype())
                .containsExactly("OMIM:616022 HP:0000007", "OMIM:616022 HP:0033606");
        assertThat(home.publications().annotations(Curie.parse("pubmed:25129144")))
                .hasSize(2);
        assertThat(home.publications().annotations(Curie.parse("PMID:31450897")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PMID:31450897",
                "DOI:10.31557/APJCP.2019.20.8.2287",
                "https://doi.org/10.31557/APJCP.2019.20.8.2287"
            })
    void are_described_as_MedGen_prints_them(String identifier) {
        assertThat(home.publications().find(identifier))
                .contains(new Publication(
                        Curie.parse("PMID:31450897"),
                        Optional.of("Asian Pac J Cancer Prev 2019 Aug 1;20(8):2287-2297."
                                + " doi: 10.31557/APJCP.2019.20.8.2287. PMID: 31450897"),
                        List.of(
                                "Sweta J",
                                "Khandelwal R",
                                "Srinitha S",
                                "Pancholi R",
                                "Adhikary R",
                                "Ali MA",
                                "Nayarisseri A",
                                "Vuree S",
                                "Singh SK"),
                        Optional.of("Asian Pac J Cancer Prev"),
                        Optional.of("2019-08-01"),
                        Optional.of(Curie.parse("DOI:10.31557/APJCP.2019.20.8.2287")),
                        List.of(HOME),
                        0));
    }

    @Test
    void have_their_authors_in_the_order_of_more_than_nine() {
        assertThat(home.publications().find("PMID:30076180").orElseThrow().authors())
                .hasSize(19)
                .startsWith("Valent P")
                .endsWith("Hermine O");
    }

    @Test
    void name_a_concept_once_that_links_to_them_in_several_ways() {
        assertThat(small.publications().find("PMID:1").orElseThrow().concepts())
                .containsExactly(new Thing(Curie.parse("MEDGEN:C0000001"), Kind.CONCEPT, "Arrest", false));
    }

    @Test
    void are_found_where_only_a_row_on_a_gene_cites_them_which_is_no_annotation() {
        assertThat(small.publications().find("PMID:2"))
                .map(Publication::annotations)
                .contains(0);
        assertThat(small.publications().annotations(Curie.parse("PMID:2"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PMID:1", "PMID:x", "25129144", "HP:0033606", "OMIM:616022", "DOI:10.1/x", ""})
    void are_not_found_by_what_is_something_else_or_nothing(String identifier) {
        assertThat(home.publications().find(identifier)).isEmpty();
    }
}
