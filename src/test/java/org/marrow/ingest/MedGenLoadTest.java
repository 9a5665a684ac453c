package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading MedGen's concepts")
class MedGenLoadTest {

    private static final String NAMES = "#CUI|name|source|SUPPRESS|\n";
    private static final String ATOMS = "#CUI|TS|STT|ISPREF|AUI|SAUI|SCUI|SDUI|SAB|TTY|CODE|STR|SUPPRESS|\n";
    private static final String RELATIONS = "#CUI1|AUI1|STYPE1|REL|CUI2|AUI2|RELA|RUI|SAB|SL|SUPPRESS|\n";
    private static final Node HOME = concept("C0302173");
    private static final Node ALT_LABEL = SKOS.altLabel.asNode();

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Graph graph = GraphFactory.createDefaultGraph();
    private final SourceReport report = new SourceReport("MedGen", "undated");
    private final MedGenNamesLoad names =
            new MedGenNamesLoad(prefixes, graph::add, new SourceReport("NAMES.RRF", "undated"));

    @TempDir
    private Path folder;

    @Test
    void makes_a_concept_of_a_name() {
        names.load(file(NAMES + "C0302173|Bone marrow maturation arrest|GTR|N|\n"));
        assertThat(graph.contains(HOME, RDF.Nodes.type, SKOS.Concept.asNode())).isTrue();
        assertThat(values(HOME, SKOS.prefLabel.asNode())).containsExactly("Bone marrow maturation arrest");
        assertThat(values(HOME, Mw.CUI)).containsExactly("C0302173");
        assertThat(values(HOME, Mw.NAME_SOURCE)).containsExactly("GTR");
        assertThat(values(HOME, Mw.SUPPRESSED)).isEmpty();
    }

    @Test
    void says_why_a_concept_is_suppressed() {
        names.load(file(NAMES + "C0302173|Bone marrow maturation arrest|GTR|O|\n"));
        assertThat(values(HOME, Mw.SUPPRESSED)).containsExactly("O");
    }

    @Test
    void gives_no_concept_a_second_preferred_name() {
        names.load(file(NAMES + "C0302173|One|GTR|N|\nC0302173|Two|NCI|N|\nC0302173|One|NCI|N|\n"));
        assertThat(values(HOME, SKOS.prefLabel.asNode())).containsExactly("One");
        assertThat(values(HOME, ALT_LABEL)).containsExactly("Two");
    }

    @Test
    void makes_other_names_of_terms_each_once_and_none_of_the_preferred_name() {
        names.load(file(NAMES + "C0302173|Bone marrow maturation arrest|GTR|N|\n"));
        atoms(
                atom("C0302173", "", "HP:0033606", "HPO", "Bone marrow maturation arrest", "N"),
                atom("C0302173", "14998000", "", "SNOMEDCT_US", "Hematopoietic maturation arrest", "N"),
                atom("C0302173", "", "HP:0033606", "HPO", "Hematopoietic maturation arrest", "N"),
                atom("C0302173", "", "", "GTR", "An old name", "O"),
                atom("C0302173", "", "", "GTR", "Hematopoietic maturation arrest", "O"));
        assertThat(values(HOME, ALT_LABEL)).containsExactly("Hematopoietic maturation arrest");
        assertThat(values(HOME, SKOS.hiddenLabel.asNode())).containsExactly("An old name");
        assertThat(report.loaded()).isEqualTo(5);
        assertThat(report.remarks())
                .contains(
                        entry("terms that are the preferred name", 1L),
                        entry("terms without an identifier of their source", 2L),
                        entry("terms that the UMLS suppresses", 2L));
    }

    @ParameterizedTest
    @CsvSource({
        "HPO, '', HP:0033606, HP:0033606",
        "OMIM, '', 616022, OMIM:616022",
        "OMIM, '', 600281.0001, OMIM:600281.0001",
        "ORDO, '', Orphanet_14, ORPHA:14",
        "MONDO, '', MONDO:0014456, MONDO:0014456",
        "MSH, M0001, D000544, MESH:D000544",
        "SNOMEDCT_US, 14998000, 1, SNOMEDCT:14998000",
        "NCI, C2866, '', NCIT:C2866",
        "MEDCIN, 40123, '', MEDCIN:40123",
    })
    void points_to_what_a_source_calls_a_concept(String source, String scui, String sdui, String xref) {
        atoms(atom("C0302173", scui, sdui, source, "A name", "N"));
        assertThat(values(HOME, Published.HAS_DB_XREF)).containsExactly(xref);
        Node axiom = statementOf(OWL2.annotatedTarget.asNode(), xref);
        assertThat(values(axiom, DCTerms.source.asNode())).containsExactly(source);
        assertThat(values(axiom, Published.OBJECT_LABEL)).containsExactly("A name");
        assertThat(graph.contains(HOME, SKOS.exactMatch.asNode(), Node.ANY)).isFalse();
    }

    @Test
    void takes_no_number_of_a_clinical_synopsis_for_a_MIM_number() {
        atoms(atom("C0302173", "", "MTHU000012", "OMIM", "Arrest of the marrow", "N"));
        assertThat(values(HOME, Published.HAS_DB_XREF)).isEmpty();
        assertThat(values(HOME, ALT_LABEL)).containsExactly("Arrest of the marrow");
        assertThat(report.remarks())
                .contains(entry("terms of OMIM under a number of the UMLS, which is no MIM number", 1L));
    }

    @Test
    void remembers_a_suppressed_pointer_without_stating_it() {
        atoms(atom("C0302173", "14998000", "", "SNOMEDCT_US", "A name", "O"));
        assertThat(values(HOME, Published.HAS_DB_XREF)).isEmpty();
        Node statement = statementOf(RDF.Nodes.object, "SNOMEDCT:14998000");
        assertThat(graph.contains(statement, RDF.Nodes.type, RDF.Nodes.Statement))
                .isTrue();
        assertThat(values(statement, Mw.SUPPRESSED)).containsExactly("O");
    }

    @Test
    void keeps_each_definition_with_its_source() {
        concepts()
                .loadDefinitions(
                        file("#CUI|DEF|source|SUPPRESS|\nC0302173|One\rtwo.|HPO|N|\nC0302173|Three.|NCI|N|\n"));
        assertThat(values(HOME, SKOS.definition.asNode())).containsExactlyInAnyOrder("One\rtwo.", "Three.");
        assertThat(values(statementOf(OWL2.annotatedTarget.asNode(), "One\rtwo."), DCTerms.source.asNode()))
                .containsExactly("HPO");
        assertThat(report.loaded()).isEqualTo(2);
    }

    @Test
    void names_a_semantic_type_once() {
        concepts().loadSemanticTypes(file("""
                #CUI|TUI|STN|STY|ATUI|
                C0302173|T049|B2.2.1.2.2|Cell or Molecular Dysfunction|AT1|
                C0000001|T049|B2.2.1.2.2|Cell or Molecular Dysfunction|AT2|
                """));
        Node type = NodeFactory.createURI("http://purl.bioontology.org/ontology/STY/T049");
        assertThat(graph.contains(HOME, Mw.SEMANTIC_TYPE, type)).isTrue();
        assertThat(graph.contains(concept("C0000001"), Mw.SEMANTIC_TYPE, type)).isTrue();
        assertThat(values(type, RDFS.Nodes.label)).containsExactly("Cell or Molecular Dysfunction");
        assertThat(values(type, SKOS.notation.asNode())).containsExactly("T049");
    }

    @Test
    void keeps_attributes() {
        concepts()
                .loadAttributes(file("#CUI|METAUI|STYPE|CODE|ATUI|ATN|SAB|ATV|SUPPRESS|\n"
                        + "C0023467|AN0169990|AUI||ATN13265373|NCBI_ALTERNATE_ID|GTR|CN004254|N|\n"));
        Node value = graph.find(concept("C0023467"), Published.ADDITIONAL_PROPERTY, Node.ANY)
                .mapWith(Triple::getObject)
                .next();
        assertThat(values(value, Published.PROPERTY_ID)).containsExactly("NCBI_ALTERNATE_ID");
        assertThat(values(value, Published.VALUE)).containsExactly("CN004254");
        assertThat(values(value, DCTerms.source.asNode())).containsExactly("GTR");
    }

    @Test
    void ties_concepts_to_publications_and_counts_names_that_are_not_UTF_8() throws IOException {
        byte[] text = "#UID|CUI|NAME|PMID|\n549798|C0302173|Arr\u00eat|18528462|\n2|C0000039|a|1520723|\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        concepts().loadPublications(new SourceFile(Files.write(folder.resolve("links.txt"), text)));
        assertThat(graph.find().toList())
                .containsExactlyInAnyOrder(
                        Triple.create(HOME, DCTerms.references.asNode(), publication("18528462")),
                        Triple.create(concept("C0000039"), DCTerms.references.asNode(), publication("1520723")));
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).containsExactly(entry("rows with a name that is not UTF-8", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "PAR, '',                  C0000001, http://www.w3.org/2004/02/skos/core#broader, C0000002",
        "CHD, '',                  C0000002, http://www.w3.org/2004/02/skos/core#broader, C0000001",
        "CHD, isa,                 C0000002, http://www.w3.org/2004/02/skos/core#broader, C0000001",
        "PAR, inverse_isa,         C0000001, http://www.w3.org/2004/02/skos/core#broader, C0000002",
        "RN,  isa,                 C0000002, http://www.w3.org/2004/02/skos/core#broader, C0000001",
        "CHD, part_of,             C0000002, http://www.w3.org/2004/02/skos/core#broader, C0000001",
        "RO,  manifestation_of,    C0000001, https://w3id.org/marrow/ns#manifestation, C0000002",
        "RO,  has_manifestation,   C0000002, https://w3id.org/marrow/ns#manifestation, C0000001",
        "RO,  disease_has_finding, C0000002, https://w3id.org/marrow/ns#finding, C0000001",
        "RO,  has_inheritance_type, C0000002, https://w3id.org/marrow/ns#inheritanceType, C0000001",
        "RO,  inheritance_type_of, C0000001, https://w3id.org/marrow/ns#inheritanceType, C0000002",
        "RO,  mapped_to,           C0000002, http://www.w3.org/2004/02/skos/core#mappingRelation, C0000001",
        "RO,  mapped_from,         C0000001, http://www.w3.org/2004/02/skos/core#mappingRelation, C0000002",
        "RO,  disease_excludes_finding, C0000002, http://purl.org/dc/terms/relation, C0000001",
        "RB,  '',                  C0000002, http://purl.org/dc/terms/relation, C0000001",
    })
    void reads_a_relation_in_the_direction_that_it_has(
            String kind, String relation, String subject, String property, String object) {
        relations("C0000001|A1|AUI|%s|C0000002|A2|%s|R1|OMIM|OMIM|N|\n".formatted(kind, relation));
        assertThat(graph.find(Node.ANY, Node.ANY, Node.ANY)
                        .filterKeep(triple -> triple.getSubject().getURI().contains("/medgen/"))
                        .toList())
                .containsExactly(Triple.create(concept(subject), NodeFactory.createURI(property), concept(object)));
        assertThat(values(Node.ANY, DCTerms.source.asNode())).containsExactly("OMIM");
        assertThat(report.loaded()).isEqualTo(1);
    }

    @Test
    void keeps_the_words_of_a_relation_that_has_no_property() {
        relations("C0000001|A1|AUI|RO|C0000002|A2|associated_finding_of|R1|SNOMEDCT_US|SNOMEDCT_US|N|\n");
        assertThat(values(Node.ANY, Mw.RELATIONSHIP)).containsExactly("associated_finding_of");
        assertThat(report.remarks()).contains(entry("relations without a property of their own", 1L));
    }

    @Test
    void makes_one_statement_of_a_relation_and_its_inverse() {
        relations("""
                C0000001|A1|AUI|RO|C0000002|A2|manifestation_of|R1|HPO|HPO|N|
                C0000002|A2|AUI|RO|C0000001|A1|has_manifestation|R2|HPO|HPO|N|
                """);
        assertThat(graph.find(Node.ANY, Mw.MANIFESTATION, Node.ANY).toList()).hasSize(1);
        assertThat(graph.find(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode()).toList())
                .hasSize(1);
        assertThat(report.loaded()).isEqualTo(2);
    }

    @Test
    void skips_relations_of_a_concept_to_itself_and_relations_that_contradict_themselves() {
        relations("""
                C0000001|A1|AUI|SY|C0000001|A2||R1|MSH|MSH|N|
                C0000001|A1|AUI|PAR|C0000002|A2|isa|R2|MSH|MSH|N|
                C0000001|A1|AUI|CHD|C0000002|A2|inverse_isa|R3|MSH|MSH|N|
                """);
        assertThat(graph.isEmpty()).isTrue();
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.skipped()).hasEntrySatisfying("relation of a concept to itself", skipped -> {
            assertThat(skipped.count()).isEqualTo(1);
            assertThat(skipped.examples()).singleElement().asString().contains("C0000001");
        });
        assertThat(report.skipped())
                .hasEntrySatisfying(
                        "REL and RELA name opposite directions",
                        skipped -> assertThat(skipped.count()).isEqualTo(2));
    }

    @Test
    void remembers_a_suppressed_relation_without_stating_it() {
        relations("C0000001|A1|AUI|PAR|C0000002|A2||R1|MSH|MSH|O|\n");
        assertThat(graph.contains(Node.ANY, SKOS.broader.asNode(), Node.ANY)).isFalse();
        assertThat(values(Node.ANY, Mw.SUPPRESSED)).containsExactly("O");
    }

    @Test
    void replaces_merged_concepts_but_none_by_itself_and_none_that_is_current() {
        names.load(file(NAMES + "C0000002|Current|GTR|N|\n"));
        history().loadMerged(file("#CUI|toCUI|\nCN228597|C5676893|\nC0000001|C0000001|\nC0000002|C0000003|\n"));
        assertThat(graph.contains(concept("CN228597"), DCTerms.isReplacedBy.asNode(), concept("C5676893")))
                .isTrue();
        assertThat(values(concept("CN228597"), OWL2.deprecated.asNode())).containsExactly("true");
        assertThat(values(concept("CN228597"), Mw.CUI)).containsExactly("CN228597");
        assertThat(graph.contains(concept("C0000002"), DCTerms.isReplacedBy.asNode(), Node.ANY))
                .isFalse();
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.skipped())
                .containsOnlyKeys("concept that replaces itself", "replaced concept that is current again");
    }

    @Test
    void dates_what_became_of_concepts() {
        history().loadConcepts(file("""
                #Previous_CUI\tCurrent_CUI\tDate_Of_Action
                CN228597\tC5676893\t3 Nov 2019
                C0000001\tNo longer reported\tNov 2019
                """));
        assertThat(graph.contains(
                        Node.ANY,
                        DCTerms.date.asNode(),
                        NodeFactory.createLiteralDT("2019-11-03", XSDDatatype.XSDdate)))
                .isTrue();
        assertThat(values(concept("C0000001"), OWL2.deprecated.asNode())).containsExactly("true");
        assertThat(values(Node.ANY, DCTerms.date.asNode())).containsExactlyInAnyOrder("2019-11-03", "Nov 2019");
        assertThat(report.remarks()).containsExactly(entry("concepts that nothing replaces", 1L));
    }

    @Test
    void states_the_current_identifiers_of_a_history_and_remembers_the_others() {
        history().loadIdentifiers(file("""
                #HPO_Id\tCUI\tDate\tIsCurrent
                HP:0100805\tC0025322\t12 Jun 2019\t0
                HP:0008209\tC0025322\t30 Oct 2019\t1
                """));
        assertThat(values(concept("C0025322"), Published.HAS_DB_XREF)).containsExactly("HP:0008209");
        Node former = statementOf(RDF.Nodes.object, "HP:0100805");
        assertThat(graph.contains(former, RDF.Nodes.subject, concept("C0025322")))
                .isTrue();
        assertThat(values(former, DCTerms.date.asNode())).containsExactly("2019-06-12");
        assertThat(report.remarks()).containsExactly(entry("identifiers that a concept no longer has", 1L));
    }

    @Test
    void gives_a_concept_its_current_UID() {
        history().loadIdentifiers(file("""
                #UID\tCUI\tDate\tIsCurrent
                549798\tC0302173\t30 Oct 2019\t1
                98765\tC0302173\t12 Jun 2010\t0
                """));
        assertThat(values(HOME, Mw.UID)).containsExactly("549798");
        assertThat(graph.contains(statementOf(RDF.Nodes.object, "98765"), RDF.Nodes.predicate, Mw.UID))
                .isTrue();
    }

    @Test
    void matches_terms_of_the_HPO_once_and_counts_partners() {
        mappings().loadHpo(file("""
                #CUI|SDUI|HpoStr|MedGenStr|MedGenStr_SAB|STY|
                C0443147|HP:0000006|Autosomal dominant inheritance|AD|GTR|Intellectual Product|
                C0443147|HP:0000006|Autosomal dominant inheritance|AD|GTR|Genetic Function|
                C0443147|HP:0000007|Autosomal recessive inheritance|AD|GTR|Genetic Function|
                """));
        Node term = NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0000006");
        assertThat(graph.contains(concept("C0443147"), SKOS.exactMatch.asNode(), term))
                .isTrue();
        Node axiom = graph.find(Node.ANY, OWL2.annotatedTarget.asNode(), term)
                .mapWith(Triple::getSubject)
                .next();
        assertThat(values(axiom, Published.MAPPING_CARDINALITY)).containsExactly("1:n");
        assertThat(values(axiom, Published.SUBJECT_LABEL)).containsExactly("AD");
        assertThat(values(axiom, Published.OBJECT_LABEL)).containsExactly("Autosomal dominant inheritance");
        assertThat(graph.find(Node.ANY, RDF.Nodes.type, Published.MAPPING_SET_CLASS)
                        .toList())
                .hasSize(1);
        assertThat(report.rows()).isEqualTo(3);
        assertThat(report.remarks()).contains(entry("mappings", 2L), entry("rows that repeat another", 1L));
    }

    @Test
    void calls_no_concept_the_same_as_a_MIM_entry_that_only_includes_it() {
        mappings().loadIdentifiers(file("""
                #CUI_or_CN_id|pref_name|source_id|source|
                C1863052|Alzheimer disease type 1|104300|OMIM|
                C0002395|Alzheimer disease|104300|OMIM included|
                """));
        Node entry = NodeFactory.createURI("https://omim.org/entry/104300");
        assertThat(values(concept("C1863052"), Published.HAS_DB_XREF)).containsExactly("OMIM:104300");
        assertThat(values(concept("C0002395"), Published.HAS_DB_XREF)).isEmpty();
        assertThat(graph.contains(concept("C0002395"), SKOS.relatedMatch.asNode(), entry))
                .isTrue();
        assertThat(graph.contains(Node.ANY, SKOS.exactMatch.asNode(), Node.ANY)).isFalse();
        assertThat(report.remarks())
                .containsExactly(entry("MIM numbers of an entry that only includes the concept", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "Orphanet_14, Orphanet, ORPHA:14",
        "MONDO:0014456, MONDO, MONDO:0014456",
        "HP:0033606, HPO, HP:0033606",
        "14998000, SNOMED CT, SNOMEDCT:14998000",
        "D000544, MeSH, MESH:D000544",
        "PS202700, OMIM Phenotypic Series, OMIMPS:202700",
        "104300.0001, OMIM allelic variant, OMIM:104300.0001",
        "X1, A new source, A new source:X1",
    })
    void keeps_identifiers_of_known_and_unknown_sources(String id, String source, String xref) {
        mappings()
                .loadIdentifiers(file(
                        "#CUI_or_CN_id|pref_name|source_id|source|\nC0302173|A name|%s|%s|\n".formatted(id, source)));
        assertThat(values(HOME, Published.HAS_DB_XREF)).containsExactly(xref);
        assertThat(values(statementOf(OWL2.annotatedTarget.asNode(), xref), DCTerms.source.asNode()))
                .containsExactly(source);
    }

    @Test
    void takes_the_UID_from_the_identifiers() {
        mappings().loadIdentifiers(file("#CUI_or_CN_id|pref_name|source_id|source|\nC0302173|A name|549798|MedGen|\n"));
        assertThat(values(HOME, Mw.UID)).containsExactly("549798");
    }

    @Test
    void skips_a_row_without_an_identifier() {
        mappings().loadIdentifiers(file("#CUI_or_CN_id|pref_name|source_id|source|\nC0302173|A name||OMIM|\n"));
        assertThat(report.rows()).isEqualTo(1);
        assertThat(report.skipped()).containsOnlyKeys("row without an identifier");
    }

    @Test
    void satisfies_the_shapes() {
        names.load(file(NAMES + "C0302173|Bone marrow maturation arrest|GTR|N|\n"));
        history().loadMerged(file("#CUI|toCUI|\nCN228597|C5676893|\n"));
        history()
                .loadConcepts(
                        file("Previous_CUI\tCurrent_CUI\tDate_Of_Action\nC0000001\tNo longer reported\tMay 2019\n"));
        mappings()
                .loadHpo(file("#CUI|SDUI|HpoStr|MedGenStr|MedGenStr_SAB|STY|\nC0302173|HP:0033606|a|b|HPO|Finding|\n"));
        mappings()
                .loadIdentifiers(
                        file("#CUI_or_CN_id|pref_name|source_id|source|\nC0302173|A name|104300|OMIM included|\n"));
        concepts().loadSemanticTypes(file("#CUI|TUI|STN|STY|ATUI|\nC0302173|T049|B|Dysfunction|AT1|\n"));
        Shapes shapes = Shapes.parse(OntologyFolder.read(Shipped.ontology()).shapes());
        assertThat(ShaclValidator.get().validate(shapes, graph).getEntries()).isEmpty();
    }

    @Test
    void says_the_same_of_the_same_files() {
        String text = ATOMS
                + atom("C0302173", "", "HP:0033606", "HPO", "One", "N")
                + atom("C0302173", "14998000", "", "SNOMEDCT_US", "Two", "N")
                + atom("C0302173", "C2866", "", "NCI", "Three", "O");
        assertThat(triplesOf(text))
                .isNotEmpty()
                .isEqualTo(triplesOf(text))
                .noneMatch(triple -> triple.getSubject().isBlank());
    }

    private List<Triple> triplesOf(String atoms) {
        List<Triple> triples = new ArrayList<>();
        new MedGenAtomsLoad(prefixes, triples::add, report, names::isName).load(file(atoms));
        return triples;
    }

    private void atoms(String... rows) {
        new MedGenAtomsLoad(prefixes, graph::add, report, names::isName).load(file(ATOMS + String.join("", rows)));
    }

    private static String atom(String cui, String scui, String sdui, String source, String text, String suppress) {
        return "%s|P|PF|Y|A1||%s|%s|%s|PT|code|%s|%s|\n".formatted(cui, scui, sdui, source, text, suppress);
    }

    private void relations(String rows) {
        new MedGenRelationsLoad(prefixes, graph::add, report).load(file(RELATIONS + rows));
    }

    private MedGenConceptsLoad concepts() {
        return new MedGenConceptsLoad(prefixes, graph::add, report);
    }

    private MedGenHistoryLoad history() {
        return new MedGenHistoryLoad(prefixes, graph::add, report, names::isNamed);
    }

    private MedGenMappingsLoad mappings() {
        return new MedGenMappingsLoad(prefixes, graph::add, report);
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("MedGen.txt"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Node concept(String cui) {
        return NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/medgen/" + cui);
    }

    private static Node publication(String pmid) {
        return NodeFactory.createURI("https://pubmed.ncbi.nlm.nih.gov/" + pmid);
    }

    private Node statementOf(Node part, String text) {
        return graph.find(Node.ANY, part, NodeFactory.createLiteralString(text))
                .mapWith(Triple::getSubject)
                .next();
    }

    private List<String> values(Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject().isLiteral()
                        ? triple.getObject().getLiteralLexicalForm()
                        : triple.getObject().getURI())
                .toList();
    }
}
