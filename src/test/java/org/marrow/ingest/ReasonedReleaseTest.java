package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Heart;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.check.ReleaseCheck;
import org.marrow.lookup.Terms;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.query.Table;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

@DisplayName("A release with definitions")
class ReasonedReleaseTest {

    private static final String IMPOSSIBLE = """
            PATO:0000051 owl:disjointWith PATO:0002104 .
            HP:9999998
                a owl:Class ;
                rdfs:label "Morphological inflammation" ;
                rdfs:subClassOf HP:0000118 ,
                    [
                        a owl:Restriction ;
                        owl:onProperty BFO:0000051 ;
                        owl:someValuesFrom [ a owl:Class ; owl:intersectionOf ( PATO:0000051 PATO:0002104 ) ]
                    ] .
            """;

    @TempDir
    Path folder;

    private DataFolder data() {
        return new DataFolder(folder.resolve("data"));
    }

    private BuildResult build(Path... sources) {
        return ReleaseBuilder.build(OntologyFolder.read(Shipped.ontology()), List.of(sources), data(), Progress.NONE);
    }

    private static List<String> locals(List<Thing> things) {
        return things.stream().map(thing -> thing.id().toString()).toList();
    }

    @Test
    void keeps_what_follows_apart_from_what_was_said() throws IOException {
        BuildResult result = build(Heart.owl(folder));
        assertThat(result.statements())
                .containsEntry(Graphs.INFERRED.getURI(), 4L)
                .containsKey(Graphs.RELATIONS.getURI());
        try (Release release = data().openCurrent()) {
            release.read(graphs -> {
                var inferred = new TreeSet<String>();
                graphs.getGraph(Graphs.INFERRED).find().forEachRemaining(triple -> {
                    inferred.add(triple.getSubject().getLocalName() + " "
                            + triple.getObject().getLocalName());
                    assertThat(graphs.getDefaultGraph().contains(triple)).isFalse();
                });
                graphs.getGraph(Graphs.RELATIONS)
                        .find()
                        .forEachRemaining(
                                triple -> assertThat(graphs.getDefaultGraph().contains(triple))
                                        .isFalse());
                return assertThat(inferred)
                        .containsExactly(
                                "HP_0001627 HP_0001626",
                                "HP_0001633 HP_0001654",
                                "HP_0001654 HP_0001627",
                                "HP_0002037 HP_0002583");
            });
        }
    }

    @Test
    void has_a_closure_of_what_was_said_and_one_of_what_follows() throws IOException {
        build(Heart.owl(folder));
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            Terms asserted = marrow.terms();
            Terms inferred = asserted.over(Terms.Hierarchy.INFERRED);
            Curie valve = Curie.parse("HP:0001654");
            assertThat(locals(asserted.ancestors(valve))).containsExactlyInAnyOrder("HP:0000118", "HP:0000001");
            assertThat(locals(inferred.ancestors(valve)))
                    .containsExactlyInAnyOrder("HP:0001627", "HP:0001626", "HP:0000118", "HP:0000001");
            assertThat(locals(inferred.descendants(Curie.parse("HP:0001626"))))
                    .containsExactlyInAnyOrder("HP:0001627", "HP:0001654", "HP:0001633", "HP:0001713");
            assertThat(locals(inferred.ancestors(Curie.parse("HP:0002583"))))
                    .containsExactlyInAnyOrder("HP:0000118", "HP:0000001");
        }
    }

    @Test
    void gives_classes_that_are_the_same_the_same_subclasses() throws IOException {
        build(Heart.owl(folder, """
                HP:0100282 a owl:Class ; rdfs:label "Acute colitis" ; rdfs:subClassOf HP:0002583 .
                """));
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            Terms inferred = marrow.terms().over(Terms.Hierarchy.INFERRED);
            assertThat(locals(inferred.descendants(Curie.parse("HP:0002583")))).containsExactly("HP:0100282");
            assertThat(locals(inferred.descendants(Curie.parse("HP:0002037")))).containsExactly("HP:0100282");
            assertThat(locals(marrow.terms().descendants(Curie.parse("HP:0002037"))))
                    .isEmpty();
        }
    }

    @Test
    void answers_questions_by_anatomy_in_SPARQL() throws IOException {
        build(Heart.owl(folder));
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            Table found = marrow.queries().run("abnormalities-of-structure", Map.of("structure", "UBERON:0000948"));
            assertThat(found.rows())
                    .extracting(row -> row.getFirst().orElse(""))
                    .containsExactly("HP:0001633");
        }
    }

    @Test
    void tells_what_reasoning_found_in_its_report() throws IOException {
        BuildResult result = build(Heart.owl(folder));
        assertThat(result.quality())
                .filteredOn(rule -> rule.findings() > 0)
                .extracting(ReleaseCheck.Result::name)
                .contains(
                        "inferred-superclass",
                        "inferred-equivalence",
                        "unsupported-superclass",
                        "redundant-superclass");
        Path release = data().folder(result.release());
        assertThat(Files.readString(release.resolve("report.txt")))
                .contains("INFO  inferred-superclass: 3 found. ")
                .contains(
                        "\n      HP:0001627 Abnormal heart morphology follows to be below HP:0001626 Abnormality of the cardiovascular system");
        assertThat(Files.readString(release.resolve("reasoning.json"), StandardCharsets.UTF_8))
                .contains("\"inferred\"", "Abnormal heart valve morphology");
    }

    @Test
    void does_not_become_current_with_a_class_that_can_have_no_member() throws IOException {
        build(Heart.owl(folder));
        Optional<String> before = data().current();
        BuildResult result = build(Heart.owl(folder, IMPOSSIBLE));
        assertThat(data().refusal(result.release()))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("unsatisfiable-class")
                        .contains("'Morphological inflammation' SubClassOf 'has part' some (morphology and inflamed)")
                        .contains("morphology DisjointWith inflamed"));
        assertThatThrownBy(() -> data().makeCurrent(result.release()))
                .isInstanceOf(MarrowException.class)
                .extracting(e -> ((MarrowException) e).code())
                .isEqualTo(ErrorCode.RELEASE_REFUSED);
        assertThat(data().current()).isEqualTo(before);
    }

    @Test
    void is_not_built_from_a_circle_of_superclasses() throws IOException {
        Path circular = Heart.owl(folder, "HP:0000118 rdfs:subClassOf HP:0001626 .");
        assertThatThrownBy(() -> build(circular))
                .hasMessageContaining("found a circle of 2 terms")
                .hasMessageContaining("HP:0000118 'Phenotypic abnormality' SubClassOf HP:0001626");
        assertThat(data().list()).isEmpty();
    }

    @Test
    void has_the_same_statements_each_time() throws IOException {
        BuildResult first = build(Heart.owl(folder));
        DataFolder other = new DataFolder(folder.resolve("other"));
        BuildResult second = ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), List.of(folder.resolve("heart.owl")), other, Progress.NONE);
        assertThat(second.release()).isEqualTo(first.release());
        assertThat(dump(other, second.release())).isEqualTo(dump(data(), first.release()));
    }

    private static List<String> dump(DataFolder folder, String id) {
        try (Release release = folder.open(id)) {
            return release.read(graphs -> {
                var quads = new TreeSet<String>();
                for (Node graph : List.of(Graphs.INFERRED, Graphs.RELATIONS)) {
                    graphs.find(graph, Node.ANY, Node.ANY, Node.ANY)
                            .forEachRemaining(quad -> quads.add(quad.toString()));
                }
                return List.copyOf(quads);
            });
        }
    }

    @Test
    void has_nothing_to_reason_about_without_definitions() throws IOException {
        BuildResult result = build(Miniature.hpo(folder));
        assertThat(result.statements()).doesNotContainKeys(Graphs.INFERRED.getURI(), Graphs.RELATIONS.getURI());
        assertThat(data().folder(result.release()).resolve("reasoning.json")).doesNotExist();
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            assertThat(marrow.reasoningReport(Progress.NONE)).isEmpty();
        }
    }

    @Test
    void shows_no_expression_as_a_parent() throws IOException {
        build(Heart.owl(folder));
        try (Marrow marrow = Marrow.open(folder.resolve("data"))) {
            Curie heart = Curie.parse("UBERON:0000948");
            assertThat(locals(marrow.terms().parents(heart))).containsExactly("UBERON:0000062");
            assertThat(locals(marrow.terms().ancestors(heart))).containsExactly("UBERON:0000062");
        }
    }
}
