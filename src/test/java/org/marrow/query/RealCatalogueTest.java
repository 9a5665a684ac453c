package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

/// Needs the files of [#FILES] in the folder that `MARROW_DATA` names, or in `../shared/data`; skipped elsewhere.
/// Compares how long each answer is with what the header of its query says of it.
@DisplayName("The catalogue on the files of 2025-05-06")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealCatalogueTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));
    private static final List<Path> FILES = Stream.of(
                    "hp.v2025-05-06.json.gz",
                    "phenotype.v2025-05-06.hpoa.gz",
                    "genes_to_disease.v2025-05-06.txt.gz",
                    "medgen/NAMES.without-SNOMEDCT_US.RRF.gz",
                    "medgen/mim2gene_medgen.2024-06.gz",
                    "sssom",
                    "babelon")
            .map(SOURCES::resolve)
            .toList();

    @TempDir
    private static Path folder;

    private final Marrow home = Marrow.open();
    private Marrow built = home;

    @BeforeAll
    void build() {
        assumeTrue(
                FILES.stream().allMatch(Files::exists),
                "Skipped: of %s some are not there; name their folder in MARROW_DATA".formatted(FILES));
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), FILES, new DataFolder(folder.resolve("data")), Progress.NONE);
        built = Marrow.open(folder.resolve("data"));
    }

    @AfterAll
    void close() {
        built.close();
        home.close();
    }

    /// Those whose header says how long the answer is.
    Stream<String> questions() {
        return home.queries().list().stream()
                .filter(query -> query.rows().isPresent())
                .map(CatalogueQuery::name);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void gives_as_many_rows_as_the_header_says(String name) {
        CatalogueQuery query = built.queries().get(name);
        long rows = query.isGraph()
                ? built.queries().construct(name, Map.of()).size()
                : built.queries().run(name, Map.of()).rows().size();
        assertThat(rows).isEqualTo(query.rows().orElseThrow());
    }
}
