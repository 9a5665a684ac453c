package org.marrow.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.geneontology.obographs.core.io.OgJsonReader;
import org.geneontology.obographs.core.model.Edge;
import org.geneontology.obographs.core.model.GraphDocument;
import org.geneontology.obographs.core.model.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.marrow.Heart;
import org.semanticweb.elk.owlapi.ElkReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

@DisplayName("A module of an ontology")
class OntologyModuleTest {

    private static final String OBO = "http://purl.obolibrary.org/obo/";
    private static final String VALVE = "HP:0001654";
    private static final String SYNONYM = """
            <http://purl.obolibrary.org/obo/HP_0001627>
                <http://www.geneontology.org/formats/oboInOwl#hasExactSynonym> "Abnormally shaped heart" ;
                <http://www.geneontology.org/formats/oboInOwl#hasDbXref> "UMLS:C4021133" ;
                rdfs:comment "A comment." .
            [
                a owl:Axiom ;
                owl:annotatedSource <http://purl.obolibrary.org/obo/HP_0001627> ;
                owl:annotatedProperty <http://www.geneontology.org/formats/oboInOwl#hasExactSynonym> ;
                owl:annotatedTarget "Abnormally shaped heart" ;
                <http://www.geneontology.org/formats/oboInOwl#hasSynonymType> <http://purl.obolibrary.org/obo/hp#layperson>
            ] .
            """;
    private static final OntologyModule.Header HEADER = new OntologyModule.Header(
            "http://example.org/module",
            "http://example.org/module/1",
            Map.of("http://purl.org/dc/terms/title", List.of("A module")));

    @BeforeAll
    static void init() {
        JenaSystem.init();
    }

    /// An ontology that says nothing.
    static OWLOntology empty() {
        try {
            return OWLManager.createOWLOntologyManager().createOntology();
        } catch (OWLOntologyCreationException e) {
            throw new AssertionError(e);
        }
    }

    private static OntologyModule module(OntologyModule.Method method, String... seeds) throws IOException {
        var axioms = new Axioms();
        Heart.graph().find().forEachRemaining(axioms);
        try (Reasoner reasoner = Reasoner.over(axioms)) {
            return reasoner.module(List.of(seeds), method);
        }
    }

    private static List<Triple> said(OntologyModule module) throws IOException {
        Graph graph = Heart.graph(SYNONYM);
        return graph.find()
                .filterKeep(triple -> triple.getSubject().isBlank()
                        || module.iris().contains(triple.getSubject().getURI()))
                .toList();
    }

    private static byte[] written(OntologyModule module, OntologyModule.Format format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        module.write(format, HEADER, said(module), bytes);
        return bytes.toByteArray();
    }

    private static boolean follows(OWLOntology ontology, String child, String parent) {
        OWLReasoner reasoner = new ElkReasonerFactory().createReasoner(ontology);
        var factory = OWLManager.getOWLDataFactory();
        try {
            return reasoner.superClasses(factory.getOWLClass(IRI.create(OBO + child)), false)
                    .anyMatch(factory.getOWLClass(IRI.create(OBO + parent))::equals);
        } finally {
            reasoner.dispose();
        }
    }

    @Test
    void has_what_is_needed_and_no_more() throws IOException {
        OntologyModule module = module(OntologyModule.Method.STAR, VALVE, "HP:0001627");
        assertThat(module.iris())
                .contains(OBO + "UBERON_0000946", OBO + "UBERON_0000948", OBO + "RO_0002314")
                .doesNotContain(OBO + "HP_0002583", OBO + "UBERON_0001155", OBO + "HP_0001871");
        assertThat(module.size()).isLessThan(12);
        assertThat(module.classes()).isLessThan(module.iris().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = OntologyModule.Method.class,
            names = {"STAR", "BOT"})
    void keeps_what_follows(OntologyModule.Method method) throws IOException {
        OWLOntology ontology = module(method, VALVE, "HP:0001627", "HP:0001626")
                .ontology(HEADER, new Annotations(List.of(), List.of()));
        assertThat(follows(ontology, "HP_0001654", "HP_0001627")).isTrue();
        assertThat(follows(ontology, "HP_0001654", "HP_0001626")).isTrue();
        assertThat(follows(ontology, "HP_0001627", "HP_0001654")).isFalse();
    }

    @Test
    void has_all_superclasses_or_all_subclasses() throws IOException {
        assertThat(module(OntologyModule.Method.BOT, VALVE).iris()).contains(OBO + "HP_0000001");
        assertThat(module(OntologyModule.Method.STAR, VALVE).iris()).doesNotContain(OBO + "HP_0000001");
        assertThat(module(OntologyModule.Method.TOP, "HP:0001627").iris()).contains(OBO + "HP_0001713");
    }

    @Test
    void says_what_it_is_and_what_its_classes_are_called() throws IOException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        OWLOntology ontology = module.ontology(HEADER, new Annotations(module.iris(), said(module)));
        assertThat(ontology.getOntologyID().getVersionIRI()).contains(IRI.create("http://example.org/module/1"));
        assertThat(ontology.annotations()
                        .map(annotation ->
                                annotation.getValue().asLiteral().orElseThrow().getLiteral()))
                .containsExactly("A module");
        assertThat(ontology.annotationAssertionAxioms(IRI.create(OBO + "HP_0001627"))
                        .filter(axiom -> axiom.isAnnotated()))
                .singleElement()
                .satisfies(axiom ->
                        assertThat(axiom.toString()).contains("hp#layperson").contains("Abnormally shaped"));
    }

    @ParameterizedTest
    @EnumSource(OntologyModule.Format.class)
    void is_written_alike_each_time(OntologyModule.Format format) throws IOException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        assertThat(written(module, format)).isNotEmpty().isEqualTo(written(module, format));
    }

    @ParameterizedTest
    @EnumSource(value = OntologyModule.Format.class, mode = EnumSource.Mode.EXCLUDE, names = "JSON")
    void is_read_by_OWL_API_again(OntologyModule.Format format) throws IOException, OWLOntologyCreationException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        OWLOntology read = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new ByteArrayInputStream(written(module, format)));
        assertThat(read.logicalAxioms().map(OWLAxiom.class::cast).collect(Collectors.toSet()))
                .isEqualTo(module.axioms());
        assertThat(read.classesInSignature()
                        .map(OWLEntity::getIRI)
                        .map(IRI::toString)
                        .toList())
                .hasSize(module.classes());
    }

    @Test
    void is_read_by_the_obographs_library() throws IOException {
        OntologyModule module = module(OntologyModule.Method.BOT, "HP:0001713", "UBERON:0002135");
        GraphDocument document =
                OgJsonReader.readInputStream(new ByteArrayInputStream(written(module, OntologyModule.Format.JSON)));
        assertThat(document.getGraphs()).singleElement().satisfies(graph -> {
            assertThat(graph.getId()).isEqualTo("http://example.org/module");
            assertThat(graph.getNodes())
                    .extracting(Node::getLabel)
                    .contains("Abnormal heart morphology", "heart", "part of");
            assertThat(graph.getNodes())
                    .filteredOn(node -> "Abnormal heart morphology".equals(node.getLabel()))
                    .singleElement()
                    .satisfies(node -> {
                        assertThat(node.getMeta().getDefinition().getVal())
                                .isEqualTo("Any structural anomaly of the heart.");
                        assertThat(node.getMeta().getSynonyms()).singleElement().satisfies(synonym -> {
                            assertThat(synonym.getVal()).isEqualTo("Abnormally shaped heart");
                            assertThat(synonym.getSynonymType()).isEqualTo(OBO + "hp#layperson");
                        });
                        assertThat(node.getMeta().getXrefs())
                                .extracting(xref -> xref.getVal())
                                .containsExactly("UMLS:C4021133");
                        assertThat(node.getMeta().getComments()).containsExactly("A comment.");
                    });
            assertThat(graph.getEdges())
                    .contains(
                            edge("UBERON_0002135", "is_a", "UBERON_0000946"),
                            edge("UBERON_0000946", OBO + "BFO_0000050", "UBERON_0000948"),
                            edge("HP_0001713", "is_a", "HP_0001627"));
        });
    }

    @Test
    void keeps_annotations_of_superclasses_and_counts_those_of_expressions() throws IOException {
        OntologyModule module = module(OntologyModule.Method.BOT, "UBERON:0002135");
        List<Triple> said = Heart.graph("""
                        [ a owl:Axiom ; owl:annotatedSource UBERON:0002135 ; owl:annotatedProperty rdfs:subClassOf ;
                          owl:annotatedTarget UBERON:0000946 ; rdfs:comment "by position" ] .
                        [ a owl:Axiom ; owl:annotatedSource UBERON:0000946 ; owl:annotatedProperty rdfs:subClassOf ;
                          owl:annotatedTarget [ a owl:Restriction ] ; rdfs:comment "by part" ] .
                        """)
                .find()
                .filterKeep(triple -> triple.getSubject().isBlank())
                .toList();
        var bytes = new ByteArrayOutputStream();
        assertThat(module.write(OntologyModule.Format.OFN, HEADER, said, bytes)).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("\"by position\"")
                .doesNotContain("by part");
    }

    @Test
    void has_chains_domains_and_ranges_of_properties_in_obographs_JSON() throws IOException {
        var axioms = new Axioms();
        Heart.graph("BFO:0000050 rdfs:domain UBERON:0000062 ; rdfs:range UBERON:0000062 .")
                .find()
                .forEachRemaining(axioms);
        try (Reasoner reasoner = Reasoner.over(axioms)) {
            OntologyModule module = reasoner.module(List.of("HP:0001654"), OntologyModule.Method.BOT);
            GraphDocument document =
                    OgJsonReader.readInputStream(new ByteArrayInputStream(written(module, OntologyModule.Format.JSON)));
            var graph = document.getGraphs().getFirst();
            assertThat(graph.getDomainRangeAxioms()).singleElement().satisfies(axiom -> {
                assertThat(axiom.getDomainClassIds()).containsExactly(OBO + "UBERON_0000062");
                assertThat(axiom.getRangeClassIds()).containsExactly(OBO + "UBERON_0000062");
            });
            assertThat(graph.getPropertyChainAxioms()).anySatisfy(chain -> {
                assertThat(chain.getPredicateId()).isEqualTo(OBO + "RO_0002314");
                assertThat(chain.getChainPredicateIds()).containsExactly(OBO + "RO_0002314", OBO + "BFO_0000050");
            });
        }
    }

    private static Edge edge(String subject, String predicate, String object) {
        return new Edge.Builder()
                .sub(OBO + subject)
                .pred(predicate)
                .obj(OBO + object)
                .build();
    }

    @Test
    void has_one_name_of_each_class_in_OBO() throws IOException, OWLOntologyCreationException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        List<Triple> said = new ArrayList<>(said(module));
        Heart.graph("UBERON:0000948 rdfs:label \"a heart\" .")
                .find()
                .filterKeep(triple -> triple.getObject().toString().contains("a heart"))
                .forEachRemaining(said::add);
        var bytes = new ByteArrayOutputStream();
        assertThat(module.write(OntologyModule.Format.OBO, HEADER, said, bytes)).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("name: a heart")
                .doesNotContain("name: heart");
    }

    @ParameterizedTest
    @EnumSource(
            value = OntologyModule.Format.class,
            names = {"OBO", "OMN"})
    void counts_axioms_that_are_not_in_the_file(OntologyModule.Format format) throws IOException {
        var axioms = new Axioms();
        Heart.graph("""
                        [ a owl:Class ; owl:unionOf ( UBERON:0000948 UBERON:0000946 ) ] owl:equivalentClass
                            [ a owl:Restriction ; owl:onProperty BFO:0000050 ; owl:someValuesFrom UBERON:0000062 ] .
                        """).find().forEachRemaining(axioms);
        try (Reasoner reasoner = Reasoner.over(axioms)) {
            OntologyModule module = reasoner.module(List.of("UBERON:0002135"), OntologyModule.Method.BOT);
            assertThat(module.axioms())
                    .anySatisfy(axiom -> assertThat(axiom.toString()).contains("ObjectUnionOf"));
            long leftOut = module.write(format, HEADER, List.of(), new ByteArrayOutputStream());
            assertThat(leftOut).isEqualTo(format == OntologyModule.Format.OMN ? 1 : 0);
        }
    }

    @Test
    void keeps_what_a_property_is_in_OBO() throws IOException, OWLOntologyCreationException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        List<Triple> said = Heart.graph("""
                        @prefix oboInOwl: <http://www.geneontology.org/formats/oboInOwl#> .
                        RO:0002573 oboInOwl:shorthand "qualifier" ; oboInOwl:hasDbXref "RO:0002180" .
                        BFO:0000051 rdfs:label "has part"@en .
                        """)
                .find()
                .filterKeep(triple -> triple.getSubject().isURI())
                .toList();
        var bytes = new ByteArrayOutputStream();
        assertThat(module.write(OntologyModule.Format.OBO, HEADER, said, bytes)).isEqualTo(3);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("langString", "RO:0002180");
        OWLOntology read = OWLManager.createOWLOntologyManager()
                .loadOntologyFromOntologyDocument(new ByteArrayInputStream(bytes.toByteArray()));
        assertThat(read.logicalAxioms().map(OWLAxiom.class::cast).collect(Collectors.toSet()))
                .isEqualTo(module.axioms());
    }

    @Test
    void says_how_many_axioms_obographs_has_no_place_for() throws IOException {
        OntologyModule module = module(OntologyModule.Method.STAR, "HP:0001627", VALVE);
        long others = module.axioms().stream()
                .filter(axiom -> !axiom.toString().startsWith("SubClassOf(<"))
                .filter(axiom -> !axiom.toString().startsWith("SubObjectPropertyOf("))
                .filter(axiom -> !axiom.toString().startsWith("TransitiveObjectProperty("))
                .count();
        assertThat(module.write(OntologyModule.Format.JSON, HEADER, List.of(), new ByteArrayOutputStream()))
                .isEqualTo(others)
                .isPositive();
        assertThat(new String(written(module, OntologyModule.Format.JSON), StandardCharsets.UTF_8))
                .doesNotContain("null");
    }
}
