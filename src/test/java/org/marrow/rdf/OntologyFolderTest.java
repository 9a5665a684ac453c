package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Graphs;

@DisplayName("The ontology folder")
class OntologyFolderTest {

    private static final Node NOTE = NodeFactory.createURI("http://example.org/note");
    private static final Node EXCERPT = NodeFactory.createURI("http://example.org/excerpt");
    private static final Node SHAPE = NodeFactory.createURI("http://example.org/shape");

    @TempDir
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        file("prefixes.ttl", """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                <http://example.org/prefixes> sh:declare
                    [ sh:prefix "HP" ; sh:namespace "http://purl.obolibrary.org/obo/HP_" ] ,
                    [ sh:prefix "OMIM" ; sh:namespace "https://omim.org/entry/" ] .
                """);
        file("marrow.ttl", """
                @prefix owl: <http://www.w3.org/2002/07/owl#> .
                <https://w3id.org/marrow/ns#> owl:versionInfo "2026-11-22" .
                """);
        file("home/note.ttl", "<http://example.org/note> <http://example.org/says> \"a\" .\n");
        file("home/excerpt.ttl", """
                @prefix mw: <https://w3id.org/marrow/ns#> .
                <http://example.org/file> mw:standsInFor <https://w3id.org/marrow/graph/hpoa> .
                <http://example.org/excerpt> <http://example.org/says> "b" .
                """);
        file("shapes/note.ttl", "<http://example.org/shape> <http://example.org/says> \"c\" .\n");
    }

    @Test
    void says_what_all_files_of_home_and_the_vocabulary_say() {
        Graph home = OntologyFolder.read(folder).home(Set.of());
        assertThat(says(home, NOTE)).isTrue();
        assertThat(says(home, EXCERPT)).isTrue();
        assertThat(says(home, NodeFactory.createURI("https://w3id.org/marrow/ns#")))
                .isTrue();
    }

    @Test
    void leaves_out_a_file_that_stands_in_for_a_loaded_graph() {
        Graph home = OntologyFolder.read(folder).home(Set.of(Graphs.HPOA));
        assertThat(says(home, EXCERPT)).isFalse();
        assertThat(says(home, NOTE)).isTrue();
    }

    @Test
    void keeps_a_file_that_stands_in_for_another_graph_than_the_loaded_one() {
        assertThat(says(OntologyFolder.read(folder).home(Set.of(Graphs.HPO)), EXCERPT))
                .isTrue();
    }

    @Test
    void keeps_shapes_apart() {
        OntologyFolder ontology = OntologyFolder.read(folder);
        assertThat(says(ontology.shapes(), SHAPE)).isTrue();
        assertThat(says(ontology.home(Set.of()), SHAPE)).isFalse();
    }

    @Test
    void passes_over_what_is_neither_home_nor_vocabulary_nor_shape() throws IOException {
        file("drafts/draft.ttl", "this is no Turtle");
        assertThat(OntologyFolder.read(folder).files()).isEqualTo(3);
    }

    @Test
    void has_the_prefixes_of_its_table() {
        assertThat(OntologyFolder.read(folder).prefixes().namespaces()).containsOnlyKeys("HP", "OMIM");
    }

    @Test
    void has_the_version_of_its_vocabulary() {
        assertThat(OntologyFolder.read(folder).version()).isEqualTo("2026-11-22");
    }

    @Test
    void knows_the_file_that_speaks_of_a_subject() {
        assertThat(OntologyFolder.read(folder).fileOf(EXCERPT)).contains(Path.of("home/excerpt.ttl"));
    }

    @Test
    void knows_no_file_for_a_subject_that_none_speaks_of() {
        assertThat(OntologyFolder.read(folder).fileOf(SHAPE)).isEmpty();
    }

    @Test
    void finds_the_annotations_in_a_graph_by_name() throws IOException {
        file("home/listing.ttl", """
                @prefix dcterms: <http://purl.org/dc/terms/> .
                @prefix mw: <https://w3id.org/marrow/ns#> .
                <http://example.org/listing> a mw:Annotation ;
                    dcterms:publisher mw:MedGen ;
                    mw:aspect mw:PhenotypicAbnormalityAspect ;
                    mw:condition <https://omim.org/entry/616022> ;
                    mw:phenotype <http://purl.obolibrary.org/obo/HP_0033606> ;
                    mw:polarity mw:Present ;
                    mw:sourceFile <http://example.org/page> .
                """);
        OntologyFolder ontology = OntologyFolder.read(folder);
        assertThat(ontology.annotations(ontology.home(Set.of())))
                .containsOnlyKeys(NodeFactory.createURI("http://example.org/listing"))
                .extractingByKey(NodeFactory.createURI("http://example.org/listing"))
                .extracting(Annotation::condition)
                .isEqualTo(Curie.parse("OMIM:616022"));
    }

    @Test
    void has_the_same_digest_until_a_file_changes() throws IOException {
        String before = OntologyFolder.read(folder).sha256();
        assertThat(OntologyFolder.read(folder).sha256()).isEqualTo(before).matches("[0-9a-f]{64}");
        file("shapes/note.ttl", "<http://example.org/shape> <http://example.org/says> \"d\" .\n");
        assertThat(OntologyFolder.read(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void has_another_digest_when_a_file_has_another_place() throws IOException {
        String before = OntologyFolder.read(folder).sha256();
        Files.move(folder.resolve("home/note.ttl"), folder.resolve("home/renamed.ttl"));
        assertThat(OntologyFolder.read(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void is_refused_where_a_file_does_not_parse() throws IOException {
        file("home/note.ttl", "<http://example.org/note> \"a\" .\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> OntologyFolder.read(folder)))
                .hasMessageStartingWith(folder.resolve("home/note.ttl") + ":1:")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void is_refused_by_file_where_a_blank_node_is_inside_another() throws IOException {
        file("home/note.ttl", "<http://example.org/note> <http://example.org/says> [] .\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> OntologyFolder.read(folder)))
                .hasMessageStartingWith(folder.resolve("home/note.ttl") + ": Found a blank node")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void is_refused_where_the_vocabulary_has_no_version() throws IOException {
        file("marrow.ttl", "");
        assertThat(catchThrowableOfType(MarrowException.class, () -> OntologyFolder.read(folder)))
                .hasMessageStartingWith(folder + ": found no owl:versionInfo")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void is_refused_where_it_is_not_there() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> OntologyFolder.read(folder.resolve("missing"))))
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    private static boolean says(Graph graph, Node subject) {
        return graph.contains(subject, Node.ANY, Node.ANY);
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
