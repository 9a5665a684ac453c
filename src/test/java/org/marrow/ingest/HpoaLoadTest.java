package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;
import org.marrow.vocabulary.TurtleFile;

@DisplayName("Loading phenotype.hpoa")
class HpoaLoadTest {

    private static final String FILE_IRI = Ids.sourceFile("phenotype.hpoa", "2025-05-06");
    private static final Set<String> FILES = Set.of("https://w3id.org/marrow/id/file/home/hpoa", FILE_IRI);
    private static final Node CONDITION = NodeFactory.createURI("https://omim.org/entry/616022");
    private static final String HEADER = "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset"
            + "\tfrequency\tsex\tmodifier\taspect\tbiocuration";

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final AssociationRdf.Pool pool = new AssociationRdf(prefixes).new Pool();
    private final SourceReport report = new SourceReport("phenotype.hpoa", "2025-05-06");

    @TempDir
    private Path folder;

    @Test
    void says_of_the_rows_on_the_home_concept_exactly_what_the_home_concept_says() throws URISyntaxException {
        load(Path.of(Objects.requireNonNull(HpoaLoadTest.class.getResource("/fixtures/home-rows.hpoa"))
                .toURI()));
        Graph home = TurtleFile.read(Shipped.ontology().resolve("home/hpoa.ttl"));
        assertThat(statements(graph)).isEqualTo(statements(home));
    }

    @Test
    void pools_a_repeated_row_once() {
        load(row("Name", "HP:0033606", "13/14", "P"), row("Name", "HP:0033606", "13/14", "P"));
        Graph associations = GraphFactory.createDefaultGraph();
        pool.write(associations::add);
        assertThat(values(associations, Node.ANY, Mw.AFFECTED)).containsExactly("13");
        assertThat(values(associations, Node.ANY, Mw.EXAMINED)).containsExactly("14");
    }

    @Test
    void keeps_both_lines_of_a_repeated_row() {
        load(row("Name", "HP:0033606", "13/14", "P"), row("Name", "HP:0033606", "13/14", "P"));
        assertThat(graph.find(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS).toList())
                .hasSize(1);
        assertThat(values(graph, Node.ANY, Mw.LINE)).containsExactlyInAnyOrder("2", "3");
    }

    @Test
    void reports_a_repeated_row_as_loaded_and_repeated() {
        load(row("Name", "HP:0033606", "13/14", "P"), row("Name", "HP:0033606", "13/14", "P"));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).contains(entry("annotations", 1L), entry("rows that repeat another", 1L));
    }

    @Test
    void pools_rows_of_one_pair_that_differ() {
        load(row("Name", "HP:0033606", "3/5", "P"), row("Name", "HP:0033606", "0/4", "P"));
        Graph associations = GraphFactory.createDefaultGraph();
        pool.write(associations::add);
        assertThat(values(associations, Node.ANY, Mw.AFFECTED)).containsExactly("3");
        assertThat(values(associations, Node.ANY, Mw.EXAMINED)).containsExactly("9");
    }

    @Test
    void labels_a_condition_with_the_name_on_most_rows_and_keeps_the_others_beside_it() {
        load(
                row("A rare name", "HP:0000001", "", "P"),
                row("The usual name", "HP:0000002", "", "P"),
                row("The usual name", "HP:0000003", "", "P"));
        assertThat(values(graph, CONDITION, RDFS.Nodes.label)).containsExactly("The usual name");
        assertThat(values(graph, CONDITION, SKOS.altLabel.asNode())).containsExactly("A rare name");
        assertThat(report.remarks()).contains(entry("conditions", 1L), entry("conditions with several names", 1L));
    }

    @Test
    void labels_a_condition_with_the_first_of_names_on_as_many_rows() {
        load(row("B", "HP:0000001", "", "P"), row("A", "HP:0000002", "", "P"));
        assertThat(values(graph, CONDITION, RDFS.Nodes.label)).containsExactly("A");
    }

    @Test
    void ties_a_condition_to_its_inheritance() {
        load(row("Name", "HP:0000007", "", "I"));
        assertThat(graph.contains(CONDITION, Mw.INHERITANCE, term("0000007"))).isTrue();
    }

    @Test
    void ties_a_condition_to_its_course() {
        load(row("Name", "HP:0003593", "", "C"));
        assertThat(graph.contains(CONDITION, Mw.CLINICAL_COURSE, term("0003593")))
                .isTrue();
    }

    @Test
    void ties_no_condition_to_an_inheritance_that_a_row_negates() {
        load(row("Name", "HP:0000007", "0/3", "I"));
        assertThat(graph.contains(CONDITION, Mw.INHERITANCE, Node.ANY)).isFalse();
    }

    @Test
    void makes_associations_of_phenotypes_alone() {
        load(row("Name", "HP:0000007", "", "I"), row("Name", "HP:0003593", "", "C"));
        Graph associations = GraphFactory.createDefaultGraph();
        pool.write(associations::add);
        assertThat(associations.isEmpty()).isTrue();
    }

    @Test
    void counts_annotations_of_terms_that_the_ontology_beside_has_retired_or_lacks() throws IOException {
        var terms = new HpoLoad(prefixes, triple -> {}, new SourceReport("hp", "2025-05-06"));
        terms.load(new SourceFile(Files.writeString(folder.resolve("hp.json"), """
                {"graphs": [{"meta": {}, "nodes": [
                  {"id": "http://purl.obolibrary.org/obo/HP_0000001", "lbl": "All", "type": "CLASS"},
                  {"id": "http://purl.obolibrary.org/obo/HP_0000002", "lbl": "obsolete Some", "type": "CLASS",
                   "meta": {"deprecated": true}}]}]}
                """)));
        load(
                Optional.of(terms),
                file(
                        row("Name", "HP:0000001", "", "P"),
                        row("Name", "HP:0000002", "", "P"),
                        row("Name", "HP:0000003", "", "P")));
        assertThat(report.remarks())
                .contains(
                        entry("annotations of obsolete terms", 1L),
                        entry("annotations of terms that the HPO beside does not have", 1L));
    }

    private void load(String... rows) {
        load(Optional.empty(), file(rows));
    }

    private void load(Path file) {
        load(Optional.empty(), file);
    }

    private void load(Optional<HpoLoad> hpo, Path file) {
        new HpoaLoad(prefixes, graph::add, pool, report, hpo).load(new SourceFile(file), FILE_IRI);
    }

    private Path file(String... rows) {
        try {
            return Files.writeString(folder.resolve("phenotype.hpoa"), HEADER + "\n" + String.join("\n", rows) + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String row(String name, String term, String frequency, String aspect) {
        return "OMIM:616022\t%s\t\t%s\tPMID:25129144\tPCS\t\t%s\t\t\t%s\tHPO:probinson[2022-10-06]"
                .formatted(name, term, frequency, aspect);
    }

    private static Node term(String local) {
        return NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_" + local);
    }

    private static List<String> values(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }

    /// Without the lines, which differ between an excerpt and the whole file, and without descriptions of
    /// files.
    private static Set<Triple> statements(Graph graph) {
        return graph.find().toList().stream()
                .filter(triple -> !triple.getPredicate().equals(Mw.LINE))
                .filter(triple -> !FILES.contains(triple.getSubject().toString()))
                .collect(Collectors.toSet());
    }
}
