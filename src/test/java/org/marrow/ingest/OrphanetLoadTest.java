package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.State;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.AssociationRdf;
import org.marrow.rdf.Ids;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading Orphanet's product 4")
class OrphanetLoadTest {

    private static final String FILE_IRI = Ids.sourceFile("en_product4", "2024-12-03");
    private static final Node CONDITION = NodeFactory.createURI("http://www.orpha.net/ORDO/Orphanet_900001");
    private static final String VERY_FREQUENT = "Very frequent (99-80%)";
    private static final String EXCLUDED = "Excluded (0%)";

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final AssociationRdf.Pool pool = new AssociationRdf(prefixes).new Pool();
    private final SourceReport report = new SourceReport("en_product4", "2024-12-03");

    @TempDir
    private Path folder;

    @Test
    void makes_an_annotation_of_each_association() {
        load(association("HP:0033606", VERY_FREQUENT), association("HP:0001250", EXCLUDED));
        assertThat(annotations())
                .extracting(
                        Annotation::publisher,
                        Annotation::condition,
                        annotation -> annotation.phenotype() + " " + annotation.polarity() + " "
                                + annotation.frequency().orElseThrow())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(
                                Publisher.ORPHANET, Curie.parse("ORPHA:900001"), "HP:0033606 PRESENT HP:0040281"),
                        org.assertj.core.groups.Tuple.tuple(
                                Publisher.ORPHANET, Curie.parse("ORPHA:900001"), "HP:0001250 ABSENT HP:0040285"));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.loaded()).isEqualTo(2);
    }

    @Test
    void keeps_criterion_and_validation() {
        load(association("HP:0033606", VERY_FREQUENT));
        Node name = annotation();
        assertThat(name.getURI()).startsWith("https://w3id.org/marrow/id/annotation/orphanet-");
        assertThat(values(name, Mw.DIAGNOSTIC_CRITERION)).containsExactly("Pathognomonic sign");
        assertThat(values(name, Mw.VALIDATION_STATUS)).containsExactly("y");
        assertThat(values(name, DCTerms.dateAccepted.asNode())).containsExactly("2016-06-01");
        assertThat(graph.contains(
                        name,
                        DCTerms.source.asNode(),
                        NodeFactory.createURI("https://pubmed.ncbi.nlm.nih.gov/25129144")))
                .isTrue();
    }

    @Test
    void disputes_what_hpoa_says_of_the_same_condition() {
        loadHpoa("ORPHA:900001\tName\t\tHP:0033606\t\t\t\tHP:0040281\t\t\tP\t");
        load(association("HP:0033606", EXCLUDED));
        assertThat(states()).isEqualTo(Map.of(State.DISPUTED, 1L));
    }

    @Test
    void disputes_what_hpoa_excludes() {
        loadHpoa("ORPHA:900001\tName\tNOT\tHP:0033606\t\t\t\t\t\t\tP\t");
        load(association("HP:0033606", VERY_FREQUENT));
        assertThat(states()).isEqualTo(Map.of(State.DISPUTED, 1L));
    }

    @Test
    void agrees_with_hpoa_and_contradicts_itself() {
        loadHpoa("ORPHA:900001\tName\tNOT\tHP:0033606\t\t\t\t\t\t\tP\t");
        load(
                association("HP:0033606", EXCLUDED),
                association("HP:0001250", VERY_FREQUENT),
                association("HP:0001250", EXCLUDED));
        assertThat(states()).isEqualTo(Map.of(State.EXCLUDED, 1L, State.CONTRADICTORY, 1L));
    }

    @Test
    void labels_a_condition_that_no_other_source_names() {
        load(association("HP:0033606", VERY_FREQUENT));
        assertThat(values(CONDITION, RDFS.Nodes.label)).containsExactly("Made-up syndrome");
        assertThat(values(CONDITION, SKOS.altLabel.asNode())).isEmpty();
        assertThat(graph.contains(CONDITION, RDF.Nodes.type, Mw.CONDITION_CLASS))
                .isTrue();
    }

    @Test
    void keeps_its_name_beside_the_label_of_another_source() {
        HpoaLoad hpoa = loadHpoa("ORPHA:900001\tName\t\tHP:0033606\t\t\t\t\t\t\tP\t");
        load(hpoa, Optional.empty(), association("HP:0033606", VERY_FREQUENT));
        assertThat(values(CONDITION, RDFS.Nodes.label)).containsExactly("Name");
        assertThat(values(CONDITION, SKOS.altLabel.asNode())).containsExactly("Made-up syndrome");
    }

    @Test
    void makes_a_repeated_association_one_annotation_pooled_once() {
        load(association("HP:0033606", VERY_FREQUENT), association("HP:0033606", VERY_FREQUENT));
        assertThat(annotations())
                .singleElement()
                .satisfies(annotation -> assertThat(annotation.lines()).containsExactly(3L, 4L));
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).contains(entry("annotations", 1L), entry("rows that repeat another", 1L));
        Graph associations = GraphFactory.createDefaultGraph();
        pool.write(associations::add);
        assertThat(associations
                        .find(Node.ANY, Mw.UNPOOLED, Node.ANY)
                        .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                        .toList())
                .containsExactly("1");
    }

    @Test
    void makes_no_association_of_a_term_that_the_HPO_beside_has_as_a_course() throws IOException {
        var terms = new HpoLoad(prefixes, triple -> {}, new SourceReport("hp", "2025-05-06"));
        terms.load(new SourceFile(Files.writeString(folder.resolve("hp.json"), """
                {"graphs": [{"meta": {}, "nodes": [
                  {"id": "http://purl.obolibrary.org/obo/HP_0000118", "lbl": "Phenotypic abnormality", "type": "CLASS"},
                  {"id": "http://purl.obolibrary.org/obo/HP_0031797", "lbl": "Clinical course", "type": "CLASS"},
                  {"id": "http://purl.obolibrary.org/obo/HP_0011420", "lbl": "Age of death", "type": "CLASS"},
                  {"id": "http://purl.obolibrary.org/obo/HP_0001522", "lbl": "Death in infancy", "type": "CLASS"},
                  {"id": "http://purl.obolibrary.org/obo/HP_0033606", "lbl": "Arrest", "type": "CLASS"}], "edges": [
                  {"sub": "http://purl.obolibrary.org/obo/HP_0001522", "pred": "is_a",
                   "obj": "http://purl.obolibrary.org/obo/HP_0011420"},
                  {"sub": "http://purl.obolibrary.org/obo/HP_0011420", "pred": "is_a",
                   "obj": "http://purl.obolibrary.org/obo/HP_0031797"},
                  {"sub": "http://purl.obolibrary.org/obo/HP_0033606", "pred": "is_a",
                   "obj": "http://purl.obolibrary.org/obo/HP_0000118"}]}]}
                """)));
        HpoaLoad hpoa = loadHpoa();
        load(
                hpoa,
                Optional.of(terms),
                association("HP:0033606", VERY_FREQUENT),
                association("HP:0001522", VERY_FREQUENT),
                association("HP:0009999", VERY_FREQUENT));
        assertThat(annotations())
                .extracting(Annotation::aspect)
                .containsExactlyInAnyOrder(
                        Aspect.PHENOTYPIC_ABNORMALITY, Aspect.CLINICAL_COURSE, Aspect.PHENOTYPIC_ABNORMALITY);
        assertThat(states()).isEqualTo(Map.of(State.PRESENT, 2L));
        assertThat(report.remarks()).contains(entry("annotations of terms that the HPO beside does not have", 1L));
    }

    @Test
    void counts_an_association_without_a_frequency_as_present() {
        load(association("HP:0033606", ""));
        assertThat(annotations()).singleElement().satisfies(annotation -> {
            assertThat(annotation.polarity()).isEqualTo(Polarity.PRESENT);
            assertThat(annotation.frequency()).isEmpty();
        });
        assertThat(report.remarks()).contains(entry("annotations without a frequency", 1L));
    }

    private void load(String... associations) {
        load(loadHpoa(), Optional.empty(), associations);
    }

    private void load(HpoaLoad hpoa, Optional<HpoLoad> hpo, String... associations) {
        try {
            Path file = Files.writeString(
                    folder.resolve("en_product4.xml"), """
                    <JDBOR><HPODisorderSetStatusList><HPODisorderSetStatus><Disorder>
                    <OrphaCode>900001</OrphaCode><Name>Made-up syndrome</Name><HPODisorderAssociationList>
                    %s
                    </HPODisorderAssociationList></Disorder><Source>25129144[PMID]</Source>
                    <ValidationStatus>y</ValidationStatus><ValidationDate>2016-06-01 00:00:00.0</ValidationDate>
                    </HPODisorderSetStatus></HPODisorderSetStatusList></JDBOR>
                    """.formatted(String.join("\n", associations)));
            new OrphanetLoad(prefixes, graph::add, pool, report, hpoa::isNamed, hpo)
                    .load(new SourceFile(file), FILE_IRI);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HpoaLoad loadHpoa(String... rows) {
        var load = new HpoaLoad(prefixes, graph::add, pool, new SourceReport("hpoa", "undated"), Optional.empty());
        try {
            Path file = Files.writeString(folder.resolve("phenotype.hpoa"), """
                    database_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\
                    \tfrequency\tsex\tmodifier\taspect\tbiocuration
                    """ + String.join("\n", rows) + "\n");
            load.load(new SourceFile(file), Ids.sourceFile("phenotype.hpoa", "undated"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return load;
    }

    private static String association(String term, String frequency) {
        return """
                <HPODisorderAssociation><HPO><HPOId>%s</HPOId></HPO><HPOFrequency><Name>%s</Name></HPOFrequency>\
                <DiagnosticCriteria><Name>Pathognomonic sign</Name></DiagnosticCriteria></HPODisorderAssociation>\
                """.formatted(term, frequency);
    }

    private Map<State, Long> states() {
        return pool.write(triple -> {});
    }

    private List<Annotation> annotations() {
        var rdf = new AnnotationRdf(prefixes);
        return graph.find(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS)
                .mapWith(Triple::getSubject)
                .mapWith(name -> rdf.read(graph, name))
                .toList();
    }

    private Node annotation() {
        return graph.find(Node.ANY, RDF.Nodes.type, Mw.ANNOTATION_CLASS).next().getSubject();
    }

    private List<String> values(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }
}
