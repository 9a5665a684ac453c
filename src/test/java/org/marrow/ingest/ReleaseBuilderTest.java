package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.model.State;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Shipped;

@DisplayName("A release built from the miniature files")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseBuilderTest {

    @TempDir
    static Path folder;

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private BuildResult result;

    @BeforeAll
    void build() throws IOException {
        result = build("data");
    }

    private BuildResult build(String data) throws IOException {
        return ReleaseBuilder.build(
                ontology,
                List.of(Miniature.hpo(folder), Miniature.hpoa(folder)),
                new DataFolder(folder.resolve(data)),
                Progress.NONE);
    }

    private List<String> quads(String data) {
        try (Release release = new DataFolder(folder.resolve(data)).openCurrent()) {
            return release.read(dataset -> {
                var bytes = new ByteArrayOutputStream();
                RDFWriter.source(dataset).lang(Lang.NQUADS).output(bytes);
                return bytes.toString(StandardCharsets.UTF_8).lines().sorted().toList();
            });
        }
    }

    private Node condition(String curie) {
        return org.apache.jena.graph.NodeFactory.createURI(
                ontology.prefixes().iri(org.marrow.model.Curie.parse(curie)));
    }

    @Test
    void counts_the_states_of_all_pairs_home_included() {
        assertThat(result.states()).isEqualTo(Map.of(State.PRESENT, 10L, State.EXCLUDED, 3L, State.CONTRADICTORY, 1L));
    }

    @Test
    void counts_every_row_once() {
        for (SourceReport source : result.sources()) {
            long skipped = source.skipped().values().stream()
                    .mapToLong(SourceReport.Skipped::count)
                    .sum();
            assertThat(source.loaded() + skipped).isEqualTo(source.rows());
        }
        assertThat(result.sources()).extracting(SourceReport::rows).containsExactly(23L, 14L);
        assertThat(result.sources().getFirst().skipped())
                .containsEntry(
                        "node of type PROPERTY",
                        new SourceReport.Skipped(1, List.of("http://purl.obolibrary.org/obo/BFO_0000050")));
    }

    @Test
    void remarks_on_rows_that_are_not_as_one_would_expect() {
        assertThat(result.sources().get(1).remarks())
                .containsEntry("rows that repeat another", 1L)
                .containsEntry("annotations", 13L)
                .containsEntry("annotations of obsolete terms", 1L)
                .containsEntry("annotations of terms that the HPO beside does not have", 1L)
                .containsEntry("conditions with several names", 1L)
                .containsEntry("references kept as text", 1L);
    }

    @Test
    void is_the_same_byte_for_byte_when_it_is_built_again() throws IOException {
        assertThat(build("again").release()).isEqualTo(result.release());
        assertThat(quads("again")).isEqualTo(quads("data"));
    }

    @Test
    void leaves_out_what_stands_in_for_the_files_it_loads_and_nothing_else() {
        try (Release release = new DataFolder(folder.resolve("data")).openCurrent()) {
            assertThat(release.<Set<Node>>read(dataset -> dataset.getGraph(Graphs.HOME)
                            .find(Node.ANY, Mw.STANDS_IN_FOR, Node.ANY)
                            .mapWith(Triple::getObject)
                            .toSet()))
                    .containsExactlyInAnyOrder(Graphs.GENES, Graphs.MIM2GENE);
        }
    }

    @Test
    void gives_a_condition_the_name_on_most_rows_and_keeps_the_others() {
        try (Release release = new DataFolder(folder.resolve("data")).openCurrent()) {
            Node subject = condition("OMIM:100002");
            List<String> names = release.read(dataset -> List.of(
                    text(dataset.getGraph(Graphs.HPOA), subject, RDFS.Nodes.label),
                    text(dataset.getGraph(Graphs.HPOA), subject, SKOS.altLabel.asNode())));
            assertThat(names).containsExactly("Made-up syndrome 2", "Made-up syndrome two");
        }
    }

    private static String text(org.apache.jena.graph.Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .toList()
                .getFirst()
                .getObject()
                .getLiteralLexicalForm();
    }

    @Test
    void takes_the_files_of_a_folder_behind_a_link() throws IOException {
        Path sources = Files.createDirectory(folder.resolve("sources"));
        Miniature.hpo(sources);
        Path link = Files.createSymbolicLink(folder.resolve("link"), sources);
        BuildResult built =
                ReleaseBuilder.build(ontology, List.of(link), new DataFolder(folder.resolve("linked")), Progress.NONE);
        assertThat(built.sources()).extracting(SourceReport::title).containsExactly("Human Phenotype Ontology");
    }

    @Test
    void refuses_a_folder_with_nothing_in_it() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> ReleaseBuilder.build(
                        ontology,
                        List.of(Miniature.hpo(folder), empty),
                        new DataFolder(folder.resolve("none")),
                        Progress.NONE))
                .hasMessageContaining("empty: found an empty folder, expected source files in it");
    }

    @Test
    void writes_a_manifest_and_a_report_beside_the_data() throws IOException {
        Path release = folder.resolve("data/releases").resolve(result.release());
        assertThat(Files.readString(release.resolve("manifest.ttl")))
                .contains("\"Human Phenotype Ontology\"")
                .contains("2025-01-01")
                .doesNotContain(folder.toString());
        assertThat(Files.readString(release.resolve("report.json"))).contains("\"rows that repeat another\" : 1");
    }
}
