package org.marrow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A CURIE")
class CurieTest {

    @Test
    void has_the_parts_before_and_after_the_first_colon() {
        assertThat(Curie.parse("DOI:10.1000/a:b")).isEqualTo(new Curie("DOI", "10.1000/a:b"));
    }

    @Test
    void prints_as_it_was_read() {
        assertThat(Curie.parse("HP:0033606")).hasToString("HP:0033606");
    }

    @ParameterizedTest
    @ValueSource(strings = {"icd11.foundation:1", "ICD-10:D70", "SNOMEDCT_US:204962002", "x:y"})
    void may_have_digits_dots_dashes_and_underscores_in_its_prefix(String text) {
        assertThat(Curie.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "HP",
                "HP:",
                ":0033606",
                "0HP:0033606",
                "H P:0033606",
                "HP: 0033606",
                "HP:0033606\n",
                "HP:\u00070033606",
                "https://omim.org/entry/616022"
            })
    void is_refused_where_a_part_is_missing_or_has_a_wrong_character(String text) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> Curie.parse(text)))
                .hasMessage("Not a CURIE: \"%s\". Expected prefix:localId, for example HP:0033606.", text)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.INVALID_CURIE);
    }

    @Test
    void is_refused_when_made_of_unfit_parts() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> new Curie("HP", "")))
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.INVALID_CURIE);
    }

    @Test
    void differs_from_another_case_of_the_same_prefix() {
        assertThat(Curie.parse("hp:0033606")).isNotEqualTo(Curie.parse("HP:0033606"));
    }

    @Test
    void is_ordered_by_prefix_and_then_by_local_identifier() {
        assertThat(List.of(Curie.parse("OMIM:100000"), Curie.parse("HP:0000002"), Curie.parse("HP:0000001")).stream()
                        .sorted())
                .extracting(Curie::toString)
                .containsExactly("HP:0000001", "HP:0000002", "OMIM:100000");
    }
}
