package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.Miniature;
import org.marrow.ingest.CountedDataset.Count;
import org.marrow.rdf.ManifestRdf;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Shipped;

@DisplayName("The VoID of a release")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoidDescriptionTest {

    @TempDir
    private static Path folder;

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private final Release home = ReleaseBuilder.home(ontology);
    private Release release = home;

    @BeforeAll
    void build() throws IOException {
        release = built("data");
    }

    private Release built(String name) throws IOException {
        var releases = new DataFolder(folder.resolve(name));
        ReleaseBuilder.build(ontology, Miniature.all(folder), releases, Progress.NONE);
        return releases.openCurrent();
    }

    @AfterAll
    void close() {
        release.close();
        home.close();
    }

    static Graph description(Release release) {
        return release.read(graphs -> {
            Graph copy = GraphFactory.createDefaultGraph();
            graphs.getGraph(Graphs.VOID).find().forEachRemaining(copy::add);
            return copy;
        });
    }

    private static String count(DatasetGraph graphs, String query) {
        try (QueryExec exec = QueryExec.dataset(graphs).query(query).build()) {
            return exec.select().next().get("n").getLiteralLexicalForm();
        }
    }

    static void requireCounted(Release release, List<Count> counts) {
        release.read(graphs -> {
            assertThat(counts)
                    .allSatisfy(
                            count -> assertThat(count(graphs, count.query())).isEqualTo(count.stated()));
            return true;
        });
    }

    @Test
    void counts_the_default_graph_as_COUNT_does() {
        for (Release each : List.of(release, home)) {
            List<Count> counts = CountedDataset.counts(description(each), ManifestRdf.release(each.id()), "%s");
            assertThat(counts).hasSizeGreaterThan(500);
            requireCounted(each, counts);
        }
    }

    @Test
    void counts_each_named_graph_as_COUNT_does() {
        Graph description = description(release);
        release.read(graphs -> {
            Set<Node> names = new HashSet<>();
            graphs.listGraphNodes().forEachRemaining(names::add);
            names.remove(Graphs.VOID);
            assertThat(names).hasSizeGreaterThan(8);
            for (Node name : names) {
                Node part = ManifestRdf.graph(release.id(), name.getURI());
                List<Count> counts = CountedDataset.counts(description, part, "GRAPH <" + name.getURI() + "> { %s }");
                assertThat(counts).as(name.getURI()).hasSizeGreaterThan(6);
                requireCounted(release, counts);
            }
            return true;
        });
    }

    @Test
    void counts_the_links_between_vocabularies_as_COUNT_does() {
        String sets = """
                PREFIX void: <http://rdfs.org/ns/void#>
                SELECT ?name ?predicate ?from ?to ?n WHERE {
                  ?part void:subset ?set ; <http://www.w3.org/ns/sparql-service-description#name> ?name .
                  ?set a void:Linkset ; void:linkPredicate ?predicate ; void:triples ?n ;
                       void:subjectsTarget/void:uriSpace ?from ; void:objectsTarget/void:uriSpace ?to .
                }""";
        release.read(graphs -> {
            try (QueryExec exec =
                    QueryExec.graph(description(release)).query(sets).build()) {
                RowSet rows = exec.select();
                assertThat(rows.hasNext()).isTrue();
                rows.forEachRemaining(row -> assertThat(count(graphs, """
                                SELECT (COUNT(*) AS ?n) WHERE { GRAPH <%s> { ?s <%s> ?o }
                                  FILTER (STRSTARTS(STR(?s), "%s") && STRSTARTS(STR(?o), "%s")) }""".formatted(
                                        row.get("name").getURI(),
                                        row.get("predicate").getURI(),
                                        row.get("from").getLiteralLexicalForm(),
                                        row.get("to").getLiteralLexicalForm())))
                        .as(row.toString())
                        .isEqualTo(row.get("n").getLiteralLexicalForm()));
            }
            return true;
        });
    }

    @Test
    void says_what_a_release_is_and_is_licensed_by() {
        Graph description = description(release);
        Node dataset = ManifestRdf.release(release.id());
        Set<String> said = description.find(dataset, Node.ANY, Node.ANY).toList().stream()
                .map(triple -> triple.getPredicate().getLocalName())
                .collect(Collectors.toSet());
        assertThat(said).contains("type", "title", "license", "issued", "version", "uriSpace", "vocabulary", "subset");
        assertThat(description.contains(dataset, VOID.exampleResource.asNode(), Node.ANY))
                .isFalse();
    }

    @Test
    void is_a_graph_outside_the_default_graph() {
        release.read(graphs -> {
            assertThat(graphs.getDefaultGraph().contains(Node.ANY, VOID.propertyPartition.asNode(), Node.ANY))
                    .isFalse();
            return true;
        });
        assertThat(description(release).size()).isPositive();
    }

    @Test
    void is_the_same_for_the_same_input() throws IOException {
        try (Release again = built("again")) {
            assertThat(lines(again)).isEqualTo(lines(release));
        }
    }

    private static List<String> lines(Release release) {
        return description(release).find().mapWith(Triple::toString).toList().stream()
                .sorted()
                .toList();
    }
}
