package org.marrow.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

@DisplayName("An export")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final String TERM = "http://purl.obolibrary.org/obo/HP_";

    @TempDir
    static Path folder;

    private final Marrow home = Marrow.open();
    private Marrow built = home;

    @BeforeAll
    void build() throws IOException {
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()),
                List.of(Miniature.hpo(folder), Miniature.hpoa(folder)),
                new DataFolder(folder.resolve("data")),
                Progress.NONE);
        built = Marrow.open(folder.resolve("data"));
    }

    @AfterAll
    void close() {
        built.close();
        home.close();
    }

    private static String text(Export export, BiConsumer<Export, OutputStream> format) {
        var bytes = new ByteArrayOutputStream();
        format.accept(export, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Export whole(Marrow marrow) {
        return marrow.export(Optional.empty(), Progress.NONE);
    }

    private static DatasetGraph parsed(String text, Lang lang) {
        return RDFParser.source(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .lang(lang)
                .toDatasetGraph();
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        return dataset.stream().filter(quad -> !quad.isDefaultGraph()).collect(Collectors.toSet());
    }

    private Set<Quad> stored() {
        try (Release release = new DataFolder(folder.resolve("data")).openCurrent()) {
            return release.read(ExportTest::quads);
        }
    }

    @Test
    void has_every_named_graph_as_NQuads() {
        assertThat(quads(parsed(text(whole(built), Export::writeQuads), Lang.NQUADS)))
                .isEqualTo(stored());
    }

    @Test
    void has_every_named_graph_as_JSON_LD() {
        assertThat(quads(parsed(text(whole(built), Export::writeJsonLd), Lang.JSONLD)))
                .isEqualTo(stored());
    }

    @Test
    void has_the_default_graph_as_Turtle() {
        Graph graph =
                parsed(text(whole(built), Export::writeTurtle), Lang.TURTLE).getDefaultGraph();
        assertThat(graph.stream().collect(Collectors.toSet()))
                .isEqualTo(stored().stream()
                        .filter(quad -> Graphs.isAsserted(quad.getGraph()))
                        .map(Quad::asTriple)
                        .collect(Collectors.toSet()));
    }

    @Test
    void has_the_same_bytes_each_time_from_disk_and_from_memory() {
        try (Marrow again = Marrow.open();
                Marrow reopened = Marrow.open(folder.resolve("data"))) {
            assertThat(text(whole(again), Export::writeQuads)).isEqualTo(text(whole(home), Export::writeQuads));
            assertThat(text(whole(reopened), Export::writeJsonLd)).isEqualTo(text(whole(built), Export::writeJsonLd));
        }
    }

    @Test
    void has_six_tables() throws IOException {
        whole(home).writeTables(folder.resolve("tables"));
        assertThat(Files.readAllLines(folder.resolve("tables/associations.csv")))
                .hasSize(7)
                .anySatisfy(line -> assertThat(line)
                        .startsWith(
                                "https://w3id.org/marrow/id/association/OMIM-617014-HP-0033606,OMIM:617014,HP:0033606,")
                        .contains("Disputed,0,3,1,"));
        assertThat(Files.readAllLines(folder.resolve("tables/terms.csv")).getFirst())
                .isEqualTo("term,label,definition,comment,obsolete,replaced_by,consider,alternative_ids,xrefs");
        for (String table : List.of("terms", "synonyms", "edges", "annotations", "associations", "mappings")) {
            assertThat(folder.resolve("tables/" + table + ".csv")).exists();
        }
    }

    @Test
    void takes_a_branch_with_all_below_it_and_the_ancestors_it_needs() {
        Set<Quad> branch = quads(
                parsed(text(built.export(Optional.of("HP:0001871"), Progress.NONE), Export::writeQuads), Lang.NQUADS));
        Set<Quad> all = stored();
        assertThat(all).containsAll(branch);
        assertThat(branch.size()).isLessThan(all.size());
        assertThat(labelled(branch)).contains(node("0001871"), node("0000118"));
        Set<Node> annotated = branch.stream()
                .filter(quad -> quad.getPredicate().equals(org.marrow.vocabulary.Mw.PHENOTYPE))
                .map(Quad::getObject)
                .collect(Collectors.toSet());
        assertThat(annotated).isNotEmpty().doesNotContain(node("0000118"));
        assertThat(labelled(branch)).containsAll(annotated);
    }

    private static Node node(String number) {
        return NodeFactory.createURI(TERM + number);
    }

    private static Set<Node> labelled(Set<Quad> quads) {
        return quads.stream()
                .filter(quad -> quad.getPredicate().equals(org.apache.jena.vocabulary.RDFS.Nodes.label))
                .map(Quad::getSubject)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:9999999", "OMIM:999999"})
    void knows_no_branch_of_a_term_that_is_not_there(String root) {
        Export export = built.export(Optional.of(root), Progress.NONE);
        assertThatThrownBy(() -> export.writeQuads(OutputStream.nullOutputStream()))
                .isInstanceOfSatisfying(
                        MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_IDENTIFIER));
    }
}
