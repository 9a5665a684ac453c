package org.marrow.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.MarrowException;
import org.marrow.model.Severity;
import org.marrow.vocabulary.Shipped;

@DisplayName("A check of the ontology")
class OntologyCheckTest {

    private static final String PREFIXES = """
            @prefix mw: <https://w3id.org/marrow/ns#> .
            @prefix oboInOwl: <http://www.geneontology.org/formats/oboInOwl#> .
            @prefix HP: <http://purl.obolibrary.org/obo/HP_> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Path shipped = Shipped.ontology();
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Path target = folder.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private List<String> errors() {
        return OntologyCheck.of(folder).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Finding::toString)
                .toList();
    }

    private void plant(String file, String turtle) throws IOException {
        Files.writeString(folder.resolve(file), PREFIXES + turtle);
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(file), text.replace(before, after));
    }

    @Test
    void passes_ours_without_a_finding() {
        CheckReport report = OntologyCheck.of(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.passed()).isTrue();
    }

    @Test
    void fails_on_data_that_break_a_shape() throws IOException {
        edit("home/hpoa.ttl", "mw:affected 13 ;", "mw:affected 15 ;");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error).contains("home/hpoa.ttl").contains("annotation/hpoa-"));
    }

    @Test
    void fails_on_a_class_that_can_have_no_member() throws IOException {
        plant("home/planted.ttl", """
                mw:Impossible a owl:Class ;
                    rdfs:subClassOf mw:Annotation , mw:Condition ;
                    rdfs:label "impossible"@en .
                """);
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("satisfiability")
                        .contains("home/planted.ttl")
                        .contains("mw:Impossible"));
    }

    @Test
    void does_not_call_a_contradiction_consistent() throws IOException {
        plant("home/planted.ttl", """
                mw:Annotation owl:disjointWith mw:Condition .
                <http://example.org/both> a owl:NamedIndividual , mw:Annotation , mw:Condition .
                """);
        CheckReport report = OntologyCheck.of(folder);
        assertThat(report.findings())
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("consistency"));
        assertThat(report.figures())
                .anySatisfy(figure -> assertThat(figure).contains("inconsistent"))
                .noneSatisfy(figure -> assertThat(figure).contains(", consistent"));
    }

    @Test
    void fails_on_a_term_that_its_published_vocabulary_does_not_have() throws IOException {
        plant("home/planted.ttl", "HP:0033606 skos:exactlyMatch <http://example.org/x> .");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("published")
                        .contains("skos:exactlyMatch")
                        .contains("found no such term in its vocabulary"));
    }

    @Test
    void fails_on_a_published_class_that_is_used_as_a_property() throws IOException {
        plant("home/planted.ttl", "HP:0033606 skos:Concept <http://example.org/x> .");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error).contains("found a class in the place of a property"));
    }

    @Test
    void fails_on_a_term_that_its_published_vocabulary_calls_obsolete() throws IOException {
        plant("published/planted.ttl", "skos:altLabel owl:deprecated true .");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error).contains("skos:altLabel").contains("obsolete"));
    }

    @Test
    void holds_mappings_against_what_follows_from_others() throws IOException {
        plant("home/planted.ttl", """
                HP:0033606 skos:exactMatch HP:0005561 .
                HP:0005561 skos:broadMatch HP:0033606 .
                HP:0001871 skos:related HP:0000118 ; skos:broader HP:0001626 .
                HP:0001626 skos:broader HP:0000118 .
                """);
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("skos/core#exactMatch and http://www.w3.org/2004/02/skos/core#broadMatch"))
                .anySatisfy(error -> assertThat(error)
                        .contains("skos/core#related and http://www.w3.org/2004/02/skos/core#broaderTransitive"));
    }

    @Test
    void fails_on_two_disjoint_properties_between_the_same_two_things() throws IOException {
        plant("home/planted.ttl", "HP:0033606 skos:exactMatch HP:0005561 ; skos:broadMatch HP:0005561 .");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("HP:0033606")
                        .contains("skos/core#exactMatch and http://www.w3.org/2004/02/skos/core#broadMatch"));
    }

    @Test
    void fails_on_data_that_contradict_a_published_vocabulary() throws IOException {
        plant("home/planted.ttl", "<http://example.org/scheme> a skos:ConceptScheme , skos:Concept .");
        edit(
                "reused.ttl",
                "skos:Concept\n    a owl:Class ;",
                "skos:ConceptScheme a owl:Class .\n\nskos:Concept\n    a owl:Class ;");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error).contains("contradiction between the data and the published"));
    }

    @Test
    void fails_on_a_class_that_is_below_two_disjoint_published_ones() throws IOException {
        plant("home/planted.ttl", """
                mw:Odd a owl:Class ;
                    rdfs:subClassOf <https://w3id.org/biolink/vocab/Disease> , <https://w3id.org/biolink/vocab/Gene> .
                """);
        plant("published/planted.ttl", """
                <https://w3id.org/biolink/vocab/Disease> owl:disjointWith <https://w3id.org/biolink/vocab/Gene> .
                """);
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("mw:Odd")
                        .contains("can have no member beside the published vocabularies"));
    }

    @Test
    void fails_on_a_term_of_ours_without_a_label() throws IOException {
        edit(
                "marrow.ttl",
                "rdfs:label \"condition\"@en ;\n    skos:definition \"A disease",
                "skos:definition \"A disease");
        assertThat(errors())
                .anySatisfy(error -> assertThat(error)
                        .contains("marrow.ttl")
                        .contains("mw:Condition")
                        .contains("found no label"));
    }

    @Test
    void fails_on_an_HPO_term_without_a_label() throws IOException {
        plant("home/planted.ttl", "HP:0012345 a owl:Class ; oboInOwl:id \"HP:0012345\" .");
        assertThat(errors())
                .anySatisfy(
                        error -> assertThat(error).contains("home/planted.ttl").contains("HP:0012345"));
    }

    @Test
    void fails_on_a_term_of_ours_that_the_vocabulary_does_not_have() throws IOException {
        plant("home/planted.ttl", "HP:0033606 mw:colour \"red\" .");
        assertThat(errors()).anySatisfy(error -> assertThat(error).contains("mw:colour"));
    }

    @Test
    void fails_on_what_is_outside_OWL_2_EL() throws IOException {
        plant("home/planted.ttl", "mw:onset owl:inverseOf mw:sex .");
        assertThat(errors()).anySatisfy(error -> assertThat(error).contains("owl-2-el"));
    }

    @Test
    void names_file_line_and_column_of_what_is_no_Turtle() throws IOException {
        plant("home/planted.ttl", "HP:0033606 rdfs:label .");
        assertThat(errors())
                .singleElement()
                .satisfies(error -> assertThat(error).contains("planted.ttl:7:23"));
    }

    @Test
    void fails_on_a_shape_that_is_none() throws IOException {
        Files.writeString(folder.resolve("shapes/planted.ttl"), """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                <https://w3id.org/marrow/shapes#planted> a sh:NodeShape ;
                    sh:targetClass <https://w3id.org/marrow/ns#Condition> ;
                    sh:property [ sh:minCount 1 ] .
                """);
        assertThat(errors()).anySatisfy(error -> assertThat(error).contains("shapes"));
    }

    @Test
    void fails_on_a_condition_without_a_label() throws IOException {
        edit("home/hpoa.ttl", " ;\n    rdfs:label \"Specific granule deficiency 2\"", "");
        assertThat(errors()).anySatisfy(error -> assertThat(error).contains("OMIM:617475"));
    }

    @Test
    void fails_on_a_concept_without_a_label() throws IOException {
        edit("home/concept.ttl", "skos:prefLabel", "skos:hiddenLabel");
        assertThat(errors())
                .anySatisfy(
                        error -> assertThat(error).contains("home/concept.ttl").contains("MEDGEN:C0302173"));
    }

    @Test
    void fails_on_a_gene_without_a_label() throws IOException {
        edit("home/genes.ttl", "rdfs:label \"JAGN1\"", "rdfs:comment \"JAGN1\"");
        assertThat(errors())
                .anySatisfy(
                        error -> assertThat(error).contains("home/genes.ttl").contains("NCBIGene:84522"));
    }

    @Test
    void fails_on_a_class_without_a_label() throws IOException {
        plant("home/planted.ttl", "<http://example.org/Unnamed> a owl:Class .");
        assertThat(errors())
                .anySatisfy(
                        error -> assertThat(error).contains("home/planted.ttl").contains("http://example.org/Unnamed"));
    }

    @Test
    void refuses_a_folder_that_is_not_there() {
        assertThatThrownBy(() -> OntologyCheck.of(folder.resolve("nowhere")))
                .isInstanceOf(MarrowException.class)
                .hasMessageContaining("nowhere");
    }
}
