package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.app.Marrow;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Biocuration;
import org.marrow.model.Curie;
import org.marrow.model.Evidence;
import org.marrow.model.Frequency;
import org.marrow.model.MarrowException;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.Sex;
import org.marrow.model.State;

@DisplayName("Associations of the home concept")
class AssociationsTest {

    private static final Curie HOME = Curie.parse("HP:0033606");

    private final Marrow marrow = Marrow.open();

    @AfterEach
    void close() {
        marrow.close();
    }

    @Test
    void are_present_in_five_conditions() {
        assertThat(marrow.associations().ofPhenotype(HOME, State.PRESENT))
                .extracting(association -> association.condition() + " "
                        + association.pooled().map(Frequency.Count::toString).orElse("-"))
                .containsExactly(
                        "OMIM:300049 1/1",
                        "OMIM:616022 13/14",
                        "OMIM:616271 1/1",
                        "OMIM:617475 4/4",
                        "OMIM:620674 1/1");
    }

    @Test
    void are_disputed_in_the_condition_that_MedGen_lists_and_HPOA_counted_0_of_3() {
        List<Association> disputed = marrow.associations().ofPhenotype(HOME, State.DISPUTED);
        assertThat(disputed).singleElement().satisfies(association -> {
            assertThat(association.condition()).isEqualTo(Curie.parse("OMIM:617014"));
            assertThat(association.conditionLabel())
                    .isEqualTo("Neutropenia, severe congenital, 7, autosomal recessive");
            assertThat(association.phenotypeLabel()).isEqualTo("Bone marrow maturation arrest");
            assertThat(association.pooled()).contains(new Frequency.Count(0, 3));
            assertThat(association.unpooled()).isOne();
            assertThat(marrow.associations().evidence(association.condition(), HOME))
                    .extracting(Annotation::publisher, Annotation::polarity)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(Publisher.HPOA, Polarity.ABSENT),
                            org.assertj.core.groups.Tuple.tuple(Publisher.MEDGEN, Polarity.PRESENT));
        });
    }

    @Test
    void carry_their_evidence() {
        Annotation absent = marrow.associations().evidence(Curie.parse("OMIM:617014"), HOME).stream()
                .filter(annotation -> annotation.publisher() == Publisher.HPOA)
                .findFirst()
                .orElseThrow();
        assertThat(absent.references()).containsExactly("PMID:24753537");
        assertThat(absent.evidence()).contains(Evidence.PCS);
        assertThat(absent.biocurations()).containsExactly(new Biocuration("HPO:probinson", LocalDate.of(2023, 4, 19)));
        assertThat(absent.lines()).containsExactly(140_394L);
    }

    @Test
    void keep_the_sex_that_a_row_is_about() {
        assertThat(marrow.associations().evidence(Curie.parse("OMIM:300049"), HOME))
                .extracting(Annotation::sex)
                .contains(Optional.of(Sex.MALE));
    }

    @Test
    void of_a_supertype_reach_down_to_the_term_and_name_it() {
        assertThat(marrow.associations().withSubtypes(Curie.parse("HP:0001871")))
                .hasSize(5)
                .allSatisfy(rollUp -> {
                    assertThat(rollUp.isPresent()).isTrue();
                    assertThat(rollUp.own()).isEmpty();
                    assertThat(rollUp.through())
                            .extracting(Association::phenotype)
                            .containsExactly(HOME);
                });
    }

    @Test
    void name_the_conditions_that_have_a_phenotype_or_a_subtype_as_their_roll_up_does() {
        assertThat(marrow.associations().conditionsWith(HOME))
                .extracting(condition -> condition.id().toString())
                .containsExactly("OMIM:300049", "OMIM:616022", "OMIM:616271", "OMIM:617475", "OMIM:620674");
        assertThat(marrow.associations().conditionsWith(Curie.parse("HP:0001871")))
                .isEqualTo(marrow.associations().conditionsWith(HOME));
        assertThat(marrow.associations().conditionsWith(Curie.parse("HP:0410253")))
                .isEmpty();
    }

    @Test
    void of_a_condition_are_found_from_its_side() {
        assertThat(marrow.associations().ofCondition(Curie.parse("MIM:617014")))
                .extracting(Association::state)
                .containsExactly(State.DISPUTED);
    }

    @Test
    void of_an_unknown_term_are_none() {
        assertThat(marrow.associations().ofPhenotype(Curie.parse("HP:9999999"))).isEmpty();
    }

    @Test
    void of_an_unknown_prefix_are_refused() {
        assertThatThrownBy(() -> marrow.associations().ofPhenotype(Curie.parse("XX:1")))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("Unknown prefix");
    }
}
