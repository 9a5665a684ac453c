package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.app.Marrow;
import org.marrow.model.Curie;
import org.marrow.model.RollUp;
import org.marrow.model.State;
import org.marrow.query.Table;
import org.marrow.rdf.ManifestRdf;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;

/// Needs `hp.v2025-05-06.json.gz` and `phenotype.v2025-05-06.hpoa.gz` in the folder that `MARROW_DATA`
/// names, or in `../shared/data`; skipped elsewhere.
@DisplayName("A release built from the HPO of 2025-05-06")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealFilesTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final Path HPO = SOURCES.resolve("hp.v2025-05-06.json.gz");
    private static final Path HPOA = SOURCES.resolve("phenotype.v2025-05-06.hpoa.gz");
    private static final Curie HOME = Curie.parse("HP:0033606");

    @TempDir
    static Path folder;

    private BuildResult result;

    @BeforeAll
    void build() {
        assumeTrue(
                Files.exists(HPO) && Files.exists(HPOA),
                "Skipped: %s and %s are not there; name their folder in MARROW_DATA".formatted(HPO, HPOA));
        result = ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), List.of(HPO, HPOA), new DataFolder(folder), Progress.NONE);
    }

    @Test
    void has_every_class_and_every_annotation() {
        assertThat(result.sources().getFirst().remarks())
                .containsEntry("terms", 19_650L)
                .containsEntry("obsolete terms", 473L);
        assertThat(result.sources().get(1).rows()).isEqualTo(272_060);
        assertThat(result.sources().get(1).loaded()).isEqualTo(272_060);
        assertThat(result.sources().get(1).remarks()).containsEntry("annotations", 272_016L);
    }

    @Test
    void has_every_pair_in_its_state() {
        assertThat(result.states())
                .isEqualTo(Map.of(
                        State.PRESENT, 251_659L,
                        State.EXCLUDED, 2_668L,
                        State.CONTRADICTORY, 34L,
                        State.DISPUTED, 1L));
    }

    @Test
    void finds_nine_conditions_with_the_home_concept_or_a_subtype() {
        try (Marrow marrow = Marrow.open(folder)) {
            List<RollUp> rollUps = marrow.associations().withSubtypes(HOME);
            assertThat(rollUps)
                    .filteredOn(RollUp::isPresent)
                    .extracting(rollUp -> rollUp.condition() + " through "
                            + Stream.concat(rollUp.own().stream(), rollUp.through().stream())
                                    .map(association -> association.phenotype().toString())
                                    .collect(Collectors.joining(" ")))
                    .containsExactly(
                            "OMIM:300049 through HP:0033606",
                            "OMIM:300299 through HP:0033607",
                            "OMIM:616022 through HP:0033606",
                            "OMIM:616271 through HP:0033606",
                            "OMIM:617475 through HP:0033606",
                            "OMIM:618752 through HP:0033607",
                            "OMIM:619813 through HP:0410253",
                            "OMIM:620534 through HP:0033607",
                            "OMIM:620674 through HP:0033606");
            assertThat(rollUps)
                    .filteredOn(rollUp -> !rollUp.isPresent())
                    .extracting(RollUp::condition)
                    .containsExactly(Curie.parse("OMIM:617014"));
        }
    }

    @Test
    void finds_2329_conditions_with_an_abnormality_of_blood_or_a_subtype() {
        try (Marrow marrow = Marrow.open(folder)) {
            Table table = marrow.queries().run("conditions-with-subtypes", Map.of("term", "HP:0001871"));
            int state = table.columns().indexOf("state");
            assertThat(table.rows().stream()
                            .filter(row -> !List.of("excluded", "disputed")
                                    .contains(row.get(state).orElse("")))
                            .map(row -> row.getFirst().orElse(""))
                            .distinct())
                    .hasSize(2_329);
        }
    }

    @Test
    void serves_the_HPOs_own_words_unaltered() {
        try (Marrow marrow = Marrow.open(folder)) {
            assertThat(marrow.queries().run("term", Map.of()).column("definition"))
                    .singleElement()
                    .satisfies(definition -> assertThat(definition).startsWith("Interruption of the procecss"));
        }
    }

    /// Each tenth number of the default graph, since some take a second to count.
    @Test
    void counts_in_VoID_what_COUNT_counts() {
        try (Release release = new DataFolder(folder).openCurrent()) {
            List<CountedDataset.Count> counts = CountedDataset.counts(
                    VoidDescriptionTest.description(release), ManifestRdf.release(release.id()), "%s");
            List<CountedDataset.Count> sample = IntStream.range(0, counts.size())
                    .filter(number -> number % 10 == 0)
                    .mapToObj(counts::get)
                    .toList();
            assertThat(sample).hasSizeGreaterThan(50);
            VoidDescriptionTest.requireCounted(release, sample);
        }
    }
}
