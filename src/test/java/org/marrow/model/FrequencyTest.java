package org.marrow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A frequency")
class FrequencyTest {

    @Test
    void that_counts_13_of_14_prints_both_numbers() {
        assertThat(new Frequency.Count(13, 14)).hasToString("13/14");
    }

    @Test
    void that_counts_somebody_is_not_zero() {
        assertThat(new Frequency.Count(1, 3).isZero()).isFalse();
    }

    @Test
    void that_counts_nobody_is_zero() {
        assertThat(new Frequency.Count(0, 3).isZero()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "-1, 3", "0, 0", "1, 0", "-2, -1"})
    void that_counts_more_people_than_there_were_or_none_examined_is_refused(int affected, int examined) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frequency.Count(affected, examined))
                .withMessage(
                        "%d/%d is no count of people: expected 0 <= affected <= examined and examined >= 1",
                        affected, examined);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "0.00"})
    void of_no_percent_is_zero_however_it_is_written(String percent) {
        assertThat(new Frequency.Percentage(new BigDecimal(percent)).isZero()).isTrue();
    }

    @Test
    void of_some_percent_is_not_zero() {
        assertThat(new Frequency.Percentage(new BigDecimal("0.1")).isZero()).isFalse();
    }

    @Test
    void of_all_prints_without_an_exponent() {
        assertThat(new Frequency.Percentage(new BigDecimal("1E+2"))).hasToString("100%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "100.01", "101"})
    void of_less_than_0_or_more_than_100_percent_is_refused(String percent) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Frequency.Percentage(new BigDecimal(percent)))
                .withMessage("%s%% is no share: expected 0 to 100", percent);
    }

    @Test
    void in_the_band_excluded_is_zero() {
        assertThat(new Frequency.Band(Curie.parse("HP:0040285")).isZero()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:0040280", "HP:0040281", "HP:0040282", "HP:0040283", "HP:0040284"})
    void in_any_other_band_is_not_zero(String band) {
        assertThat(new Frequency.Band(Curie.parse(band)).isZero()).isFalse();
    }

    @Test
    void in_a_band_prints_its_term() {
        assertThat(new Frequency.Band(Curie.parse("HP:0040281"))).hasToString("HP:0040281");
    }
}
