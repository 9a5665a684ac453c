package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;
import org.marrow.vocabulary.TurtleFile;

/// Twelve rows are those of mim2gene_medgen of 2024-06 on the home concept's conditions and their genes;
/// the others are made by hand.
@DisplayName("Loading mim2gene_medgen")
class Mim2geneLoadTest {

    private static final String HEADER = "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\tComment\n";
    private static final String[] HOME = {
        "138971\t1441\tgene\t-\t-\t-",
        "300017\t2316\tgene\t-\t-\t-",
        "300049\t2316\tphenotype\t GeneMap\tC1848213\t-",
        "601736\t6603\tgene\t-\t-\t-",
        "609213\t29927\tgene\t-\t-\t-",
        "616012\t84522\tgene\t-\t-\t-",
        "616022\t84522\tphenotype\t GeneMap\tC4014954\t-",
        "616254\t81570\tgene\t-\t-\t-",
        "616271\t81570\tphenotype\t GeneMap\tC5676893\t-",
        "617014\t1441\tphenotype\t GeneMap\tC4310764\t-",
        "617475\t6603\tphenotype\t GeneMap\tC4479548\t-",
        "620674\t29927\tphenotype\t GeneMap\tC5882742\tquestion"
    };

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final List<Triple> triples = new ArrayList<>();
    private final SourceReport report = new SourceReport("mim2gene_medgen", "2024-06");

    @TempDir
    private Path folder;

    @Test
    void makes_the_mappings_of_the_home_concept_labels_and_comments_aside() {
        load(HOME);
        Graph home = TurtleFile.read(Shipped.ontology().resolve("home/mim2gene.ttl"));
        assertThat(mappings(graph())).hasSize(12).isEqualTo(mappings(home));
        assertThat(matches(graph())).isEqualTo(matches(home));
        assertThat(about(graph())).isEqualTo(about(home));
    }

    @Test
    void leaves_the_home_concepts_mappings_to_the_file_where_it_is_loaded() {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        Node set = set(ontology.home(Set.of()));
        assertThat(ontology.home(Set.of(Graphs.MIM2GENE)).contains(Node.ANY, Published.MAPPING_SET, set))
                .isFalse();
    }

    @Test
    void states_the_gene_of_a_condition_with_its_sources_and_comments_as_published() {
        load("143890\t2053\tphenotype\t GeneMap; GeneReviews\tC0020445\tsusceptibility; modifier");
        Node name = named(Mw.GENE_ASSOCIATION).getFirst();
        assertThat(objects(name, DCTerms.publisher.asNode())).containsExactly(Mw.NCBI_GENE.getURI());
        assertThat(objects(name, DCTerms.source.asNode())).containsExactly("GeneMap", "GeneReviews");
        assertThat(objects(name, RDFS.Nodes.comment)).containsExactly("susceptibility", "modifier");
        assertThat(objects(name, Mw.ASSOCIATION_TYPE)).containsExactly("phenotype");
        assertThat(objects(name, Mw.CONDITION)).containsExactly("https://omim.org/entry/143890");
        assertThat(objects(name, Mw.GENE)).containsExactly("https://www.ncbi.nlm.nih.gov/gene/2053");
        assertThat(objects(name, Mw.LINE)).containsExactly("2");
    }

    @Test
    void draws_no_edge_from_a_gene_to_a_condition_that_a_comment_may_take_back() {
        load("143890\t2053\tphenotype\t GeneMap\tC0020445\tquestion");
        assertThat(graph().contains(Node.ANY, Published.GENE_ASSOCIATED_WITH_CONDITION, Node.ANY))
                .isFalse();
    }

    @Test
    void makes_several_rows_of_one_concept_one_mapping_with_several_lines() {
        load("143890\t10842\tphenotype\t GeneMap\tC0020445\t-", "143890\t19\tphenotype\t GeneMap\tC0020445\t-");
        Node mapping = named(OWL2.Axiom.asNode()).getFirst();
        assertThat(named(OWL2.Axiom.asNode())).hasSize(1);
        assertThat(objects(mapping, Mw.LINE)).containsExactly("2", "3");
        assertThat(report.remarks()).contains(entry("mappings", 1L), entry("gene associations", 2L));
    }

    @Test
    void tells_rows_of_one_gene_and_condition_apart() {
        load("175100\t324\tphenotype\t GeneMap\tC0032580\t-", "175100\t324\tphenotype\t GeneMap\tC0032580\tquestion");
        assertThat(named(Mw.GENE_ASSOCIATION)).hasSize(2);
    }

    @Test
    void shows_in_the_cardinality_what_is_not_one_to_one_over_the_whole_file() {
        load(
                "100001\t-\tphenotype\t-\tC0000001\t-",
                "100001\t-\tphenotype\t-\tC0000002\t-",
                "100002\t-\tphenotype\t-\tC0000003\t-",
                "100003\t-\tphenotype\t-\tC0000003\t-",
                "100004\t7\tgene\t-\t-\t-",
                "100004\t8\tphenotype\t GeneMap\tC0000004\t-",
                "100005\t-\tphenotype\t-\tC0000005\t-");
        assertThat(mappings(graph()))
                .extracting(mapping -> mapping.replaceAll(
                        "https://www.ncbi.nlm.nih.gov/(\\S+) \\S+ https://omim.org/(\\S+) (\\S+) .*", "$1 $2 $3"))
                .containsExactly(
                        "gene/7 entry/100004 n:1",
                        "medgen/C0000001 entry/100001 n:1",
                        "medgen/C0000002 entry/100001 n:1",
                        "medgen/C0000003 entry/100002 1:n",
                        "medgen/C0000003 entry/100003 1:n",
                        "medgen/C0000004 entry/100004 n:1",
                        "medgen/C0000005 entry/100005 1:1");
        assertThat(report.remarks()).contains(entry("mappings that are not one to one", 6L));
    }

    @Test
    void keeps_a_comment_on_a_row_without_a_gene() {
        load("100001\t-\tphenotype\t-\tC0000001\tnondisease");
        assertThat(objects(named(OWL2.Axiom.asNode()).getFirst(), RDFS.Nodes.comment))
                .containsExactly("nondisease");
    }

    @Test
    void counts_a_row_that_says_nothing_as_skipped() {
        load("100001\t-\tphenotype\t-\t-\t-", "100002\t-\tgene\t-\t-\t-", "100003\t7\tgene\t-\t-\t-");
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.skipped())
                .containsOnly(entry(
                        "neither a gene nor a MedGen concept",
                        new SourceReport.Skipped(2, List.of("line 2: OMIM:100001", "line 3: OMIM:100002"))));
    }

    @Test
    void leaves_the_version_open_where_the_file_is_undated() {
        var undated = new SourceReport("mim2gene_medgen", "undated");
        new Mim2geneLoad(prefixes, triples::add, undated).load(file(), "https://example.org/file");
        assertThat(graph().contains(Node.ANY, OWL2.versionInfo.asNode(), Node.ANY))
                .isFalse();
        assertThat(undated.rows()).isZero();
    }

    @Test
    void gives_the_same_triples_in_the_same_order_again_and_none_twice() {
        load(HOME);
        List<Triple> before = List.copyOf(triples);
        triples.clear();
        load(HOME);
        assertThat(triples).isEqualTo(before).doesNotHaveDuplicates();
        assertThat(triples).noneMatch(triple -> triple.getSubject().isBlank());
    }

    private void load(String... rows) {
        new Mim2geneLoad(prefixes, triples::add, report).load(file(rows), Ids.sourceFile("mim2gene_medgen", "2024-06"));
    }

    private SourceFile file(String... rows) {
        try {
            return new SourceFile(
                    Files.writeString(folder.resolve("mim2gene_medgen"), HEADER + String.join("\n", rows) + "\n"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }

    private List<Node> named(Node type) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(RDF.Nodes.type)
                        && triple.getObject().equals(type))
                .map(Triple::getSubject)
                .toList();
    }

    private List<String> objects(Node subject, Node property) {
        return triples.stream()
                .filter(triple -> triple.getSubject().equals(subject)
                        && triple.getPredicate().equals(property))
                .map(triple -> text(triple.getObject()))
                .toList();
    }

    /// Each mapping as its ends, predicate, cardinality, justification, set and source.
    private static Set<String> mappings(Graph graph) {
        Set<String> mappings = new TreeSet<>();
        graph.find(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode())
                .forEachRemaining(triple -> mappings.add(String.join(
                        " ",
                        Stream.of(
                                        OWL2.annotatedSource.asNode(),
                                        OWL2.annotatedProperty.asNode(),
                                        OWL2.annotatedTarget.asNode(),
                                        Published.MAPPING_CARDINALITY,
                                        Published.MAPPING_JUSTIFICATION,
                                        Published.MAPPING_SET,
                                        Published.MAPPING_SOURCE)
                                .map(property -> one(graph, triple.getSubject(), property))
                                .toList())));
        return mappings;
    }

    private static Set<Triple> matches(Graph graph) {
        return graph.find(Node.ANY, SKOS.exactMatch.asNode(), Node.ANY).toSet();
    }

    private static Set<Triple> about(Graph graph) {
        return graph.find(set(graph), Node.ANY, Node.ANY).toSet();
    }

    private static Node set(Graph graph) {
        return graph.find(Node.ANY, RDF.Nodes.type, Published.MAPPING_SET_CLASS)
                .mapWith(Triple::getSubject)
                .filterKeep(set -> set.getURI().endsWith("/mim2gene_medgen"))
                .next();
    }

    private static String one(Graph graph, Node subject, Node property) {
        return text(graph.find(subject, property, Node.ANY).next().getObject());
    }

    private static String text(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.getURI();
    }
}
