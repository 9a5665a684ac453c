package org.marrow.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An aspect")
class AspectTest {

    @ParameterizedTest
    @CsvSource({
        "P, PHENOTYPIC_ABNORMALITY",
        "I, INHERITANCE",
        "C, CLINICAL_COURSE",
        "H, PAST_MEDICAL_HISTORY",
        "M, MODIFIER"
    })
    void stands_for_a_letter_of_the_annotation_format(String letter, Aspect aspect) {
        assertThat(Aspect.ofLetter(letter)).contains(aspect);
    }

    @ParameterizedTest
    @EnumSource
    void is_found_by_its_own_letter(Aspect aspect) {
        assertThat(Aspect.ofLetter(String.valueOf(aspect.letter()))).contains(aspect);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "X", "PP", " P"})
    void is_not_found_by_another_text(String text) {
        assertThat(Aspect.ofLetter(text)).isEmpty();
    }
}
