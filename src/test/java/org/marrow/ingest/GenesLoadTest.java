package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.marrow.rdf.GeneRdf;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;
import org.marrow.vocabulary.TurtleFile;

/// Six rows are those of genes_to_disease.txt of 2025-05-06 on the home concept's conditions; the others
/// are made by hand.
@DisplayName("Loading the HPO's gene files")
class GenesLoadTest {

    private static final String FILE_IRI = Ids.sourceFile("genes_to_disease", "2025-05-06");
    private static final Set<String> FILES = Set.of("https://w3id.org/marrow/id/file/home/genes", FILE_IRI);
    private static final String NCBI = "ftp://ftp.ncbi.nlm.nih.gov/gene/DATA/mim2gene_medgen";
    private static final String DISEASES = "ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\n";
    private static final String PHENOTYPES = "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n";
    private static final String CLOSURE = "hpo_id\thpo_name\tncbi_gene_id\tgene_symbol\tdisease_id\n";
    private static final String JAGN1 = "NCBIGene:84522\tJAGN1\tMENDELIAN\tOMIM:616022\t" + NCBI;

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final List<Triple> triples = new ArrayList<>();
    private final GeneRdf.Writer genes = new GeneRdf(prefixes).new Writer(triples::add);
    private final SourceReport report = new SourceReport("genes", "2025-05-06");

    @TempDir
    private Path folder;

    @Test
    void says_of_the_rows_on_the_home_concept_exactly_what_the_home_concept_says() {
        loadDiseases(
                "NCBIGene:2316\tFLNA\tMENDELIAN\tOMIM:300049\t" + NCBI,
                JAGN1,
                "NCBIGene:1441\tCSF3R\tMENDELIAN\tOMIM:617014\t" + NCBI,
                "NCBIGene:6603\tSMARCD2\tMENDELIAN\tOMIM:617475\t" + NCBI,
                "NCBIGene:81570\tCLPB\tMENDELIAN\tOMIM:616271\t" + NCBI,
                "NCBIGene:29927\tSEC61A1\tMENDELIAN\tOMIM:620674\t" + NCBI);
        Graph home = TurtleFile.read(Shipped.ontology().resolve("home/genes.ttl"));
        assertThat(statements(graph())).isEqualTo(statements(home));
    }

    @Test
    void leaves_the_home_concepts_rows_to_the_file_where_it_is_loaded() {
        OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
        assertThat(ontology.home(Set.of()).contains(Node.ANY, RDF.Nodes.type, Mw.GENE_ASSOCIATION))
                .isTrue();
        assertThat(ontology.home(Set.of(Graphs.GENES)).contains(Node.ANY, RDF.Nodes.type, Mw.GENE_ASSOCIATION))
                .isFalse();
    }

    @Test
    void makes_a_repeated_row_one_thing_with_two_lines() {
        loadDiseases(JAGN1, JAGN1);
        assertThat(named(Mw.GENE_ASSOCIATION))
                .containsExactly("https://w3id.org/marrow/id/gene-association/NCBIGene-84522-OMIM-616022");
        assertThat(values(Mw.LINE)).containsExactlyInAnyOrder("2", "3");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks())
                .containsOnly(entry("gene associations", 1L), entry("rows that repeat another", 1L));
    }

    @Test
    void tells_rows_of_one_pair_apart_by_what_they_say_whatever_their_order() {
        String polygenic = JAGN1.replace("MENDELIAN", "POLYGENIC");
        loadDiseases(JAGN1, polygenic);
        Set<String> names = Set.copyOf(named(Mw.GENE_ASSOCIATION));
        assertThat(names)
                .hasSize(2)
                .allSatisfy(name -> assertThat(name)
                        .startsWith("https://w3id.org/marrow/id/gene-association/NCBIGene-84522-OMIM-616022-"));
        assertThat(report.remarks()).contains(entry("genes and conditions joined in several ways", 1L));
        triples.clear();
        loadDiseases(polygenic, JAGN1);
        assertThat(Set.copyOf(named(Mw.GENE_ASSOCIATION))).isEqualTo(names);
    }

    @Test
    void writes_a_gene_and_its_edge_to_a_condition_once() {
        loadDiseases(JAGN1, JAGN1.replace("MENDELIAN", "UNKNOWN"));
        loadPhenotypes("84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022");
        assertThat(triples).doesNotHaveDuplicates();
        assertThat(values(RDFS.Nodes.label)).containsExactly("JAGN1");
        assertThat(triples)
                .filteredOn(triple -> triple.getPredicate().equals(Published.GENE_ASSOCIATED_WITH_CONDITION))
                .hasSize(1);
    }

    @Test
    void labels_a_gene_without_a_symbol_with_its_identifier_and_says_so() {
        loadDiseases("NCBIGene:111365204\t-\tMENDELIAN\tOMIM:136550\t");
        assertThat(values(RDFS.Nodes.label)).containsExactly("NCBIGene:111365204");
        assertThat(report.remarks()).contains(entry("rows without a gene symbol", 1L));
    }

    @Test
    void keeps_a_second_symbol_beside_the_first() {
        loadDiseases(JAGN1);
        loadPhenotypes(
                "84522\tOTHER\tHP:0033606\tName\t-\tOMIM:616022", "84522\tOTHER\tHP:0001250\tName\t-\tOMIM:616022");
        assertThat(values(RDFS.Nodes.label)).containsExactly("JAGN1");
        assertThat(values(SKOS.altLabel.asNode())).containsExactly("OTHER");
    }

    @Test
    void keeps_a_source_that_is_no_address_as_text() {
        loadDiseases("NCBIGene:84522\tJAGN1\tMENDELIAN\tOMIM:616022\ta curator: he://said so");
        assertThat(values(org.apache.jena.vocabulary.DCTerms.source.asNode()))
                .containsExactly("a curator: he://said so");
    }

    @Test
    void leads_from_no_gene_to_a_phenotype() {
        loadPhenotypes("84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022");
        Node gene = NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/gene/84522");
        Node phenotype = NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0033606");
        assertThat(graph().contains(gene, Node.ANY, phenotype)).isFalse();
        assertThat(graph().contains(Node.ANY, Mw.PHENOTYPE, Node.ANY)).isFalse();
    }

    @Test
    void states_a_row_on_gene_and_phenotype_with_its_frequency_as_printed() {
        loadPhenotypes("84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022");
        assertThat(named(Published.GENE_TO_PHENOTYPE)).hasSize(1);
        assertThat(values(Published.FREQUENCY_QUALIFIER)).containsExactly("13/14");
        assertThat(objects(Published.DISEASE_CONTEXT)).containsExactly("https://omim.org/entry/616022");
        assertThat(objects(Published.SUBJECT)).containsExactly("https://www.ncbi.nlm.nih.gov/gene/84522");
        assertThat(objects(Published.OBJECT)).containsExactly("http://purl.obolibrary.org/obo/HP_0033606");
        assertThat(objects(Mw.POLARITY)).isEmpty();
    }

    @Test
    void calls_a_row_absent_that_counts_nobody() {
        loadPhenotypes("1441\tCSF3R\tHP:0033606\tName\t0/3\tOMIM:617014");
        assertThat(objects(Mw.POLARITY)).containsExactly(Mw.ABSENT.getURI());
        assertThat(report.remarks()).contains(entry("rows that count the phenotype as absent", 1L));
    }

    @Test
    void repeats_no_row_on_gene_and_phenotype() {
        String row = "84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022";
        loadPhenotypes(row, row, row.replace("13/14", "-"));
        assertThat(named(Published.GENE_TO_PHENOTYPE)).hasSize(2);
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.remarks())
                .contains(entry("rows that repeat another", 1L), entry("statements on gene and phenotype", 2L));
    }

    @Test
    void leaves_the_older_forms_column_of_terms_out_and_says_so() {
        load("#Format: entrez-gene-id<tab>entrez-gene-symbol<tab>HPO-Term-ID<tab>HPO-Term-Name<tab>Frequency-Raw"
                + "<tab>Frequency-HPO<tab>Additional Info from G-D source<tab>G-D source<tab>disease-ID for link\n"
                + "84522\tJAGN1\tHP:0033606\tName\t13/14\tHP:0040284\t-\tmim2gene\tOMIM:616022\n"
                + "84522\tJAGN1\tHP:0001250\tName\t-\tHP:0040285\t-\tmim2gene\tOMIM:616022\n");
        assertThat(values(Published.FREQUENCY_QUALIFIER)).containsExactly("13/14");
        assertThat(objects(Mw.POLARITY)).isEmpty();
        assertThat(report.remarks()).contains(entry("rows whose Frequency-HPO was left out as unreliable", 2L));
    }

    @Test
    void writes_nothing_of_the_closure_and_counts_each_row_of_it() {
        loadDiseases(JAGN1);
        int before = triples.size();
        var closure = new SourceReport("phenotype_to_genes", "undated");
        new PhenotypeToGenesLoad(prefixes, genes, closure)
                .load(file(CLOSURE + "HP:0005561\tName\t84522\tJAGN1\tOMIM:616022\n"
                        + "HP:0001871\tName\t84522\tJAGN1\tOMIM:616022\n"
                        + "HP:0001871\tName\t84522\tJAGN1\tOMIM:617014\n"));
        assertThat(triples).hasSize(before);
        assertThat(closure.rows()).isEqualTo(3);
        assertThat(closure.loaded()).isZero();
        assertThat(closure.skipped())
                .containsOnly(
                        entry(
                                "derived: follows from the rows of its gene and condition and the HPO's hierarchy",
                                new SourceReport.Skipped(
                                        2,
                                        List.of(
                                                "line 2: HP:0005561, NCBIGene:84522, OMIM:616022",
                                                "line 3: HP:0001871, NCBIGene:84522, OMIM:616022"))),
                        entry(
                                "derived, of a gene and condition that no loaded gene file joins",
                                new SourceReport.Skipped(
                                        1, List.of("line 4: HP:0001871, NCBIGene:84522, OMIM:617014"))));
    }

    @Test
    void gives_the_same_triples_in_the_same_order_again() {
        loadDiseases(JAGN1, JAGN1.replace("MENDELIAN", "POLYGENIC"));
        loadPhenotypes("84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022");
        List<Triple> again = new ArrayList<>();
        GeneRdf.Writer writer = new GeneRdf(prefixes).new Writer(again::add);
        new GenesToDiseaseLoad(prefixes, writer, report)
                .load(file(DISEASES + JAGN1 + "\n" + JAGN1.replace("MENDELIAN", "POLYGENIC") + "\n"), FILE_IRI);
        new GenesToPhenotypeLoad(prefixes, writer, report)
                .load(file(PHENOTYPES + "84522\tJAGN1\tHP:0033606\tName\t13/14\tOMIM:616022\n"), FILE_IRI);
        assertThat(again).isEqualTo(triples);
    }

    private void loadDiseases(String... rows) {
        new GenesToDiseaseLoad(prefixes, genes, report).load(file(DISEASES + String.join("\n", rows) + "\n"), FILE_IRI);
    }

    private void loadPhenotypes(String... rows) {
        load(PHENOTYPES + String.join("\n", rows) + "\n");
    }

    private void load(String phenotypes) {
        new GenesToPhenotypeLoad(prefixes, genes, report).load(file(phenotypes), FILE_IRI);
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("genes.txt"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Graph graph() {
        Graph graph = GraphFactory.createDefaultGraph();
        triples.forEach(graph::add);
        return graph;
    }

    private List<String> named(Node type) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(RDF.Nodes.type)
                        && triple.getObject().equals(type))
                .map(triple -> triple.getSubject().getURI())
                .toList();
    }

    private List<String> values(Node property) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(property))
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }

    private List<String> objects(Node property) {
        return triples.stream()
                .filter(triple -> triple.getPredicate().equals(property))
                .map(triple -> triple.getObject().getURI())
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
