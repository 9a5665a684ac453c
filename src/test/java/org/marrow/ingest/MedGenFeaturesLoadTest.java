package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.Curie;
import org.marrow.model.State;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading MedGen_HPO_OMIM_Mapping.txt")
class MedGenFeaturesLoadTest {

    private static final String HEADER =
            "#OMIM_CUI|MIM_number|OMIM_name|relationship|HPO_CUI|HPO_ID|HPO_name|MedGen_name|MedGen_source|STY|\n";
    private static final String HPOA_HEADER = "database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset"
            + "\tfrequency\tsex\tmodifier\taspect\tbiocuration\n";
    private static final String FILE_IRI = Ids.sourceFile("MedGen_HPO_OMIM_Mapping", "undated");
    private static final Node CONDITION = NodeFactory.createURI("https://omim.org/entry/617014");
    private static final Node TERM = NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0033606");

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final AssociationRdf.Pool pool = new AssociationRdf(prefixes).new Pool();
    private final SourceReport report = new SourceReport("MedGen_HPO_OMIM_Mapping.txt", "undated");

    @TempDir
    private Path folder;

    @Test
    void makes_an_annotation_of_a_manifestation() {
        load(row("SCN7", "manifestation_of", "Finding"));
        assertThat(objects(Mw.CONDITION)).containsExactly(CONDITION);
        assertThat(objects(Mw.PHENOTYPE)).containsExactly(TERM);
        assertThat(objects(Mw.POLARITY)).containsExactly(Mw.PRESENT);
        assertThat(objects(Mw.ASPECT)).containsExactly(Mw.PHENOTYPIC_ABNORMALITY_ASPECT);
        assertThat(objects(DCTerms.publisher.asNode())).containsExactly(Mw.MED_GEN);
        assertThat(objects(Mw.SOURCE_FILE)).containsExactly(NodeFactory.createURI(FILE_IRI));
        assertThat(objects(DCTerms.subject.asNode()))
                .containsExactly(NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/medgen/C4310764"));
        assertThat(states()).containsExactly(entry(State.PRESENT, 1L));
    }

    @Test
    void makes_one_annotation_of_rows_that_differ_in_their_semantic_type_alone() {
        load(row("SCN7", "manifestation_of", "Finding"), row("SCN7", "manifestation_of", "Disease or Syndrome"));
        assertThat(graph.find(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS).toList())
                .hasSize(1);
        assertThat(texts(Node.ANY, Mw.LINE)).containsExactlyInAnyOrder("2", "3");
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).contains(entry("annotations", 1L), entry("rows that repeat another", 1L));
        Graph associations = GraphFactory.createDefaultGraph();
        pool.write(associations::add);
        assertThat(associations.find(Node.ANY, Mw.ANNOTATION, Node.ANY).toList())
                .hasSize(1);
    }

    @Test
    void calls_absent_what_is_no_manifestation() {
        load(row("SCN7", "not_manifestation_of", "Finding"));
        assertThat(objects(Mw.POLARITY)).containsExactly(Mw.ABSENT);
        assertThat(states()).containsExactly(entry(State.EXCLUDED, 1L));
    }

    @Test
    void disputes_what_HPOA_counts_none_of_and_MedGen_lists() throws IOException {
        HpoaLoad hpoa = hpoa();
        load(hpoa::isNamed, row("SCN7", "manifestation_of", "Finding"));
        assertThat(states()).containsExactly(entry(State.DISPUTED, 1L));
    }

    @Test
    void gives_a_condition_that_HPOA_names_no_second_label() throws IOException {
        HpoaLoad hpoa = hpoa();
        load(hpoa::isNamed, row("SCN7", "manifestation_of", "Finding"));
        assertThat(texts(CONDITION, RDFS.Nodes.label))
                .containsExactly("Neutropenia, severe congenital, 7, autosomal recessive");
        assertThat(texts(CONDITION, SKOS.altLabel.asNode())).containsExactly("SCN7");
    }

    @Test
    void labels_a_condition_that_nobody_else_names() {
        load(
                row("Rare", "manifestation_of", "Finding"),
                row("Usual", "manifestation_of", "Finding"),
                row("Usual", "", "Finding"));
        assertThat(texts(CONDITION, RDFS.Nodes.label)).containsExactly("Usual");
        assertThat(texts(CONDITION, SKOS.altLabel.asNode())).containsExactly("Rare");
    }

    @Test
    void ties_a_condition_to_its_inheritance_and_makes_no_association_of_it() {
        load(row("SCN7", "inheritance_type_of", "Genetic Function"));
        assertThat(graph.contains(CONDITION, Mw.INHERITANCE, TERM)).isTrue();
        assertThat(objects(Mw.ASPECT)).containsExactly(Mw.INHERITANCE_ASPECT);
        assertThat(states()).isEmpty();
    }

    @Test
    void ties_no_condition_to_an_inheritance_that_a_row_negates() {
        load(row("SCN7", "not_inheritance_type_of", "Genetic Function"));
        assertThat(graph.contains(CONDITION, Mw.INHERITANCE, Node.ANY)).isFalse();
        assertThat(objects(Mw.POLARITY)).containsExactly(Mw.ABSENT);
    }

    @Test
    void keeps_a_row_without_a_relationship_as_a_relation() {
        load(row("SCN7", "", "Finding"), row("SCN7", "", "Disease or Syndrome"));
        assertThat(graph.contains(CONDITION, DCTerms.relation.asNode(), TERM)).isTrue();
        assertThat(graph.contains(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS))
                .isFalse();
        assertThat(states()).isEmpty();
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).contains(entry("rows without a relationship, kept as dcterms:relation", 1L));
    }

    @Test
    void keeps_the_words_of_a_relationship_that_nobody_explains() {
        load(row("SCN7", "course_of", "Finding"));
        assertThat(graph.contains(CONDITION, DCTerms.relation.asNode(), TERM)).isTrue();
        assertThat(texts(Node.ANY, Mw.RELATIONSHIP)).containsExactly("course_of");
    }

    @Test
    void satisfies_the_shapes() {
        load(
                row("SCN7", "manifestation_of", "Finding"),
                row("SCN7", "not_inheritance_type_of", "Finding"),
                row("SCN7", "", "Finding"));
        pool.write(graph::add);
        Shapes shapes = Shapes.parse(OntologyFolder.read(Shipped.ontology()).shapes());
        assertThat(ShaclValidator.get().validate(shapes, graph).getEntries()).isEmpty();
    }

    private HpoaLoad hpoa() throws IOException {
        Path file = Files.writeString(
                folder.resolve("phenotype.hpoa"),
                HPOA_HEADER + "OMIM:617014\tNeutropenia, severe congenital, 7, autosomal recessive\t\tHP:0033606"
                        + "\tPMID:24753537\tPCS\t\t0/3\t\t\tP\tHPO:probinson[2023-04-06]\n");
        var load = new HpoaLoad(
                prefixes, graph::add, pool, new SourceReport("phenotype.hpoa", "2025-05-06"), Optional.empty());
        load.load(new SourceFile(file), Ids.sourceFile("phenotype.hpoa", "2025-05-06"));
        return load;
    }

    private void load(String... rows) {
        load(condition -> false, rows);
    }

    private void load(Predicate<Curie> named, String... rows) {
        try {
            Path file = Files.writeString(folder.resolve("features.txt"), HEADER + String.join("", rows));
            new MedGenFeaturesLoad(prefixes, graph::add, pool, report, Optional.empty(), named)
                    .load(new SourceFile(file), FILE_IRI);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String row(String name, String relationship, String semanticType) {
        return "C4310764|617014|%s|%s|C0302173|HP:0033606|Bone marrow maturation arrest|Bone marrow maturation arrest|GTR|%s|\n"
                .formatted(name, relationship, semanticType);
    }

    private Map<State, Long> states() {
        return pool.write(triple -> {});
    }

    private List<Node> objects(Node property) {
        return graph.find(Node.ANY, property, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private List<String> texts(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }
}
