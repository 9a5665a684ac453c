package org.marrow.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.model.State;

@DisplayName("The terminal")
class TerminalTest {

    @ParameterizedTest
    @CsvSource({"80, 80", "40, 40", "7, 40", "0, 100", "'', 100", "wide, 100", "-80, 100", "999999999999, 100"})
    void is_as_wide_as_COLUMNS_says(String columns, int width) {
        assertThat(Terminal.of(Map.of("COLUMNS", columns), false).width()).isEqualTo(width);
    }

    @Test
    void is_100_wide_when_nothing_says_so() {
        assertThat(Terminal.of(Map.of(), true).width()).isEqualTo(100);
    }

    @Test
    void has_colours_unless_it_is_none_or_nobody_wants_them() {
        assertThat(Terminal.of(Map.of(), true).colours()).isTrue();
        assertThat(Terminal.of(Map.of("NO_COLOR", ""), true).colours()).isTrue();
        assertThat(Terminal.of(Map.of("NO_COLOR", "1"), true).colours()).isFalse();
        assertThat(Terminal.of(Map.of(), false).colours()).isFalse();
    }

    @Test
    void paints_each_state_in_a_colour_of_its_own() {
        var terminal = new Terminal(80, true);
        assertThat(java.util.Arrays.stream(State.values()).map(state -> terminal.painted(state, "x")))
                .doesNotHaveDuplicates();
        assertThat(new Terminal(80, false).painted(State.DISPUTED, "x")).isEqualTo("x");
    }
}
