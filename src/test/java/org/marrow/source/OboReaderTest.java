package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;

@DisplayName("The reader of OBO text")
class OboReaderTest {

    private static final String HEADER = """
            format-version: 1.2
            data-version: releases/2016-04-01
            ontology: hp

            """;
    private static final String OIO = "http://www.geneontology.org/formats/oboInOwl#";

    @TempDir
    private Path folder;

    @Test
    void hands_over_all_that_is_said_of_a_term() {
        assertThat(term("""
                        alt_id: HP:0004715
                        def: "Many cysts." [PMID:1, HPO:curators]
                        comment: Seen before birth.
                        subset: hposlim_core
                        synonym: "Multicystic dysplastic kidney" EXACT layperson [ORCID:0000-0002-0736-9199]
                        synonym: "Multicystic renal dysplasia" RELATED []
                        xref: UMLS:C3714581
                        created_by: peter
                        creation_date: 2008-02-27T02:20:00Z
                        """))
                .isEqualTo(new Term(
                        Curie.parse("HP:0000003"),
                        "Multicystic kidney dysplasia",
                        Optional.of("Many cysts."),
                        List.of("PMID:1", "HPO:curators"),
                        List.of(
                                new Synonym(
                                        "Multicystic dysplastic kidney",
                                        SynonymScope.EXACT,
                                        Optional.of("http://purl.obolibrary.org/obo/hp#layperson"),
                                        List.of("ORCID:0000-0002-0736-9199")),
                                new Synonym(
                                        "Multicystic renal dysplasia",
                                        SynonymScope.RELATED,
                                        Optional.empty(),
                                        List.of())),
                        List.of("UMLS:C3714581"),
                        List.of("Seen before birth."),
                        List.of("http://purl.obolibrary.org/obo/hp#hposlim_core"),
                        false,
                        List.of(
                                new Term.Property(OIO + "hasAlternativeId", "HP:0004715"),
                                new Term.Property(OIO + "created_by", "peter"),
                                new Term.Property(OIO + "creation_date", "2008-02-27T02:20:00Z"))));
    }

    @Test
    void hands_over_an_obsolete_term_with_its_successors() {
        Term term = term("is_obsolete: true\nreplaced_by: HP:0008665\nconsider: HP:0100886\n");
        assertThat(term.obsolete()).isTrue();
        assertThat(term.properties())
                .containsExactly(
                        new Term.Property("http://purl.obolibrary.org/obo/IAO_0100001", "HP:0008665"),
                        new Term.Property(OIO + "consider", "HP:0100886"));
    }

    @Test
    void hands_over_a_parent_without_the_remark_behind_it() {
        Heard heard = read("is_a: HP:0000107 ! Renal cyst\nis_a: HP:0000108\n");
        assertThat(heard.parents).containsExactly("HP:0000003 is a HP:0000107", "HP:0000003 is a HP:0000108");
        assertThat(heard.statements).isEmpty();
    }

    @Test
    void hands_over_the_ontology_once_with_its_description() {
        Heard heard = readFile("""
                format-version: 1.4
                data-version: hp/releases/2024-04-26
                default-namespace: human_phenotype
                remark: See the licence.
                ontology: hp
                property_value: http://purl.org/dc/elements/1.1/creator "Peter Robinson" xsd:string
                property_value: http://purl.org/dc/terms/license https://hpo.jax.org/app/license
                """);
        assertThat(heard.versions).containsExactly("2024-04-26");
        assertThat(heard.description)
                .containsExactly(
                        new Term.Property(OIO + "default-namespace", "human_phenotype"),
                        new Term.Property("http://www.w3.org/2000/01/rdf-schema#comment", "See the licence."),
                        new Term.Property("http://purl.org/dc/elements/1.1/creator", "Peter Robinson"),
                        new Term.Property("http://purl.org/dc/terms/license", "https://hpo.jax.org/app/license"));
    }

    @Test
    void takes_escapes_for_what_they_stand_for() {
        Term term = term("""
                def: "Called \\"spider fingers\\",\\nor \\\\ so." [http\\://a.org/x, A\\,B:1]
                comment: One\\nTwo \\! three \\{x\\}
                synonym: "Fingers\\, of a spider" EXACT []
                """);
        assertThat(term.definition()).contains("Called \"spider fingers\",\nor \\ so.");
        assertThat(term.definitionXrefs()).containsExactly("http://a.org/x", "A,B:1");
        assertThat(term.comments()).containsExactly("One\nTwo ! three {x}");
        assertThat(term.synonyms()).extracting(Synonym::text).containsExactly("Fingers, of a spider");
    }

    @Test
    void takes_marks_inside_quotation_marks_for_text() {
        Term term = term("def: \"A ! B {c} [D:1]\" [PMID:1] {source=\"x ! y\"} ! a remark\n");
        assertThat(term.definition()).contains("A ! B {c} [D:1]");
        assertThat(term.definitionXrefs()).containsExactly("PMID:1");
    }

    @Test
    void takes_braces_inside_a_line_for_text() {
        assertThat(term("comment: The set {a, b} is meant.\n").comments()).containsExactly("The set {a, b} is meant.");
    }

    @Test
    void takes_an_exclamation_mark_without_space_before_it_for_text() {
        assertThat(term("comment: Stop! Go. ! a remark\n").comments()).containsExactly("Stop! Go.");
    }

    @Test
    void keeps_what_is_in_braces_as_an_annotation_of_the_axiom() {
        Heard heard = read("property_value: HP:0040005 \"Absence of `nail`.\" xsd:string"
                + " {xref=\"HPO:probinson\", xref=\"pmid:1\"}\nis_a: HP:0000107 {source=PMID:2} ! Renal cyst\n");
        assertThat(heard.term().properties())
                .containsExactly(new Term.Property("http://purl.obolibrary.org/obo/HP_0040005", "Absence of `nail`."));
        assertSays(heard, """
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000003 ;
                    owl:annotatedProperty obo:HP_0040005 ;
                    owl:annotatedTarget "Absence of `nail`." ;
                    oboInOwl:hasDbXref "HPO:probinson" , "pmid:1" .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000003 ;
                    owl:annotatedProperty rdfs:subClassOf ;
                    owl:annotatedTarget obo:HP_0000107 ;
                    oboInOwl:source "PMID:2" .
                """);
    }

    @Test
    void keeps_the_description_of_an_xref_as_the_label_in_an_axiom() {
        Heard heard = read("xref: UMLS:C0345335 \"Multicystic Kidney Dysplasia\" ! as UMLS has it\n");
        assertThat(heard.term().xrefs()).containsExactly("UMLS:C0345335");
        assertSays(heard, """
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000003 ;
                    owl:annotatedProperty oboInOwl:hasDbXref ;
                    owl:annotatedTarget "UMLS:C0345335" ;
                    rdfs:label "Multicystic Kidney Dysplasia" .
                """);
    }

    @Test
    void remarks_on_the_description_of_a_source_that_it_leaves_out() {
        Heard heard = read("def: \"Many cysts.\" [PMID:1 \"A, paper\", PMID:2]\n");
        assertThat(heard.term().definitionXrefs()).containsExactly("PMID:1", "PMID:2");
        assertThat(heard.remarks).containsExactly("left out: the description of a definition's or synonym's source");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "dcterms:creator \"peter\" xsd:string, http://purl.org/dc/terms/creator, peter",
                "dcterms:creator peter, http://purl.org/dc/terms/creator, peter",
                "dcterms:creator ORCID:0000-0002-0736-9199, http://purl.org/dc/terms/creator,"
                        + " https://orcid.org/0000-0002-0736-9199",
                "IAO:0000233 https://a.org/1, http://purl.obolibrary.org/obo/IAO_0000233, https://a.org/1",
                "dc:date \"2021-01-30T21:26:37Z\", http://purl.org/dc/elements/1.1/date, 2021-01-30T21:26:37Z",
                "dc:date 2021-01-30 xsd:date, http://purl.org/dc/elements/1.1/date, 2021-01-30",
                "has_note \"x\" xsd:string, http://purl.obolibrary.org/obo/hp#has_note, x"
            })
    void reads_each_form_of_a_property(String form, String predicate, String value) {
        assertThat(term("property_value: " + form + "\n").properties())
                .containsExactly(new Term.Property(predicate, value));
    }

    @Test
    void keeps_a_property_with_an_iri_as_a_statement() {
        assertSays(
                read("property_value: skos:seeAlso http://a.org/x\n"),
                "obo:HP_0000003 <http://www.w3.org/2004/02/skos/core#seeAlso> <http://a.org/x> .");
    }

    @Test
    void remarks_on_a_datatype_that_it_leaves_out() {
        assertThat(read("property_value: dc:date \"2021-01-30T21:26:37Z\" xsd:dateTime\n").remarks)
                .containsExactly("values kept without their datatype");
    }

    @Test
    void reads_prefixes_that_the_file_declares() {
        assertThat(readFile("format-version: 1.4\nidspace: ex http://ex.org/ \"Example\"\n"
                                + "[Term]\nid: HP:0000001\nname: All\nproperty_value: ex:p \"v\" xsd:string\n")
                        .term()
                        .properties())
                .containsExactly(new Term.Property("http://ex.org/p", "v"));
    }

    @Test
    void takes_a_synonym_without_scope_as_related() {
        assertThat(term("synonym: \"Cysts\" []\n").synonyms())
                .containsExactly(new Synonym("Cysts", SynonymScope.RELATED, Optional.empty(), List.of()));
    }

    @Test
    void keeps_two_synonyms_of_the_same_text_apart() {
        assertThat(term("synonym: \"MKD\" EXACT abbreviation []\nsynonym: \"MKD\" EXACT layperson [PMID:1]\n")
                        .synonyms())
                .extracting(synonym -> synonym.type().orElse("") + synonym.xrefs())
                .containsExactly(
                        "http://purl.obolibrary.org/obo/hp#abbreviation[]",
                        "http://purl.obolibrary.org/obo/hp#layperson[PMID:1]");
    }

    @ParameterizedTest
    @CsvSource({
        "[Typedef], part_of, stanza of type Typedef",
        "[Instance], HP:0000001, stanza of type Instance",
        "[Term], UBERON:0002113, class of another ontology",
        "[Term], HP:33606, class of another ontology",
    })
    void passes_over_a_stanza_that_is_no_term_with_the_reason(String stanza, String id, String reason) {
        Heard heard = readFile(HEADER + stanza + "\nid: " + id + "\nname: x\nrelationship: a b\n\n[Term]\n"
                + "id: HP:0000007\nname: y\n");
        assertThat(heard.skipped).containsExactly(id + ": " + reason);
        assertThat(heard.term().id()).isEqualTo(Curie.parse("HP:0000007"));
    }

    @Test
    void passes_over_a_tag_that_it_does_not_know_with_the_tag() {
        Heard heard = read("relationship: part_of HP:0000001\nintersection_of: HP:0000001\ncomment:\n");
        assertThat(heard.skipped)
                .containsExactly(
                        "HP:0000003 relationship: part_of HP:0000001: tag relationship",
                        "HP:0000003 intersection_of: HP:0000001: tag intersection_of",
                        "HP:0000003 comment: tag without value");
        assertThat(heard.terms).hasSize(1);
    }

    @Test
    void passes_over_what_else_a_header_has_and_remarks_on_imports() {
        Heard heard = readFile("""
                format-version: 1.2
                subsetdef: hposlim_core "Core clinical terminology"
                owl-axioms: Prefix(owl:=<http://www.w3.org/2002/07/owl#>)\\nOntology(\\n)
                import: http://purl.obolibrary.org/obo/upheno/imports/cl_import.owl
                """);
        assertThat(heard.skipped)
                .containsExactly(
                        "hposlim_core \"Core clinical terminology\": header tag subsetdef",
                        "Prefix(owl:=<http://www.w3.org/2002/07/owl#>)\\nOntology(\\n): header tag owl-axioms");
        assertThat(heard.remarks)
                .containsExactly("not fetched: the import http://purl.obolibrary.org/obo/upheno/imports/cl_import.owl");
    }

    @Test
    void passes_over_a_parent_of_another_ontology() {
        Heard heard = read("is_a: UBERON:0002113 ! kidney\n");
        assertThat(heard.parents).isEmpty();
        assertThat(heard.skipped)
                .containsExactly("HP:0000003 is_a http://purl.obolibrary.org/obo/UBERON_0002113:"
                        + " edge that is not is_a between terms of the HPO");
    }

    @Test
    void reads_gzip_and_windows_line_ends() throws IOException {
        Path path = folder.resolve("hp");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(stanza("").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(Heard.of(new OboReader(new SourceFile(path))::read).term().label())
                .isEqualTo("Multicystic kidney dysplasia");
    }

    @ParameterizedTest
    @CsvSource({
        "data-version: releases/2016-04-01, 2016-04-01",
        "data-version: hp/releases/2024-04-26, 2024-04-26",
        "data-version: 2024-04-26, 2024-04-26",
        "data-version: next, undated",
        "ontology: hp, undated",
    })
    void knows_the_version_of_a_file(String tag, String version) {
        assertThat(OboReader.version(file("format-version: 1.2\n" + tag + "\n\n[Term]\nid: HP:0000001\n")))
                .isEqualTo(version);
    }

    @Test
    void reads_no_further_than_the_header_for_the_version() {
        assertThat(OboReader.version(file(HEADER + "[Term]\nno line of OBO\n"))).isEqualTo("2016-04-01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"graphs\": []}",
                "<?xml version=\"1.0\"?>",
                "#description: \"HPO annotations\"\n#version: 2025-05-06",
                "database_id\tdisease_name",
                "name: of a YAML file",
                "[Term]\nid: HP:0000001\nname: All"
            })
    void says_that_a_file_is_of_another_kind_and_quotes_its_first_line(String text) {
        SourceFile file = file(text + "\n");
        String first = text.lines().findFirst().orElseThrow().replace('\t', ' ');
        for (MarrowException failure :
                List.of(failure(file), catchThrowableOfType(MarrowException.class, () -> OboReader.version(file)))) {
            assertThat(failure)
                    .hasMessage(
                            file + ":1: found \"" + first + "\", expected OBO text: a header with \"format-version\"")
                    .extracting(MarrowException::code)
                    .isEqualTo(ErrorCode.WRONG_FILE_KIND);
        }
    }

    @Test
    void says_that_an_empty_file_is_of_another_kind() {
        assertThat(failure(file("")).code()).isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void refuses_a_version_of_the_format_that_it_does_not_know() {
        assertThat(failure(file("format-version: 2.0\n")))
                .hasMessageContaining(":1: found format-version 2.0, expected 1.2 or 1.4");
    }

    @Test
    void refuses_a_term_that_is_described_twice_and_says_where() {
        SourceFile file = file(stanza("") + "\n" + stanza("").substring(HEADER.length()));
        assertThat(failure(file))
                .hasMessage(file + ":10: found HP:0000003 a second time, the first is in line 6,"
                        + " expected each term once")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "def: Many cysts.|\"Many cysts.\", expected a text in quotation marks",
                "def: \"Many cysts. [PMID:1]|the end of the line, expected a quotation mark at the end of the text",
                "def: \"Many cysts.\"|the end of the line, expected identifiers in square brackets",
                "def: \"Many cysts.\" [PMID:1|the end of the line, expected a closing square bracket",
                "def: \"Many cysts.\" [] and more|\"and more\", expected the end of the line",
                "synonym: \"Cysts\" SIMILAR []|\"SIMILAR\" as a synonym's scope, expected EXACT, NARROW",
                "is_a:|the end of the line, expected one more word",
                "is_a: HP:0000001 HP:0000002|\"HP:0000002\", expected the end of the line",
                "is_a: HP:0000001 {source|the end of the line, expected a qualifier",
                "is_a: HP:0000001 {source}|\"}\", expected a qualifier",
                "is_obsolete: yes|\"yes\", expected true or false",
                "subset: a<b|\"a<b\", expected an identifier or an IRI",
                "name: Again|a second \"name\" of HP:0000003, expected one",
                "comment: x\\|the end of the line, expected a character after the backslash",
                "no tag|\"no tag\", expected a line such as \"name: All\"",
            })
    void says_where_a_line_is_not_as_the_format_says(String line, String complaint) {
        SourceFile file = file(stanza(line + "\n"));
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":8: found ")
                .hasMessageContaining(complaint)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @ParameterizedTest
    @CsvSource({
        "'id: HP:0000001\n', 5: found HP:0000001 without \"name\"",
        "'name: All\n', 6: found \"name\" before \"id\"",
        "'', 5: found [Term] without lines"
    })
    void says_where_a_stanza_is_not_whole(String lines, String complaint) {
        assertThat(failure(file(HEADER + "[Term]\n" + lines))).hasMessageContaining(":" + complaint);
    }

    @Test
    void says_that_a_cut_gzip_is_truncated() throws IOException {
        Path path = folder.resolve("hp.obo.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write((stanza("") + "\n! a remark".repeat(50_000)).getBytes(StandardCharsets.UTF_8));
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
        Path path =
                Files.write(folder.resolve("hp.obo"), stanza("comment: Köln\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(new SourceFile(path)))
                .hasMessageContaining("found bytes that are not UTF-8, expected UTF-8 text")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
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

    private static String stanza(String lines) {
        return HEADER + "[Term]\nid: HP:0000003\nname: Multicystic kidney dysplasia\n" + lines;
    }

    private Term term(String lines) {
        return read(lines).term();
    }

    private Heard read(String lines) {
        return readFile(stanza(lines));
    }

    private Heard readFile(String text) {
        return Heard.of(new OboReader(file(text))::read);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> Heard.of(new OboReader(file)::read));
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp.obo"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
