package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.rdf.Ids;
import org.marrow.store.Release;

@DisplayName("The hierarchy of terms")
class HierarchyTest {

    /// 1 is the root; 4 is below 2 and 3; 5 is below 4; 6 stands alone and is obsolete; 9 is another name of 5.
    private static final String TERMS = """
            HP:0000001 a owl:Class ; oboInOwl:id "HP:0000001" ; rdfs:label "All" .
            HP:0000002 a owl:Class ; oboInOwl:id "HP:0000002" ; rdfs:label "Two" ; rdfs:subClassOf HP:0000001 .
            HP:0000003 a owl:Class ; oboInOwl:id "HP:0000003" ; rdfs:label "Three" ; rdfs:subClassOf HP:0000001 .
            HP:0000004 a owl:Class ; oboInOwl:id "HP:0000004" ; rdfs:label "Four" ;
                rdfs:subClassOf HP:0000002 , HP:0000003 .
            HP:0000005 a owl:Class ; oboInOwl:id "HP:0000005" ; rdfs:label "Five" ;
                oboInOwl:hasAlternativeId "HP:0000009" ; rdfs:subClassOf HP:0000004 .
            HP:0000006 a owl:Class ; oboInOwl:id "HP:0000006" ; rdfs:label "obsolete Six" ; owl:deprecated true .
            HP:0000007 a owl:Class ; oboInOwl:id "HP:0000007" ; rdfs:label "Seven" ; rdfs:subClassOf HP:0000003 .
            """;

    private final Release release = SmallRelease.of(TERMS, "HP:0000007 rdfs:subClassOf HP:0000002 .");
    private final Terms terms = Lookups.of(release, SmallRelease.PREFIXES).terms();

    @AfterEach
    void close() {
        release.close();
    }

    @Test
    void has_direct_neighbours() {
        assertThat(labels(terms.parents(term(4)))).containsExactly("Two", "Three");
        assertThat(labels(terms.children(term(3)))).containsExactly("Four", "Seven");
    }

    @Test
    void has_ancestors_with_and_without_the_term() {
        assertThat(labels(terms.ancestors(term(5)))).containsExactly("All", "Two", "Three", "Four");
        assertThat(labels(terms.ancestorsAndSelf(term(5)))).containsExactly("All", "Two", "Three", "Four", "Five");
    }

    @Test
    void has_descendants_with_and_without_the_term() {
        assertThat(labels(terms.descendants(term(3)))).containsExactly("Four", "Five", "Seven");
        assertThat(labels(terms.descendantsAndSelf(term(3)))).containsExactly("Three", "Four", "Five", "Seven");
        assertThat(terms.descendantCount(term(3))).isEqualTo(3);
    }

    @Test
    void has_siblings_by_any_parent() {
        assertThat(labels(terms.siblings(term(4)))).containsExactly("Seven");
        assertThat(terms.siblings(term(1))).isEmpty();
    }

    @Test
    void tells_what_is_above_what() {
        assertThat(terms.isAncestor(term(1), term(5))).isTrue();
        assertThat(terms.isAncestor(term(5), term(1))).isFalse();
        assertThat(terms.isAncestor(term(5), term(5))).isFalse();
    }

    @Test
    void measures_depth_by_the_shortest_way() {
        assertThat(terms.depth(term(1))).contains(0);
        assertThat(terms.depth(term(5))).contains(3);
    }

    @Test
    void has_every_way_to_the_root() {
        assertThat(terms.pathsToRoot(term(5), 10))
                .extracting(HierarchyTest::labels)
                .containsExactly(List.of("Five", "Four", "Two", "All"), List.of("Five", "Four", "Three", "All"));
        assertThat(terms.pathsToRoot(term(5), 1)).hasSize(1);
        assertThatThrownBy(() -> terms.pathsToRoot(term(5), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void has_the_lowest_common_ancestors() {
        assertThat(labels(terms.lowestCommonAncestors(List.of(term(5), term(7)))))
                .containsExactly("Three");
        assertThat(labels(terms.lowestCommonAncestors(List.of(term(4), term(5)))))
                .containsExactly("Four");
        assertThat(terms.lowestCommonAncestors(List.of())).isEmpty();
    }

    @Test
    void gives_several_lowest_common_ancestors_where_none_is_below_another() {
        try (Release wide = SmallRelease.of(TERMS + "HP:0000008 a owl:Class ; oboInOwl:id \"HP:0000008\" ;"
                + " rdfs:label \"Eight\" ; rdfs:subClassOf HP:0000002 , HP:0000003 .")) {
            assertThat(labels(Lookups.of(wide, SmallRelease.PREFIXES)
                            .terms()
                            .lowestCommonAncestors(List.of(term(4), term(8)))))
                    .containsExactly("Two", "Three");
        }
    }

    @Test
    void adds_what_is_inferred_only_where_it_is_asked_for() {
        assertThat(labels(terms.parents(term(7)))).containsExactly("Three");
        assertThat(labels(terms.over(Terms.Hierarchy.INFERRED).parents(term(7))))
                .containsExactly("Two", "Three");
        assertThat(labels(terms.over(Terms.Hierarchy.INFERRED).descendants(term(2))))
                .containsExactly("Four", "Five", "Seven");
    }

    @Test
    void has_the_same_below_classes_that_are_stated_to_be_the_same() {
        try (Release same = SmallRelease.of(TERMS + "HP:0000003 owl:equivalentClass HP:0000002 .")) {
            Terms found = Lookups.of(same, SmallRelease.PREFIXES).terms();
            assertThat(labels(found.descendants(term(2)))).containsExactly("Four", "Five");
            assertThat(labels(found.over(Terms.Hierarchy.INFERRED).descendants(term(2))))
                    .containsExactly("Four", "Five", "Seven");
            assertThat(labels(found.over(Terms.Hierarchy.INFERRED).parents(term(7))))
                    .containsExactly("Two", "Three");
        }
    }

    @Test
    void has_no_class_expression_among_children() {
        try (Release general =
                SmallRelease.of(TERMS + "<" + Ids.NAMELESS + "0123> a owl:Class ; rdfs:subClassOf HP:0000003 .")) {
            Terms found = Lookups.of(general, SmallRelease.PREFIXES).terms();
            assertThat(labels(found.children(term(3)))).containsExactly("Four", "Seven");
            assertThat(labels(found.siblings(term(4)))).containsExactly("Seven");
        }
    }

    @Test
    void finds_a_term_by_its_alternative_identifier() {
        assertThat(labels(terms.parents(term(9)))).containsExactly("Four");
    }

    @Test
    void has_no_place_for_an_obsolete_or_an_unknown_term() {
        for (Curie none : List.of(term(6), Curie.parse("HP:9999999"))) {
            assertThat(terms.parents(none)).isEmpty();
            assertThat(terms.ancestorsAndSelf(none)).isEmpty();
            assertThat(terms.descendantCount(none)).isZero();
            assertThat(terms.depth(none)).isEmpty();
            assertThat(terms.pathsToRoot(none, 5)).isEmpty();
            assertThat(terms.lowestCommonAncestors(List.of(none, term(5)))).isEmpty();
        }
    }

    @Test
    void refuses_a_prefix_that_is_none() {
        assertThatThrownBy(() -> terms.parents(Curie.parse("XX:1"))).isInstanceOf(MarrowException.class);
    }

    private static Curie term(int number) {
        return new Curie("HP", "%07d".formatted(number));
    }

    private static List<String> labels(List<Thing> things) {
        return things.stream().map(Thing::label).toList();
    }
}
