package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;

@DisplayName("The reader of OWL")
class OwlReaderTest {

    private static final String ROOT = """
            <rdf:RDF xml:base="http://purl.obolibrary.org/obo/hp.owl"
                 xmlns:obo="http://purl.obolibrary.org/obo/"
                 xmlns:owl="http://www.w3.org/2002/07/owl#"
                 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
                 xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
                 xmlns:oboInOwl="http://www.geneontology.org/formats/oboInOwl#">
            """;
    private static final String ONTOLOGY = """
            <owl:Ontology rdf:about="http://purl.obolibrary.org/obo/hp.owl">
                <owl:versionIRI rdf:resource="http://purl.obolibrary.org/obo/hp/releases/2018-12-21/hp.owl"/>
            </owl:Ontology>
            """;
    private static final String CLASS = """
            <owl:Class rdf:about="http://purl.obolibrary.org/obo/HP_0000003">
                <rdfs:label>Multicystic kidney dysplasia</rdfs:label>
                <oboInOwl:hasExactSynonym>Many cysts</oboInOwl:hasExactSynonym>
            </owl:Class>
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"/miniature/mini", "/fixtures/formats"})
    void hands_over_the_terms_and_parents_that_json_of_the_same_release_has(String name) {
        Heard owl = Heard.of(new OwlReader(resource(name + ".owl"))::read);
        Heard json = Heard.of(new ObographsReader(resource(name + ".json"))::read);
        assertThat(owl.terms.stream().map(OwlReaderTest::unordered))
                .isEqualTo(json.terms.stream().map(OwlReaderTest::unordered).toList());
        assertThat(owl.parents).isEqualTo(json.parents);
        assertThat(new HashSet<>(owl.description)).isEqualTo(new HashSet<>(json.description));
        assertThat(owl.versions).isEqualTo(json.versions);
        assertThat(owl.statements).isEmpty();
    }

    /// Order of properties means nothing in OWL.
    private static List<Object> unordered(Term term) {
        return List.of(
                term.id(),
                term.label(),
                term.definition(),
                term.definitionXrefs(),
                term.synonyms(),
                term.xrefs(),
                term.comments(),
                term.subsets(),
                term.obsolete(),
                new HashSet<>(term.properties()));
    }

    @Test
    void finds_the_annotation_of_an_axiom_before_its_class() {
        Heard heard =
                read(axiom("hasExactSynonym", "Many cysts", "<oboInOwl:hasDbXref>PMID:1</oboInOwl:hasDbXref>") + CLASS);
        assertThat(heard.term().synonyms())
                .containsExactly(new Synonym("Many cysts", SynonymScope.EXACT, Optional.empty(), List.of("PMID:1")));
        assertThat(heard.statements).isEmpty();
    }

    @Test
    void keeps_a_logical_definition_as_statements() {
        assertSays(read("""
                        <owl:Class rdf:about="http://purl.obolibrary.org/obo/HP_0000003">
                            <rdfs:label>Multicystic kidney dysplasia</rdfs:label>
                            <owl:equivalentClass><owl:Restriction>
                                <owl:onProperty rdf:resource="http://purl.obolibrary.org/obo/BFO_0000051"/>
                                <owl:someValuesFrom rdf:resource="http://purl.obolibrary.org/obo/PATO_0002089"/>
                            </owl:Restriction></owl:equivalentClass>
                            <rdfs:subClassOf rdf:resource="http://purl.obolibrary.org/obo/UPHENO_0001002"/>
                            <rdfs:subClassOf rdf:resource="http://purl.obolibrary.org/obo/HP_0000107"/>
                        </owl:Class>
                        """), """
                obo:HP_0000003
                    owl:equivalentClass [
                        a owl:Restriction ;
                        owl:onProperty obo:BFO_0000051 ;
                        owl:someValuesFrom obo:PATO_0002089 ] ;
                    rdfs:subClassOf obo:UPHENO_0001002 .
                """);
    }

    @Test
    void keeps_classes_of_other_ontologies_and_declarations_of_properties_as_statements() {
        Heard heard = read("""
                <owl:Class rdf:about="http://purl.obolibrary.org/obo/UBERON_0002113">
                    <rdfs:label xml:lang="en">kidney</rdfs:label>
                </owl:Class>
                <owl:AnnotationProperty rdf:about="http://purl.obolibrary.org/obo/HP_0045077">
                    <rdfs:label>abbreviation</rdfs:label>
                </owl:AnnotationProperty>
                """);
        assertThat(heard.terms).isEmpty();
        assertSays(heard, """
                obo:UBERON_0002113 a owl:Class ; rdfs:label "kidney"@en .
                obo:HP_0045077 a owl:AnnotationProperty ; rdfs:label "abbreviation" .
                """);
    }

    @Test
    void keeps_annotations_of_axioms_that_a_term_has_no_room_for_as_statements() {
        Heard heard = read(CLASS
                + axiom(
                        "hasExactSynonym",
                        "Many cysts",
                        "<oboInOwl:hasDbXref>PMID:1</oboInOwl:hasDbXref><rdfs:comment>Rare.</rdfs:comment>")
                + axiom("hasExactSynonym", "No such", "<oboInOwl:hasDbXref>PMID:2</oboInOwl:hasDbXref>"));
        assertThat(heard.term().synonyms().getFirst().xrefs()).containsExactly("PMID:1");
        assertSays(heard, """
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000003 ;
                    owl:annotatedProperty oboInOwl:hasExactSynonym ;
                    owl:annotatedTarget "Many cysts" ;
                    rdfs:comment "Rare." .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000003 ;
                    owl:annotatedProperty oboInOwl:hasExactSynonym ;
                    owl:annotatedTarget "No such" ;
                    oboInOwl:hasDbXref "PMID:2" .
                """);
    }

    @Test
    void keeps_a_second_kind_of_a_synonym_as_a_statement() {
        Heard heard = read(CLASS
                + axiom(
                        "hasExactSynonym",
                        "Many cysts",
                        "<oboInOwl:hasSynonymType rdf:resource=\"http://purl.obolibrary.org/obo/hp#layperson\"/>"
                                + "<oboInOwl:hasSynonymType>orcid.org/1</oboInOwl:hasSynonymType>"));
        assertThat(heard.term().synonyms().getFirst().type()).contains("http://purl.obolibrary.org/obo/hp#layperson");
        assertThat(heard.statements)
                .hasSize(5)
                .last()
                .extracting(triple -> triple.getObject().getLiteralLexicalForm())
                .isEqualTo("orcid.org/1");
    }

    @Test
    void puts_together_what_is_said_of_a_term_in_two_places() {
        Heard heard = read(CLASS + """
                <rdf:Description rdf:about="http://purl.obolibrary.org/obo/HP_0000003">
                    <rdfs:comment>Seen before birth.</rdfs:comment>
                </rdf:Description>
                """);
        assertThat(heard.term().comments()).containsExactly("Seen before birth.");
    }

    @Test
    void keeps_a_second_label_as_a_statement() {
        Heard heard = read(CLASS.replace("<rdfs:label>", "<rdfs:label>Cysts</rdfs:label><rdfs:label>"));
        assertThat(heard.term().label()).isEqualTo("Cysts");
        assertThat(heard.statements)
                .singleElement()
                .extracting(triple -> triple.getObject().getLiteralLexicalForm())
                .isEqualTo("Multicystic kidney dysplasia");
    }

    @Test
    void calls_no_term_obsolete_for_a_deprecation_that_is_no_truth_value() {
        Heard heard = read(CLASS.replace("<rdfs:label>", "<owl:deprecated>Oops</owl:deprecated><rdfs:label>"));
        assertThat(heard.term().obsolete()).isFalse();
        assertThat(heard.statements).hasSize(1);
        assertThat(heard.remarks).containsExactly("owl:deprecated that is neither true nor false");
    }

    @Test
    void remarks_on_languages_and_datatypes_that_it_leaves_out() {
        Heard heard = read(CLASS.replace(
                "<rdfs:label>",
                "<oboInOwl:creation_date rdf:datatype=\"http://www.w3.org/2001/XMLSchema#dateTime\">"
                        + "2008-02-27T02:20:00Z</oboInOwl:creation_date><rdfs:label xml:lang=\"en\">"));
        assertThat(heard.remarks)
                .containsExactly("values kept without their datatype", "values kept without their language");
    }

    @Test
    void remarks_on_each_import_and_fetches_none() {
        Heard heard = Heard.of(new OwlReader(file(ROOT + """
                <owl:Ontology rdf:about="http://purl.obolibrary.org/obo/hp.owl">
                    <owl:imports rdf:resource="http://127.0.0.1:9/a.owl"/>
                    <owl:imports rdf:resource="http://127.0.0.1:9/b.owl"/>
                </owl:Ontology>
                </rdf:RDF>
                """))::read);
        assertThat(heard.versions).containsExactly("undated");
        assertThat(heard.remarks)
                .containsExactly(
                        "not fetched: the import http://127.0.0.1:9/a.owl",
                        "not fetched: the import http://127.0.0.1:9/b.owl");
    }

    @Test
    void knows_the_version_of_a_file_and_reads_no_further_for_it() {
        assertThat(OwlReader.version(file(ROOT + ONTOLOGY + "<no end"))).isEqualTo("2018-12-21");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<owl:Ontology rdf:about=\"http://a\"/>",
                "<owl:Ontology rdf:about=\"http://a\"><owl:versionIRI rdf:resource=\"http://a/next\"/></owl:Ontology>",
                "<owl:Ontology/>"
            })
    void calls_a_file_undated_that_does_not_say_its_version(String ontology) {
        assertThat(OwlReader.version(file(ROOT + ontology + CLASS + "</rdf:RDF>")))
                .isEqualTo("undated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format-version: 1.2",
                "{\"graphs\": []}",
                "<html><head/></html>",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"/>",
                "<JDBOR version=\"1\"><DisorderList/></JDBOR>",
                "#description: \"HPO annotations\""
            })
    void says_that_a_file_is_of_another_kind_and_quotes_its_first_line(String text) {
        SourceFile file = file(text + "\nsecond line");
        for (MarrowException failure :
                List.of(failure(file), catchThrowableOfType(MarrowException.class, () -> OwlReader.version(file)))) {
            assertThat(failure)
                    .hasMessage(file + ":1: found \"" + text
                            + "\", expected OWL in RDF/XML: an element rdf:RDF with an owl:Ontology")
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.WRONG_FILE_KIND);
        }
    }

    @Test
    void says_that_an_empty_file_or_rdf_without_ontology_is_of_another_kind() {
        assertThat(failure(file("")).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
        assertThat(failure(file(ROOT + CLASS + "</rdf:RDF>")).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void refuses_a_term_that_is_declared_twice_and_says_where() {
        SourceFile file = file(document(CLASS + "\n" + CLASS));
        assertThat(failure(file))
                .hasMessage(file + ":15: found HP:0000003 a second time, the first is in line 10,"
                        + " expected each term once")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_term_without_label_and_says_where() {
        SourceFile file = file(document("<owl:Class rdf:about=\"http://purl.obolibrary.org/obo/HP_0000003\"/>"));
        assertThat(failure(file))
                .hasMessage(file + ":10: found HP:0000003 without rdfs:label, expected a label on every term");
    }

    @Test
    void says_where_xml_is_not_well_formed() {
        SourceFile file = file(document(CLASS.replace("</rdfs:label>", "</rdfs:lable>")));
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":11: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_where_rdf_is_not_well_formed() {
        SourceFile file = file(document(CLASS.replace("HP_0000003\"", "HP_0000003\" rdf:ID=\"x\"")));
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":10: found Both rdf:about and rdf:ID")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</owl:Class>", "<oboInOwl:hasExact", "Many"})
    void says_that_a_cut_file_is_truncated_and_where(String cutBefore) {
        String whole = document(CLASS);
        SourceFile file = file(whole.substring(0, whole.indexOf(cutBefore)));
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":1")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_a_cut_gzip_is_truncated() throws IOException {
        Path path = folder.resolve("hp.owl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(document(CLASS + "<!-- a remark -->\n".repeat(50_000)).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(new SourceFile(path)))
                .hasMessageStartingWith(path + ":")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void refuses_bytes_that_are_not_utf_8() throws IOException {
        byte[] bytes = document(CLASS.replace("Many", "Köln")).getBytes(StandardCharsets.ISO_8859_1);
        assertThat(failure(new SourceFile(Files.write(folder.resolve("hp.owl"), bytes)))
                        .code())
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rdf:RDF [<!ENTITY e SYSTEM \"SECRET\">]>",
                "<!DOCTYPE rdf:RDF [<!ENTITY % p SYSTEM \"SECRET\"> %p; <!ENTITY e \"x\">]>",
                "<!DOCTYPE rdf:RDF SYSTEM \"SECRET\" [<!ENTITY e \"x\">]>",
                "<!DOCTYPE rdf:RDF [<!ENTITY d \"dddddddddd\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;\">]>"
            })
    void resolves_no_entity(String doctype) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "the secret");
        String text = doctype.replace("SECRET", secret.toUri().toString()) + "\n"
                + document(CLASS.replace("Multicystic", "&e;"));
        SourceFile file = file(text);
        assertThat(failure(file))
                .hasMessage(file + ":1: found a document type declaration, expected none, since entities are not"
                        + " resolved")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
        assertThat(catchThrowableOfType(MarrowException.class, () -> OwlReader.version(file)))
                .hasMessageContaining("document type declaration");
    }

    private static String axiom(String property, String target, String annotations) {
        return """
                <owl:Axiom>
                    <owl:annotatedSource rdf:resource="http://purl.obolibrary.org/obo/HP_0000003"/>
                    <owl:annotatedProperty rdf:resource="http://www.geneontology.org/formats/oboInOwl#%s"/>
                    <owl:annotatedTarget>%s</owl:annotatedTarget>
                    %s
                </owl:Axiom>
                """.formatted(property, target, annotations);
    }

    private static void assertSays(Heard heard, String turtle) {
        var expected = RDFParser.fromString("""
                        PREFIX obo: <http://purl.obolibrary.org/obo/>
                        PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        """ + turtle, Lang.TURTLE).toGraph();
        var graph = GraphFactory.createDefaultGraph();
        heard.statements.forEach(graph::add);
        assertThat(graph.isIsomorphicWith(expected))
                .as(
                        "statements %s",
                        graph.find(Node.ANY, Node.ANY, Node.ANY)
                                .mapWith(Triple::toString)
                                .toList())
                .isTrue();
    }

    private static String document(String content) {
        return ROOT + ONTOLOGY + content + "</rdf:RDF>\n";
    }

    private Heard read(String content) {
        return Heard.of(new OwlReader(file(document(content)))::read);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> Heard.of(new OwlReader(file)::read));
    }

    private static SourceFile resource(String name) {
        try {
            return new SourceFile(Path.of(Objects.requireNonNull(OwlReaderTest.class.getResource(name))
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp.owl"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
