package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
import org.marrow.rdf.Skolem;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading a mapping set")
class SssomLoadTest {

    private static final String METADATA = """
            # curie_map:
            #   DOID: http://purl.obolibrary.org/obo/DOID_
            #   MEDGEN: http://identifiers.org/medgen/
            #   MONDO: http://purl.obolibrary.org/obo/MONDO_
            #   UMLS: http://linkedlifedata.com/resource/umls/id/
            #   toy: http://example.org/toy/
            # license: https://creativecommons.org/publicdomain/zero/1.0/
            # mapping_set_id: http://example.org/mappings/toys.sssom.tsv
            # mapping_set_version: http://example.org/releases/2026-08-04/toys.sssom.tsv
            """;
    private static final String HEADER = "subject_id\tpredicate_id\tobject_id\tmapping_justification";
    private static final Node EXACT = SKOS.exactMatch.asNode();

    private final OntologyFolder ontology = OntologyFolder.read(Shipped.ontology());
    private final Prefixes prefixes = ontology.prefixes();
    private final SourceReport report = new SourceReport("toys", "2026-08-04");
    private final List<Triple> triples = new ArrayList<>();
    private final Graph graph = GraphFactory.createDefaultGraph();
    private UidTable uids = UidTable.EMPTY;

    @TempDir
    private Path folder;

    @Test
    void says_a_mapping_as_a_triple_and_as_an_axiom_of_its_set() {
        load("# license: https://creativecommons.org/publicdomain/zero/1.0/\n"
                + "# mapping_set_id: http://purl.obolibrary.org/obo/mondo/mappings/toys.sssom.tsv\n"
                + "# mapping_set_version: http://purl.obolibrary.org/obo/mondo/releases/2026-08-04/toys.sssom.tsv\n"
                + "subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\n"
                + "MONDO:0010233\theterotopia\tskos:exactMatch\tSCTID:448227009\t\tsemapv:ManualMappingCuration\n");
        assertThat(graph.find().toSet())
                .isEqualTo(Skolem.name(turtle("""
                set:toys a sssom:MappingSet ;
                    owl:versionInfo "2026-08-04" ;
                    dcterms:license <https://creativecommons.org/publicdomain/zero/1.0/> ;
                    dcterms:source <http://purl.obolibrary.org/obo/mondo/mappings/toys.sssom.tsv> ;
                    dcterms:title "toys" ;
                    sssom:mapping_set_version
                        "http://purl.obolibrary.org/obo/mondo/releases/2026-08-04/toys.sssom.tsv" .
                MONDO:0010233 skos:exactMatch SNOMEDCT:448227009 .
                [] a owl:Axiom ;
                    owl:annotatedSource MONDO:0010233 ;
                    owl:annotatedProperty skos:exactMatch ;
                    owl:annotatedTarget SNOMEDCT:448227009 ;
                    sssom:mapping_cardinality "1:1" ;
                    sssom:mapping_justification semapv:ManualMappingCuration ;
                    sssom:mapping_set set:toys ;
                    sssom:mapping_source <http://purl.obolibrary.org/obo/mondo/mappings/toys.sssom.tsv> ;
                    sssom:subject_label "heterotopia" .
                """)).find().toSet());
    }

    @Test
    void says_what_fits_the_shapes() {
        load(
                List.of("confidence", "author_id", "mapping_date", "comment"),
                row(
                        "MONDO:0000001",
                        "skos:exactMatch",
                        "DOID:4",
                        "0.875",
                        "orcid:0000-0002-0736-9199",
                        "2026-08-04",
                        "a"),
                row("MONDO:0000001", "oboInOwl:hasDbXref", "UMLS:C0012634", "", "", "", ""),
                row("MONDO:0000001", "skos:exactMatch", "sssom:NoTermFound", "", "", "", ""));
        assertThat(ShaclValidator.get()
                        .validate(Shapes.parse(ontology.shapes()), graph)
                        .conforms())
                .isTrue();
    }

    @Test
    void says_the_same_in_the_same_order_again() {
        String[] rows = {
            row("MONDO:0000001", "skos:exactMatch", "DOID:4"), row("MONDO:0000002", "skos:exactMatch", "DOID:5"),
        };
        load(List.of(), rows);
        List<Triple> first = List.copyOf(triples);
        triples.clear();
        load(List.of(), rows);
        assertThat(triples).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "MONDO:0000001, http://purl.obolibrary.org/obo/MONDO_0000001",
        "http://purl.obolibrary.org/obo/MONDO_0000001, http://purl.obolibrary.org/obo/MONDO_0000001",
        "UMLS:C0012634, https://www.ncbi.nlm.nih.gov/medgen/C0012634",
        "MEDGEN:C0012634, https://www.ncbi.nlm.nih.gov/medgen/C0012634",
        "MEDGEN:4347, https://www.ncbi.nlm.nih.gov/medgen/4347",
        "UMLS:0189573, http://linkedlifedata.com/resource/umls/id/0189573",
        "Orphanet:377788, http://www.orpha.net/ORDO/Orphanet_377788",
        "mesh:D000309, http://id.nlm.nih.gov/mesh/D000309",
        "icd11.foundation:733056203, http://id.who.int/icd/entity/733056203",
        "toy:bear, http://example.org/toy/bear",
        "https://example.org/bear, https://example.org/bear",
        "urn:example:bear, urn:example:bear",
    })
    void names_a_thing_by_its_one_iri(String text, String iri) {
        load(List.of(), row("MONDO:0000009", "skos:exactMatch", text));
        assertThat(objects(Node.ANY, EXACT)).containsExactly(NodeFactory.createURI(iri));
    }

    @Test
    void trusts_the_prefixes_of_the_file_before_its_own() {
        load("# curie_map:\n#   DOID: http://example.org/doid/\n" + HEADER + "\n"
                + row("MONDO:0000001", "skos:exactMatch", "DOID:4") + "\n");
        assertThat(objects(Node.ANY, EXACT)).containsExactly(NodeFactory.createURI("http://example.org/doid/4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody:1", "bear", "DOID:a b", "toy:<bear>", ":1"})
    void refuses_an_identifier_that_nobody_knows(String text) {
        SourceFile file = file(METADATA + HEADER + "\n" + row("MONDO:0000001", "skos:exactMatch", text) + "\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> loader().load(file)))
                .hasMessageStartingWith(file + ":11: found \"" + text + "\" as object_id, expected a CURIE")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void counts_how_many_partners_a_thing_has_in_its_set() {
        load(
                List.of(),
                row("MONDO:0000001", "skos:exactMatch", "DOID:1"),
                row("MONDO:0014561", "skos:exactMatch", "DOID:2"),
                row("MONDO:0014561", "skos:closeMatch", "DOID:3"),
                row("MONDO:0000004", "skos:exactMatch", "DOID:5"),
                row("MONDO:0000005", "skos:exactMatch", "DOID:5"),
                row("MONDO:0000006", "skos:exactMatch", "DOID:6"),
                row("MONDO:0000006", "skos:exactMatch", "DOID:7"),
                row("MONDO:0000007", "skos:exactMatch", "DOID:7"));
        assertThat(cardinality("DOID_1")).containsExactly("1:1");
        assertThat(cardinality("DOID_2")).containsExactly("1:n");
        assertThat(cardinality("DOID_3")).containsExactly("1:n");
        assertThat(cardinality("DOID_5")).containsExactly("n:1", "n:1");
        assertThat(cardinality("DOID_6")).containsExactly("1:n");
        assertThat(cardinality("DOID_7")).containsExactlyInAnyOrder("n:n", "n:1");
    }

    @Test
    void counts_a_partner_named_in_two_ways_once() {
        load(
                List.of(),
                row("MONDO:0000001", "skos:exactMatch", "UMLS:C0012634"),
                row("MONDO:0000001", "skos:closeMatch", "MEDGEN:C0012634"));
        assertThat(slots("mapping_cardinality")).containsExactly("1:1", "1:1");
    }

    @Test
    void prefers_the_cardinality_that_it_counts_and_says_so() {
        load(
                List.of("mapping_cardinality"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:1", "n:n"),
                row("MONDO:0000002", "skos:exactMatch", "DOID:2", "1:1"));
        assertThat(slots("mapping_cardinality")).containsExactly("1:1", "1:1");
        assertThat(report.remarks()).contains(entry("cardinalities that are others in the file", 1L));
    }

    @Test
    void writes_an_xref_as_the_text_that_the_file_has() {
        load(List.of(), row("MONDO:0000001", "oboInOwl:hasDbXref", "UMLS:C0012634"));
        Node xref = NodeFactory.createLiteralString("UMLS:C0012634");
        assertThat(objects(Node.ANY, Published.HAS_DB_XREF)).containsExactly(xref);
        assertThat(objects(Node.ANY, OWL2.annotatedTarget.asNode())).containsExactly(xref);
    }

    @ParameterizedTest
    @CsvSource({
        "owl:sameAs, 'rows with owl:sameAs, not written as a direct triple'",
        "rdfs:subClassOf, 'rows with rdfs:subClassOf, not written as a direct triple'",
    })
    void writes_no_direct_triple_that_would_merge_things_or_bend_a_hierarchy(String predicate, String remark) {
        load(List.of(), row("MONDO:0000001", predicate, "DOID:4"));
        assertThat(graph.contains(mondo("0000001"), Node.ANY, Node.ANY)).isFalse();
        assertThat(objects(Node.ANY, OWL2.annotatedProperty.asNode()))
                .containsExactly(NodeFactory.createURI(prefixes.iri(Curie.parse(predicate))));
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.remarks()).contains(entry(remark, 1L));
    }

    @Test
    void writes_no_direct_triple_of_what_a_row_denies() {
        load(List.of("predicate_modifier"), row("MONDO:0000001", "skos:exactMatch", "DOID:4", "Not"));
        assertThat(graph.contains(mondo("0000001"), Node.ANY, Node.ANY)).isFalse();
        assertThat(slots("predicate_modifier")).containsExactly("Not");
        assertThat(report.remarks()).contains(entry("rows that deny a mapping, not written as a direct triple", 1L));
    }

    @Test
    void writes_no_direct_triple_to_a_term_that_was_not_found() {
        load(
                List.of(),
                row("MONDO:0000001", "skos:exactMatch", "sssom:NoTermFound"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4"),
                row("sssom:NoTermFound", "skos:exactMatch", "DOID:5"));
        assertThat(objects(Node.ANY, EXACT)).hasSize(1);
        assertThat(slots("mapping_cardinality")).containsExactlyInAnyOrder("1:0", "1:1", "0:1");
    }

    @Test
    void counts_a_repeated_row_and_says_it_once() {
        load(
                List.of(),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4"));
        assertThat(triples).doesNotHaveDuplicates();
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).contains(entry("mappings", 1L), entry("rows that repeat another", 1L));
    }

    @Test
    void keeps_the_details_of_two_rows_on_one_pair_apart() {
        load(
                List.of("comment"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4", "one"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4", "two"));
        assertThat(triples).doesNotHaveDuplicates();
        assertThat(graph.find(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode()).toList())
                .hasSize(2);
        assertThat(report.remarks())
                .contains(entry("mappings", 2L), entry("rows that differ from another in details alone", 1L));
    }

    @Test
    void skips_a_mapping_of_a_text() {
        load(List.of(), row("", "skos:exactMatch", "DOID:4"), row("MONDO:0000001", "skos:exactMatch", ""));
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.loaded()).isZero();
        assertThat(report.skipped())
                .containsExactly(
                        entry("maps a text, not a thing", new SourceReport.Skipped(2, List.of("line 11", "line 12"))));
    }

    @Test
    void types_the_values_of_slots() {
        load(
                List.of("author_id", "confidence", "mapping_date", "see_also", "comment"),
                row(
                        "MONDO:0000001",
                        "skos:exactMatch",
                        "DOID:4",
                        "orcid:0000-0002-0736-9199|orcid:0000-0001-9114-8737",
                        "1",
                        "2026-08-04",
                        "https://example.org/a|https://example.org/b",
                        "a| b"));
        Node axiom = axiom("DOID_4");
        assertThat(objects(axiom, SssomSlots.property("author_id")))
                .extracting(Node::getURI)
                .containsExactlyInAnyOrder(
                        "https://orcid.org/0000-0002-0736-9199", "https://orcid.org/0000-0001-9114-8737");
        assertThat(objects(axiom, SssomSlots.property("see_also"))).hasSize(2).allMatch(Node::isURI);
        assertThat(graph.find(axiom, Node.ANY, Node.ANY).toList())
                .extracting(triple -> triple.getObject().toString())
                .contains("\"1\"^^xsd:decimal", "\"2026-08-04\"^^xsd:date", "\"a| b\"");
    }

    @Test
    void keeps_as_text_what_is_no_date_and_no_reference_and_says_so() {
        load(
                List.of("author_id", "mapping_date"),
                row("MONDO:0000001", "skos:exactMatch", "DOID:4", "Nobody Known", "spring"));
        assertThat(slots("author_id")).containsExactly("Nobody Known");
        assertThat(slots("mapping_date")).containsExactly("spring");
        assertThat(report.remarks())
                .contains(
                        entry("values of author_id kept as text", 1L),
                        entry("values of mapping_date kept as text", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1", "-0.1", "high"})
    void refuses_a_confidence_that_is_none(String confidence) {
        SourceFile file = file(METADATA + HEADER + "\tconfidence\n"
                + row("MONDO:0000001", "skos:exactMatch", "DOID:4", confidence) + "\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> loader().load(file)))
                .hasMessage(file + ":11: found \"" + confidence
                        + "\" as confidence, expected a number from 0 to 1, such as 0.875");
    }

    @Test
    void keeps_a_column_that_nobody_knows_by_its_name() {
        load(List.of("colour"), row("MONDO:0000001", "skos:exactMatch", "DOID:4", "blue"));
        assertThat(slots("other")).containsExactly("colour: blue");
        assertThat(report.remarks())
                .contains(entry("values of slots that SSSOM does not know, kept as sssom:other", 1L));
    }

    @Test
    void names_the_concept_of_a_medgen_page_and_gives_the_page_once() {
        String medgen = METADATA + HEADER + "\n" + row("MONDO:0014456", "skos:exactMatch", "MEDGEN:863391") + "\n"
                + row("MONDO:0014456", "skos:closeMatch", "MEDGEN:863391") + "\n";
        var pairs = new UidTable.Pairs();
        SssomLoad.collect(prefixes, file(medgen), pairs);
        SssomLoad.collect(
                prefixes,
                file(METADATA + HEADER + "\n" + row("MONDO:0014456", "skos:exactMatch", "UMLS:C4014954") + "\n"),
                pairs);
        uids = pairs.join();
        load(medgen);
        Node concept = NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/medgen/C4014954");
        assertThat(objects(Node.ANY, EXACT)).containsExactly(concept);
        assertThat(triples.stream().filter(triple -> triple.getPredicate().equals(Mw.UID)))
                .containsExactly(Triple.create(concept, Mw.UID, NodeFactory.createLiteralString("863391")));
        assertThat(report.remarks()).doesNotContainKey("mappings of a MedGen UID without a known CUI, kept by UID");
    }

    @Test
    void joins_no_page_through_what_is_no_exact_match_of_mondo() {
        var pairs = new UidTable.Pairs();
        SssomLoad.collect(
                prefixes,
                file(METADATA + HEADER + "\tpredicate_modifier\n"
                        + row("MONDO:0000001", "skos:closeMatch", "MEDGEN:1", "") + "\n"
                        + row("MONDO:0000001", "skos:exactMatch", "MEDGEN:2", "Not") + "\n"
                        + row("DOID:1", "skos:exactMatch", "MEDGEN:3", "") + "\n"
                        + row("MONDO:0000001", "skos:exactMatch", "UMLS:C0000001", "") + "\n"
                        + row("DOID:1", "skos:exactMatch", "UMLS:C0000001", "") + "\n"),
                pairs);
        assertThat(pairs.join().size()).isZero();
    }

    @Test
    void counts_the_pages_whose_concept_is_unknown_or_disputed() {
        var pairs = new UidTable.Pairs();
        pairs.add("2", Curie.parse("MEDGEN:C0000001"));
        pairs.add("2", Curie.parse("MEDGEN:C0000002"));
        uids = pairs.join();
        load(
                List.of(),
                row("MONDO:0000001", "skos:exactMatch", "MEDGEN:1"),
                row("MONDO:0000002", "skos:exactMatch", "MEDGEN:2"));
        assertThat(report.remarks())
                .contains(
                        entry("mappings of a MedGen UID without a known CUI, kept by UID", 1L),
                        entry("mappings of a MedGen UID that has several CUIs, kept by UID", 1L));
        assertThat(graph.contains(Node.ANY, Mw.UID, Node.ANY)).isFalse();
    }

    @Test
    void describes_a_set_in_its_own_words() {
        load("""
                #mapping_set_title: Toys
                #mapping_set_description: All toys
                #creator_id:
                # - orcid:0000-0002-0736-9199
                #subject_source: obo:hp
                #mapping_set_id: http://example.org/toys.sssom.tsv
                #colour: blue
                """ + HEADER + "\n");
        assertThat(graph.find().toSet()).isEqualTo(turtle("""
                set:toys a sssom:MappingSet ;
                    owl:versionInfo "undated" ;
                    dcterms:title "Toys" ;
                    dcterms:description "All toys" ;
                    dcterms:creator <https://orcid.org/0000-0002-0736-9199> ;
                    dcterms:source <http://example.org/toys.sssom.tsv> ;
                    sssom:subject_source <http://purl.obolibrary.org/obo/hp> ;
                    sssom:other "colour: blue" .
                """).find().toSet());
        assertThat(report.rows()).isZero();
    }

    private SssomLoad loader() {
        return new SssomLoad(
                prefixes,
                triple -> {
                    triples.add(triple);
                    graph.add(triple);
                },
                report,
                uids);
    }

    private void load(String text) {
        loader().load(file(text));
    }

    private void load(List<String> columns, String... rows) {
        var header = new ArrayList<>(List.of(HEADER));
        header.addAll(columns);
        load(METADATA + String.join("\t", header) + "\n" + String.join("\n", rows) + "\n");
    }

    private static String row(String subject, String predicate, String object, String... more) {
        var cells = new ArrayList<>(List.of(subject, predicate, object, "semapv:ManualMappingCuration"));
        cells.addAll(List.of(more));
        return String.join("\t", cells);
    }

    private List<Node> objects(Node subject, Node predicate) {
        return graph.find(subject, predicate, Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private List<String> slots(String slot) {
        return objects(Node.ANY, SssomSlots.property(slot)).stream()
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private List<String> cardinality(String object) {
        Node target = NodeFactory.createURI("http://purl.obolibrary.org/obo/" + object);
        return graph.find(Node.ANY, OWL2.annotatedTarget.asNode(), target).mapWith(Triple::getSubject).toList().stream()
                .flatMap(axiom -> objects(axiom, SssomSlots.property("mapping_cardinality")).stream())
                .map(Node::getLiteralLexicalForm)
                .toList();
    }

    private Node axiom(String object) {
        return graph.find(
                        Node.ANY,
                        OWL2.annotatedTarget.asNode(),
                        NodeFactory.createURI("http://purl.obolibrary.org/obo/" + object))
                .next()
                .getSubject();
    }

    private static Node mondo(String local) {
        return NodeFactory.createURI("http://purl.obolibrary.org/obo/MONDO_" + local);
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("""
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        PREFIX MONDO: <http://purl.obolibrary.org/obo/MONDO_>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX semapv: <https://w3id.org/semapv/vocab/>
                        PREFIX set: <https://w3id.org/marrow/id/mapping-set/>
                        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
                        PREFIX SNOMEDCT: <http://snomed.info/id/>
                        PREFIX sssom: <https://w3id.org/sssom/>
                        """ + text, Lang.TURTLE).parse(graph);
        return graph;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("toys.sssom.tsv"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
