package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.Curie;

@DisplayName("A table of MedGen UIDs")
class UidTableTest {

    private static final Curie MONDO = Curie.parse("MONDO:0014456");
    private static final Curie CONCEPT = Curie.parse("MEDGEN:C4014954");
    private static final Curie OTHER = Curie.parse("MEDGEN:C0302173");

    private final UidTable.Pairs pairs = new UidTable.Pairs();

    @Test
    void joins_the_page_and_the_concept_of_one_condition() {
        pairs.addUid(MONDO, "863391");
        pairs.addCui(MONDO, CONCEPT);
        assertThat(pairs.join().cui("863391")).contains(CONCEPT);
        assertThat(pairs.join().uid(CONCEPT)).contains("863391");
        assertThat(pairs.join().size()).isEqualTo(1);
    }

    @Test
    void joins_a_page_that_two_sets_give_alike() {
        pairs.addUid(MONDO, "863391");
        pairs.addUid(MONDO, "863391");
        pairs.addCui(MONDO, CONCEPT);
        pairs.addCui(MONDO, CONCEPT);
        assertThat(pairs.join().cui("863391")).contains(CONCEPT);
    }

    @Test
    void joins_nothing_through_a_condition_with_two_concepts() {
        pairs.addUid(MONDO, "863391");
        pairs.addCui(MONDO, CONCEPT);
        pairs.addCui(MONDO, OTHER);
        assertThat(pairs.join().size()).isZero();
    }

    @Test
    void joins_nothing_through_a_condition_with_two_pages() {
        pairs.addUid(MONDO, "863391");
        pairs.addUid(MONDO, "549798");
        pairs.addCui(MONDO, CONCEPT);
        assertThat(pairs.join().size()).isZero();
    }

    @Test
    void joins_nothing_through_a_condition_without_a_concept() {
        pairs.addUid(MONDO, "863391");
        assertThat(pairs.join().cui("863391")).isEmpty();
    }

    @Test
    void takes_a_pair_that_another_source_states() {
        pairs.add("549798", OTHER);
        assertThat(pairs.join().cui("549798")).contains(OTHER);
    }

    @Test
    void joins_no_page_for_which_two_concepts_are_known() {
        pairs.add("863391", OTHER);
        pairs.addUid(MONDO, "863391");
        pairs.addCui(MONDO, CONCEPT);
        UidTable table = pairs.join();
        assertThat(table.cui("863391")).isEmpty();
        assertThat(table.isConflict("863391")).isTrue();
        assertThat(table.conflicts()).isEqualTo(1);
        assertThat(table.uid(CONCEPT)).isEmpty();
        assertThat(table.uid(OTHER)).isEmpty();
    }

    @Test
    void joins_two_pages_of_one_concept_and_prefers_neither() {
        pairs.add("1", CONCEPT);
        pairs.add("2", CONCEPT);
        assertThat(pairs.join().cui("1")).contains(CONCEPT);
        assertThat(pairs.join().cui("2")).contains(CONCEPT);
        assertThat(pairs.join().uid(CONCEPT)).isEmpty();
    }

    @Test
    void knows_nothing_when_it_is_empty() {
        assertThat(UidTable.EMPTY.cui("1")).isEmpty();
        assertThat(UidTable.EMPTY.isConflict("1")).isFalse();
    }
}
