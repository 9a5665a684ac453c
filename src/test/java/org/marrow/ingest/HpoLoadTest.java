package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.Circles;
import org.marrow.source.OboReader;
import org.marrow.source.ObographsReader;
import org.marrow.source.OntologySink;
import org.marrow.source.OwlReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading the HPO")
class HpoLoadTest {

    private static final String HEADER = "format-version: 1.2\n";

    private final List<Triple> triples = new ArrayList<>();
    private final SourceReport report = new SourceReport("hp", "2025-01-01");
    private final HpoLoad load =
            new HpoLoad(Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")), triples::add, report);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/miniature/mini", "/fixtures/formats"})
    void gives_the_same_graph_from_each_format(String name) {
        SourceFile json = resource(name + ".json");
        SourceFile obo = resource(name + ".obo");
        SourceFile owl = resource(name + ".owl");
        Set<Triple> expected = graph(json, new ObographsReader(json)::read);
        assertThat(expected).hasSizeGreaterThan(30);
        assertThat(graph(obo, new OboReader(obo)::read)).isEqualTo(expected);
        assertThat(graph(owl, new OwlReader(owl)::read)).isEqualTo(expected);
    }

    @Test
    void gives_the_same_statements_in_the_same_order_from_the_same_file() throws IOException {
        SourceFile file = withLogicalDefinition();
        List<Triple> again = new ArrayList<>();
        load.load(file, new OwlReader(file)::read);
        new HpoLoad(
                        Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")),
                        again::add,
                        new SourceReport("hp", "2025-01-01"))
                .load(file, new OwlReader(file)::read);
        assertThat(again).isEqualTo(triples);
    }

    @Test
    void writes_logical_definitions_with_iris_where_the_file_has_blank_nodes() throws IOException {
        SourceFile plain = resource("/miniature/mini.owl");
        Set<Triple> without = graph(plain, new OwlReader(plain)::read);
        SourceFile file = withLogicalDefinition();
        load.load(file, new OwlReader(file)::read);
        Set<Triple> more = new HashSet<>(triples);
        more.removeAll(without);
        assertThat(triples)
                .containsAll(without)
                .noneMatch(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank());
        assertThat(more).hasSize(11);
        assertThat(report.remarks()).contains(entry("statements beyond terms and parents", 11L));
    }

    @Test
    void counts_each_term_and_each_parent_once() {
        SourceFile file = resource("/miniature/mini.obo");
        load.load(file, new OboReader(file)::read);
        assertThat(report.rows()).isEqualTo(23);
        assertThat(report.loaded()).isEqualTo(22);
        assertThat(report.remarks())
                .containsOnly(entry("terms", 12L), entry("obsolete terms", 2L), entry("direct superclasses", 10L));
    }

    @Test
    void remembers_labels_and_which_terms_are_obsolete() {
        SourceFile file = resource("/miniature/mini.obo");
        load.load(file, new OboReader(file)::read);
        assertThat(load.label(term(33606))).contains("Bone marrow maturation arrest");
        assertThat(load.label(term(57))).contains("obsolete Made-up term");
        assertThat(load.label(term(9999))).isEmpty();
        assertThat(load.isKnown(term(57))).isTrue();
        assertThat(load.isKnown(term(9999))).isFalse();
        assertThat(load.isObsolete(term(57))).isTrue();
        assertThat(load.isObsolete(term(33606))).isFalse();
    }

    @Test
    void remembers_what_replaces_an_obsolete_term() {
        load("""
                [Term]
                id: HP:0000001
                name: A
                alt_id: HP:0000011
                alt_id: HP:0000012
                alt_id: HP:0000013
                alt_id: HP:0000014

                [Term]
                id: HP:0000002
                name: B
                alt_id: HP:0000014

                [Term]
                id: HP:0000011
                name: obsolete with a successor that holds another
                is_obsolete: true
                replaced_by: HP:0000002

                [Term]
                id: HP:0000012
                name: obsolete without successor
                is_obsolete: true

                [Term]
                id: HP:0000015
                name: obsolete with two successors
                is_obsolete: true
                replaced_by: HP:0000002
                replaced_by: HP:0000001

                [Term]
                id: HP:0000016
                name: obsolete without anything
                is_obsolete: true
                """);
        assertThat(load.replacements(term(11))).containsExactly(term(2));
        assertThat(load.replacements(term(12))).containsExactly(term(1));
        assertThat(load.replacements(term(13))).containsExactly(term(1));
        assertThat(load.replacements(term(14))).containsExactly(term(1), term(2));
        assertThat(load.replacements(term(15))).containsExactly(term(2), term(1));
        assertThat(load.replacements(term(16))).isEmpty();
        assertThat(load.replacements(term(1))).isEmpty();
        assertThat(report.remarks())
                .contains(entry("obsolete terms whose successor and alternative identifier disagree", 1L));
    }

    @Test
    void reads_a_successor_that_is_an_iri() {
        load("""
                [Term]
                id: HP:0000011
                name: obsolete
                is_obsolete: true
                replaced_by: http://purl.obolibrary.org/obo/HP_0000002
                """);
        assertThat(load.replacements(term(11))).containsExactly(term(2));
    }

    @Test
    void counts_parents_that_the_file_does_not_describe() {
        load("""
                [Term]
                id: HP:0000001
                name: A
                is_a: HP:0000008
                is_a: HP:0000009
                """);
        assertThat(report.remarks()).contains(entry("parents that the file does not describe", 2L));
        assertThat(report.loaded()).isEqualTo(3);
    }

    @Test
    void refuses_a_circle_of_parents_and_names_its_terms() throws IOException {
        SourceFile file = file("""
                [Term]
                id: HP:0000001
                name: All

                [Term]
                id: HP:0000005
                name: below the circle
                is_a: HP:0000004

                [Term]
                id: HP:0000002
                name: A
                is_a: HP:0000001
                is_a: HP:0000003

                [Term]
                id: HP:0000003
                name: B
                is_a: HP:0000004

                [Term]
                id: HP:0000004
                name: C
                is_a: HP:0000002
                """);
        assertThat(catchThrowableOfType(MarrowException.class, () -> load.load(file, new OboReader(file)::read)))
                .hasMessage(file + ": found a circle of 3 terms (HP:0000004 'C' SubClassOf HP:0000002 'A';"
                        + " HP:0000002 'A' SubClassOf HP:0000003 'B'; HP:0000003 'B' SubClassOf HP:0000004 'C'),"
                        + " expected none")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.HIERARCHY_CYCLE);
    }

    @Test
    void names_ten_terms_of_a_longer_circle() throws IOException {
        StringBuilder stanzas = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            stanzas.append("[Term]\nid: HP:00000%02d\nname: x\nis_a: HP:00000%02d\n\n".formatted(i, (i + 1) % 12));
        }
        SourceFile file = file(stanzas.toString());
        assertThat(catchThrowableOfType(MarrowException.class, () -> load.load(file, new OboReader(file)::read)))
                .hasMessageContaining("a circle of 12 terms")
                .hasMessageContaining("(HP:0000000 'x' SubClassOf HP:0000001 'x'; ")
                .hasMessageContaining("HP:0000009 'x' SubClassOf HP:0000010 'x'; ...)");
    }

    @Test
    void finds_the_circle_of_a_term_that_is_its_own_parent() {
        assertThat(Circles.find(Map.of(term(1), List.of(term(1))))).contains(List.of(term(1)));
    }

    @Test
    void finds_no_circle_where_there_are_several_ways_up() {
        assertThat(Circles.find(Map.of(
                        term(4), List.of(term(2), term(3)),
                        term(2), List.of(term(1)),
                        term(3), List.of(term(1), term(1)))))
                .isEmpty();
    }

    @Test
    void finds_the_circle_at_the_top_of_a_very_deep_hierarchy() {
        Map<Curie, List<Curie>> parents = new LinkedHashMap<>();
        for (int i = 0; i < 200_000; i++) {
            parents.put(term(i), List.of(term(i + 1)));
        }
        assertThat(Circles.find(parents)).isEmpty();
        parents.put(term(200_000), List.of(term(199_999)));
        assertThat(Circles.find(parents)).contains(List.of(term(199_999), term(200_000)));
    }

    private SourceFile withLogicalDefinition() throws IOException {
        String definition = """
                    <owl:equivalentClass><owl:Restriction>
                        <owl:onProperty rdf:resource="http://purl.obolibrary.org/obo/BFO_0000051"/>
                        <owl:someValuesFrom><owl:Class><owl:intersectionOf rdf:parseType="Collection">
                            <rdf:Description rdf:about="http://purl.obolibrary.org/obo/PATO_0002089"/>
                            <rdf:Description rdf:about="http://purl.obolibrary.org/obo/CL_0000738"/>
                        </owl:intersectionOf></owl:Class></owl:someValuesFrom>
                    </owl:Restriction></owl:equivalentClass>
                    <rdfs:subClassOf rdf:resource="http://purl.obolibrary.org/obo/UPHENO_0001002"/>
                """;
        String text = Files.readString(Path.of(resource("/miniature/mini.owl").toString()));
        String opening = "<owl:Class rdf:about=\"http://purl.obolibrary.org/obo/HP_0033606\">\n";
        return new SourceFile(Files.writeString(folder.resolve("hp.owl"), text.replace(opening, opening + definition)));
    }

    private Set<Triple> graph(SourceFile file, Consumer<OntologySink> reader) {
        Set<Triple> graph = new HashSet<>();
        new HpoLoad(
                        Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")),
                        graph::add,
                        new SourceReport("hp", "2025-01-01"))
                .load(file, reader);
        return graph;
    }

    private void load(String stanzas) {
        try {
            SourceFile file = file(stanzas);
            load.load(file, new OboReader(file)::read);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private SourceFile file(String stanzas) throws IOException {
        return new SourceFile(Files.writeString(folder.resolve("hp.obo"), HEADER + stanzas));
    }

    private static Curie term(int number) {
        return new Curie("HP", "%07d".formatted(number));
    }

    private static SourceFile resource(String name) {
        try {
            return new SourceFile(Path.of(
                    Objects.requireNonNull(HpoLoadTest.class.getResource(name)).toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
