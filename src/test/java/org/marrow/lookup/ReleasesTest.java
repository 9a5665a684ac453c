package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.ReleaseSource;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("The releases of a lookup")
class ReleasesTest {

    @TempDir
    private Path folder;

    @Test
    void are_the_home_concept_alone_where_there_is_no_folder() {
        try (var marrow = Marrow.open()) {
            ReleaseManifest manifest = marrow.releases().manifest();
            assertThat(manifest.id()).isEqualTo(marrow.release());
            assertThat(manifest.sources())
                    .extracting(ReleaseSource::title)
                    .containsExactly("Marrow vocabulary and home concept");
            assertThat(manifest.statements())
                    .containsOnlyKeys(
                            "https://w3id.org/marrow/graph/associations", "https://w3id.org/marrow/graph/home");
            assertThat(marrow.releases().list()).containsExactly(marrow.release());
            assertThat(marrow.releases().find("hpo-1999-01-01-0")).isEmpty();
            assertThat(marrow.releases().find("../../etc")).isEmpty();
        }
    }

    @Test
    void are_all_of_a_data_folder_each_with_its_sources() throws IOException {
        Path data = folder.resolve("data");
        String first = build(data, Miniature.hpo(folder));
        String second = build(data, Miniature.hpo(folder), Miniature.hpoa(folder));
        try (var marrow = Marrow.open(data)) {
            assertThat(marrow.release()).isEqualTo(first);
            assertThat(marrow.releases().list()).containsExactlyInAnyOrder(first, second);
            assertThat(marrow.releases().find(first)).contains(marrow.releases().manifest());
            assertThat(marrow.releases().find(second).orElseThrow().sources())
                    .extracting(ReleaseSource::title)
                    .contains("HPO disease annotations");
        }
    }

    private static String build(Path data, Path... sources) {
        return ReleaseBuilder.build(
                        OntologyFolder.read(Shipped.ontology()), List.of(sources), new DataFolder(data), Progress.NONE)
                .release();
    }
}
