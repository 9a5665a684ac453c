package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A YAML text")
class YamlTextTest {

    @Test
    void is_read_as_strings_numbers_lists_and_mappings() {
        assertThat(YamlText.read("header", """
                summary: Terms below a term.
                pagination: 100
                tags:
                  - term
                defaults:
                  - term: HP:0033606
                """))
                .containsExactly(
                        entry("summary", "Terms below a term."),
                        entry("pagination", 100),
                        entry("tags", List.of("term")),
                        entry("defaults", List.of(Map.of("term", "HP:0033606"))));
    }

    @Test
    void that_does_not_parse_is_refused_by_name_and_line() {
        assertThat(catchThrowableOfType(
                        MarrowException.class, () -> YamlText.read("term/children.rq", "summary: a\ntags: [term\n")))
                .hasMessageStartingWith("term/children.rq:2: found ")
                .hasMessageEndingWith(", expected a YAML mapping")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.QUERY_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b\n", "only words"})
    void that_is_no_mapping_is_refused(String text) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> YamlText.read("header", text)))
                .hasMessageStartingWith("header:1: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.QUERY_INVALID);
    }

    @Test
    void that_gives_a_key_twice_is_refused() {
        assertThat(catchThrowableOfType(
                        MarrowException.class, () -> YamlText.read("header", "summary: a\nsummary: b\n")))
                .hasMessageContaining("summary")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.QUERY_INVALID);
    }
}
