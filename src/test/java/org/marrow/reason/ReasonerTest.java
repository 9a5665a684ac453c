package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Heart;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.ClassAnswer.Relation;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

@DisplayName("A reasoner")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReasonerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String AMBIGUOUS = "HP:9999999 a owl:Class ; rdfs:label \"heart\" .";

    private Reasoner reasoner;

    @BeforeAll
    void open() throws IOException {
        reasoner = over();
    }

    @AfterAll
    void close() {
        reasoner.close();
    }

    private static Reasoner over(String... more) throws IOException {
        var axioms = new Axioms();
        Heart.graph(more).find().forEachRemaining(axioms);
        return Reasoner.over(axioms);
    }

    @Test
    void explains_a_superclass_that_follows() {
        Explanation explanation = reasoner.why("HP:0001654", "HP:0001627", 5, LONG);
        assertThat(explanation.follows()).isTrue();
        assertThat(explanation.stated()).isFalse();
        assertThat(explanation.complete()).isTrue();
        assertThat(explanation.justifications())
                .singleElement()
                .satisfies(axioms -> assertThat(axioms)
                        .extracting(AxiomText::text)
                        .containsExactly(
                                "'Abnormal heart valve morphology' EquivalentTo 'has part' some (morphology and "
                                        + "('inheres in part of' some 'cardiac valve') and ('has modifier' some abnormal))",
                                "'Abnormal heart morphology' EquivalentTo 'has part' some (morphology and "
                                        + "('inheres in part of' some heart) and ('has modifier' some abnormal))",
                                "'cardiac valve' SubClassOf 'part of' some heart",
                                "'inheres in part of' o 'part of' SubPropertyOf: 'inheres in part of'"));
    }

    @Test
    void says_which_class_or_property_each_word_of_an_axiom_is() {
        AxiomText axiom = reasoner.why("heart", "organ", 1, LONG)
                .justifications()
                .getFirst()
                .getFirst();
        assertThat(axiom.parts())
                .extracting(part -> part.iri().map(Name::id).orElse(part.text()))
                .containsExactly("UBERON:0000948", " SubClassOf ", "UBERON:0000062");
    }

    @Test
    void explains_in_several_ways_up_to_a_limit() throws IOException {
        try (Reasoner twice = over("HP:0001654 rdfs:subClassOf HP:0001627 .")) {
            Explanation all = twice.why("HP:0001654", "HP:0001627", 5, LONG);
            assertThat(all.stated()).isTrue();
            assertThat(all.complete()).isTrue();
            assertThat(all.justifications()).hasSize(2);
            assertThat(all.justifications().getFirst())
                    .extracting(AxiomText::text)
                    .containsExactly("'Abnormal heart valve morphology' SubClassOf 'Abnormal heart morphology'");
            Explanation first = twice.why("HP:0001654", "HP:0001627", 1, LONG);
            assertThat(first.justifications()).hasSize(1);
            assertThat(first.complete()).isFalse();
        }
    }

    @Test
    void says_that_something_does_not_follow() {
        Explanation explanation = reasoner.why("HP:0001627", "HP:0001654", 1, LONG);
        assertThat(explanation.follows()).isFalse();
        assertThat(explanation.justifications()).isEmpty();
    }

    @Test
    void explains_why_a_class_can_have_no_member() throws IOException {
        try (Reasoner impossible = over("UBERON:0000948 owl:disjointWith UBERON:0000062 .")) {
            assertThat(impossible.why("heart", "owl:Nothing", 1, LONG).justifications())
                    .singleElement()
                    .satisfies(axioms -> assertThat(axioms)
                            .extracting(AxiomText::text)
                            .containsExactlyInAnyOrder("heart SubClassOf organ", "organ DisjointWith heart"));
            ClassAnswer answer = impossible.classes("'part of' some heart", Relation.EQUIVALENT, false, LONG);
            assertThat(answer.satisfiable()).isFalse();
            assertThat(answer.classes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "heart",
                "Heart",
                "UBERON:0000948",
                "UBERON_0000948",
                "<http://purl.obolibrary.org/obo/UBERON_0000948>",
                "http://purl.obolibrary.org/obo/UBERON_0000948",
                "'heart'"
            })
    void knows_a_class_by_any_of_its_names(String name) {
        assertThat(reasoner.why(name, "organ", 1, LONG).child().label()).isEqualTo("heart");
    }

    @Test
    void suggests_names_for_one_that_it_does_not_know() {
        MarrowException refusal =
                catchThrowableOfType(MarrowException.class, () -> reasoner.why("cardiac valves", "organ", 1, LONG));
        assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_IDENTIFIER);
        assertThat(refusal).hasMessageContaining("did you mean 'cardiac valve'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'has phenotype affecting' some heart | SUB | false | Abnormal mitral valve morphology
            'part of' some organ | SUB | false | cardiac valve, mitral valve
            'has part' some morphology | SUPER | false |
            'part of' some 'cardiovascular system' | SUB | true | cardiac valve, heart
            'mitral valve' and colon | SUPER | false | cardiac valve, colon, mitral valve, organ
            has_phenotype_affecting some HP:0001627 | SUB | false |
            'part of' some heart | SUB | true | cardiac valve
            heart | SUPER | true | organ
            'cardiac valve' | SUPER | false |
            'Abnormal mitral valve morphology' | SUPER | true | Abnormal heart valve morphology
            'has part' some (morphology and ('inheres in part of' some heart) and 'has modifier' some abnormal) | EQUIVALENT | false | Abnormal heart morphology
            Colitis | EQUIVALENT | false | Colitis, Inflammation of the large intestine
            HP:0001626 and ('has part' some ('inheres in' some 'mitral valve')) | SUB | false | Abnormal mitral valve morphology
            """)
    void answers_class_expressions(String expression, Relation relation, boolean isDirect, String expected) {
        ClassAnswer answer = reasoner.classes(expression, relation, isDirect, LONG);
        assertThat(answer.satisfiable()).isTrue();
        assertThat(String.join(", ", answer.classes().stream().map(Name::label).toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void shows_an_expression_as_it_was_understood() {
        assertThat(reasoner.classes("has_part  some\n(PATO:0000051)", Relation.SUB, false, LONG)
                        .expression())
                .hasToString("'has part' some morphology");
    }

    @Test
    void answers_expressions_again_and_again_alike() {
        List<ClassAnswer> answers = IntStream.range(0, 5)
                .mapToObj(i -> reasoner.classes("'part of' some organ", Relation.SUB, false, LONG))
                .distinct()
                .toList();
        assertThat(answers)
                .singleElement()
                .satisfies(answer -> assertThat(answer.classes())
                        .extracting(Name::label)
                        .containsExactly("cardiac valve", "mitral valve"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'has part' some | Column 16: found the end, expected a class or "(" |                 ^
            ('part of' some ) and heart | Column 17: found ), expected a class or "(" |                 ^
            'has prt' some heart | Column 1: found 'has prt', expected a class or a property or "("; did you mean 'has part'? | ^^^^^^^^^
            'has part' some hart | Column 17: found hart, expected a class or "("; did you mean heart? |                 ^^^^
            'part of' some and heart | Column 16: found and, expected a class or "(" |                ^^^
            'part of' some some heart | Column 16: found some, expected a class or "(" |                ^^^^
            has part some heart | Column 1: found has, expected a class or a property or "("; did you mean 'has part'? | ^^^
            'part of' some cardiac valve | Column 16: found cardiac, expected a class or "("; did you mean 'cardiac valve'? |                ^^^^^^^
            'part of' some 'cardiac valve | Column 16: found ', expected a quote after it that closes it |                ^
            heart organ | Column 7: found organ, expected "and" |       ^^^^^
            (heart | Column 7: found the end, expected ")" or "and" |       ^
            """)
    void points_at_the_word_that_is_wrong(String expression, String message, String pointer) {
        MarrowException refusal = catchThrowableOfType(
                MarrowException.class, () -> reasoner.classes(expression, Relation.SUB, false, LONG));
        assertThat(refusal.code()).isEqualTo(ErrorCode.MALFORMED_EXPRESSION);
        List<String> lines = String.valueOf(refusal.getMessage()).lines().toList();
        assertThat(lines.getFirst()).startsWith(message);
        assertThat(lines.get(1)).isEqualTo("  " + expression);
        if (pointer != null) {
            assertThat(lines.getLast().strip()).isEqualTo(pointer.strip());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            not heart | Column 1: found not
            heart or colon | Column 7: found or
            'part of' only heart | Column 11: found only
            'part of' min 2 heart | Column 11: found min
            'part of' value heart | Column 11: found value
            inverse 'part of' some heart | Column 1: found inverse
            {heart} | Column 1: found {
            """)
    void points_at_what_it_could_not_answer_whole(String expression, String message) {
        assertThatThrownBy(() -> reasoner.classes(expression, Relation.SUB, false, LONG))
                .isInstanceOf(MarrowException.class)
                .hasMessageStartingWith(message + ", expected classes, properties, \"and\", \"some\" and brackets");
    }

    @Test
    void tells_the_classes_with_the_same_members_apart_from_those_below() {
        ClassAnswer answer = reasoner.classes("HP:0002583", Relation.SUB, false, LONG);
        assertThat(answer.classes()).isEmpty();
        assertThat(answer.same())
                .extracting(Name::label)
                .containsExactly("Colitis", "Inflammation of the large intestine");
    }

    @ParameterizedTest
    @CsvSource({"heart,heart", "heart,owl:Thing", "owl:Nothing,heart"})
    void needs_no_axiom_for_what_is_true_of_every_class(String child, String parent) {
        Explanation explanation = reasoner.why(child, parent, 3, LONG);
        assertThat(explanation.follows()).isTrue();
        assertThat(explanation.justifications()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "(", "''", "'", "<", "some some some", "\\", "heart and and"})
    void refuses_nonsense(String expression) {
        assertThatThrownBy(() -> reasoner.classes(expression, Relation.SUB, false, LONG))
                .isInstanceOf(MarrowException.class)
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.MALFORMED_EXPRESSION);
    }

    @Test
    void refuses_an_expression_that_is_too_deep_or_too_long() {
        assertThat(reasoner.classes(nested(100), Relation.SUPER, true, LONG).classes())
                .isEmpty();
        assertThatThrownBy(() -> reasoner.classes(nested(101), Relation.SUPER, true, LONG))
                .hasMessageContaining("Column 1616: found more than 100 brackets inside each other");
        assertThatThrownBy(() -> reasoner.classes("heart and ".repeat(1000) + "heart", Relation.SUB, false, LONG))
                .hasMessageContaining("Found 10,005 characters, expected a class expression of at most 10,000");
    }

    private static String nested(int depth) {
        return "'part of' some (".repeat(depth) + "heart" + ")".repeat(depth);
    }

    @Test
    void asks_which_of_two_classes_with_one_name_is_meant() throws IOException {
        try (Reasoner ambiguous = over(AMBIGUOUS)) {
            assertThatThrownBy(() -> ambiguous.classes("'part of' some heart", Relation.SUB, false, LONG))
                    .hasMessageContaining("found 2 of this name (HP:9999999, UBERON:0000948)");
        }
    }

    @Test
    void says_that_an_ontology_contradicts_itself() throws IOException {
        try (Reasoner contradictory = over("owl:Thing rdfs:subClassOf owl:Nothing .")) {
            assertThatThrownBy(() -> contradictory.why("heart", "organ", 1, LONG))
                    .extracting(e -> ((MarrowException) e).code())
                    .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
            assertThatThrownBy(() -> contradictory.classes("heart", Relation.SUB, false, LONG))
                    .hasMessageContaining("Found a contradiction");
        }
    }

    @Test
    void stops_in_time_and_answers_afterwards() {
        assertThatThrownBy(() -> reasoner.why("HP:0001654", "HP:0001627", 1, Duration.ZERO))
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.QUERY_STOPPED);
        assertThat(reasoner.why("HP:0001654", "HP:0001627", 1, LONG).follows()).isTrue();
    }

    @Test
    void answers_whoever_asks_next_when_a_question_took_all_its_time() {
        for (int i = 0; i < 20; i++) {
            var atMost = Duration.ofNanos(200_000L * (i + 1));
            try {
                reasoner.why("HP:0001633", "HP:0001626", 100, atMost);
            } catch (MarrowException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.QUERY_STOPPED);
            }
            assertThat(reasoner.why("HP:0001654", "HP:0001627", 1, LONG).follows())
                    .as("after " + atMost)
                    .isTrue();
        }
    }

    @Test
    void answers_no_more_once_it_is_closed() throws IOException {
        Reasoner closed = over();
        closed.close();
        assertThatThrownBy(() -> closed.branch(List.of("heart"), LONG)).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @CsvSource({
        "HP:0001654,HP:0001627",
        "HP:0001633,HP:0001654",
        "HP:0001627,HP:0001626",
        "HP:0002037,HP:0002583",
        "UBERON:0002135,UBERON:0000946"
    })
    void explains_with_no_axiom_that_is_not_needed(String child, String parent) throws OWLOntologyCreationException {
        Justified.requireMinimal(reasoner.justification(child, parent, LONG), child, parent);
    }

    @Test
    void answers_several_threads() {
        List<CompletableFuture<Integer>> answers = Stream.of("heart", "organ", "'cardiac valve'", "morphology")
                .flatMap(name -> IntStream.range(0, 10)
                        .mapToObj(i -> CompletableFuture.supplyAsync(
                                () -> reasoner.classes("'has part' some " + name, Relation.SUB, false, LONG)
                                        .classes()
                                        .size())))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).containsExactlyInAnyOrder(0, 4);
    }
}
