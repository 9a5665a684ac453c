package org.marrow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.marrow.model.Publisher.HPOA;
import static org.marrow.model.Publisher.MEDGEN;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The state of a pair")
class StateTest {

    @Test
    void is_present_where_all_publishers_say_present() {
        assertThat(State.of(List.of(HPOA, MEDGEN), List.of())).isEqualTo(State.PRESENT);
    }

    @Test
    void is_excluded_where_all_publishers_say_absent() {
        assertThat(State.of(List.of(), List.of(HPOA))).isEqualTo(State.EXCLUDED);
    }

    @Test
    void is_disputed_where_one_publisher_says_present_and_another_absent() {
        assertThat(State.of(List.of(MEDGEN), List.of(HPOA))).isEqualTo(State.DISPUTED);
    }

    @Test
    void is_contradictory_where_one_publisher_says_both() {
        assertThat(State.of(List.of(HPOA), List.of(HPOA))).isEqualTo(State.CONTRADICTORY);
    }

    @Test
    void is_contradictory_rather_than_disputed_where_a_second_publisher_takes_a_side() {
        assertThat(State.of(List.of(HPOA, MEDGEN), List.of(HPOA))).isEqualTo(State.CONTRADICTORY);
    }

    @Test
    void does_not_exist_where_nobody_says_anything() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> State.of(List.of(), List.of()))
                .withMessage("No publisher says anything, so there is no state");
    }
}
