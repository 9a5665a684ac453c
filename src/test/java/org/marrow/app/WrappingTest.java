package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Wrapping")
class WrappingTest {

    @Test
    void breaks_lines_between_words() {
        assertThat(Wrapping.lines("bone marrow  maturation\narrest", 12))
                .containsExactly("bone marrow", "maturation", "arrest");
    }

    @Test
    void breaks_a_word_that_is_wider_than_a_line() {
        assertThat(Wrapping.lines("a thrombocytopenia b", 6)).containsExactly("a", "thromb", "ocytop", "enia b");
    }

    @Test
    void has_one_empty_line_of_nothing() {
        assertThat(Wrapping.lines("", 10)).containsExactly("");
    }

    @Test
    void counts_two_columns_for_a_wide_character_and_none_for_a_mark() {
        assertThat(Wrapping.width("骨髄")).isEqualTo(4);
        assertThat(Wrapping.width("ｱ")).isEqualTo(1);
        assertThat(Wrapping.width("e\u0301")).isEqualTo(1);
        assertThat(Wrapping.lines("骨髄の成熟停止", 5)).containsExactly("骨髄", "の成", "熟停", "止");
        assertThat(Wrapping.padded("骨髄", 6)).isEqualTo("骨髄  ");
    }

    @Test
    void leaves_out_control_characters() {
        assertThat(Wrapping.plain("red\u001b[31m \u0007 bell\u009b")).isEqualTo("red [31m bell");
    }
}
