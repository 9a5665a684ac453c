package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;

/// Needs `owlsim-all.2018-12-21.owl.gz`, the HPO with all that it imports, in the folder that `MARROW_DATA` names, or
/// in `../shared/data`; skipped elsewhere.
@DisplayName("The HPO of 2018 with its imports")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealReasoningTest {

    private static final Path MERGED = Path.of(
                    Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"))
            .resolve("owlsim-all.2018-12-21.owl.gz");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Map<String, Long> relations = new TreeMap<>();
    private OwlReport report = new OwlReport(
            0, 0, 0, List.of(), List.of(), List.of(), true, List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());
    private Ontology ontology = new Ontology(OntologyModuleTest.empty(), Map.of(), 0, List.of(), List.of());

    @BeforeAll
    void classify() {
        assumeTrue(Files.exists(MERGED), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(MERGED));
        ontology = new OntologyFile(new SourceFile(MERGED)).read();
        Classification classification = Classification.of(ontology, Progress.NONE);
        report = classification.report(Progress.NONE);
        classification.writeRelations(
                triple -> relations.merge(Name.id(triple.getPredicate().getURI()), 1L, Long::sum));
    }

    @Test
    void follows_as_it_was_counted_before() {
        assertThat(report.classes()).isEqualTo(34_427);
        assertThat(report.axioms()).isEqualTo(70_352);
        assertThat(report.consistent()).isTrue();
        assertThat(report.unsatisfiable()).isEmpty();
        assertThat(report.circle()).isEmpty();
        assertThat(report.inferred()).hasSize(1_673);
        assertThat(report.equivalent()).hasSize(20);
    }

    @Test
    void is_related_as_it_was_counted_before() {
        assertThat(relations)
                .containsEntry("UPHENO:0000001", 651_054L)
                .containsEntry("BFO:0000050", 351_443L)
                .containsEntry("BFO:0000051", 364_866L);
        assertThat(relations.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(3_378_179L);
    }

    @ParameterizedTest
    @CsvSource({
        "HP:0000009,HP:0011277",
        "HP:0000013,HP:0031105",
        "HP:0000026,HP:0000035",
        "HP:0001433,HP:0001744",
        "HP:0000230,HP:0012649"
    })
    void is_explained_by_axioms_of_which_none_can_be_left_out(String child, String parent)
            throws OWLOntologyCreationException {
        try (Reasoner reasoner = Reasoner.over(ontology)) {
            Explanation explanation = reasoner.why(child, parent, 1, LONG);
            assertThat(explanation.follows()).isTrue();
            assertThat(explanation.stated()).isFalse();
            Set<OWLAxiom> axioms = reasoner.justification(child, parent, LONG);
            assertThat(axioms).hasSize(explanation.justifications().getFirst().size());
            Justified.requireMinimal(axioms, child, parent);
        }
    }

    @Test
    void knows_the_abnormalities_of_the_heart() {
        try (Reasoner reasoner = Reasoner.over(ontology)) {
            ClassAnswer answer = reasoner.classes(
                    "'has phenotype affecting' some UBERON:0000948", ClassAnswer.Relation.SUB, false, LONG);
            assertThat(answer.classes()).extracting(Name::id).contains("HP:0001633", "HP:0004307", "HP:0001646");
        }
    }
}
