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

@DisplayName("The reader of obographs JSON")
class ObographsReaderTest {

    private static final String META = """
            {"version": "http://purl.obolibrary.org/obo/hp/releases/2025-05-06/hp.json",
             "basicPropertyValues": [
               {"pred": "http://purl.org/dc/terms/license", "val": "https://hpo.jax.org/app/license"}]}""";

    private static final String KIDNEY = """
            {"id": "http://purl.obolibrary.org/obo/HP_0000003", "lbl": "Multicystic kidney dysplasia", "type": "CLASS",
             "meta": {
               "definition": {"val": "Many cysts.", "xrefs": ["PMID:1", "https://orcid.org/0000-0002-0736-9199"]},
               "comments": ["Seen before birth."],
               "subsets": ["http://purl.obolibrary.org/obo/hp#hposlim_core"],
               "synonyms": [
                 {"pred": "hasExactSynonym", "val": "Multicystic dysplastic kidney",
                  "synonymType": "http://purl.obolibrary.org/obo/hp#layperson", "xrefs": ["MSH:D021782"]},
                 {"pred": "hasRelatedSynonym", "val": "Multicystic renal dysplasia"}],
               "xrefs": [{"val": "SNOMEDCT_US:204962002"}, {"val": "UMLS:C3714581"}],
               "basicPropertyValues": [
                 {"pred": "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId", "val": "HP:0004715"}]}}""";

    private static final String OBSOLETE = """
            {"id": "http://purl.obolibrary.org/obo/HP_0000057", "lbl": "obsolete Clitoromegaly", "type": "CLASS",
             "meta": {"deprecated": true, "basicPropertyValues": [
               {"pred": "http://purl.obolibrary.org/obo/IAO_0100001", "val": "HP:0008665"}]}}""";

    private static final String BARE =
            "{\"id\": \"http://purl.obolibrary.org/obo/HP_0000001\", \"lbl\": \"All\", \"type\": \"CLASS\"}";

    @TempDir
    private Path folder;

    @Test
    void hands_over_all_that_is_said_of_a_term() {
        assertThat(read(document(KIDNEY, "")).terms)
                .containsExactly(new Term(
                        Curie.parse("HP:0000003"),
                        "Multicystic kidney dysplasia",
                        Optional.of("Many cysts."),
                        List.of("PMID:1", "https://orcid.org/0000-0002-0736-9199"),
                        List.of(
                                new Synonym(
                                        "Multicystic dysplastic kidney",
                                        SynonymScope.EXACT,
                                        Optional.of("http://purl.obolibrary.org/obo/hp#layperson"),
                                        List.of("MSH:D021782")),
                                new Synonym(
                                        "Multicystic renal dysplasia",
                                        SynonymScope.RELATED,
                                        Optional.empty(),
                                        List.of())),
                        List.of("SNOMEDCT_US:204962002", "UMLS:C3714581"),
                        List.of("Seen before birth."),
                        List.of("http://purl.obolibrary.org/obo/hp#hposlim_core"),
                        false,
                        List.of(new Term.Property(
                                "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId", "HP:0004715"))));
    }

    @Test
    void hands_over_a_term_that_has_only_a_label() {
        assertThat(read(document(BARE, "")).terms)
                .containsExactly(new Term(
                        Curie.parse("HP:0000001"),
                        "All",
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of()));
    }

    @Test
    void hands_over_an_obsolete_term_as_such() {
        assertThat(read(document(OBSOLETE, "")).terms)
                .singleElement()
                .satisfies(term -> assertThat(term.obsolete()).isTrue())
                .extracting(Term::properties)
                .isEqualTo(List.of(new Term.Property("http://purl.obolibrary.org/obo/IAO_0100001", "HP:0008665")));
    }

    @Test
    void hands_over_the_ontology_once_with_its_version_and_properties() {
        Heard heard = read(document(BARE, ""));
        assertThat(heard.versions).containsExactly("2025-05-06");
        assertThat(heard.description)
                .containsExactly(
                        new Term.Property("http://purl.org/dc/terms/license", "https://hpo.jax.org/app/license"));
    }

    @Test
    void hands_over_a_parent() {
        assertThat(read(document("", edge("HP_0033606", "is_a", "HP_0005561"))).parents)
                .containsExactly("HP:0033606 is a HP:0005561");
    }

    @ParameterizedTest
    @CsvSource({
        "http://purl.obolibrary.org/obo/RO_0002200, PROPERTY, node of type PROPERTY",
        "http://purl.obolibrary.org/obo/HP_0034334, PROPERTY, node of type PROPERTY",
        "http://purl.obolibrary.org/obo/UBERON_0002113, CLASS, class of another ontology",
        "http://purl.obolibrary.org/obo/HP_33606, CLASS, class of another ontology",
    })
    void passes_over_a_node_that_is_no_term_with_the_reason(String id, String type, String reason) {
        String node = "{\"id\": \"%s\", \"lbl\": \"x\", \"type\": \"%s\"}".formatted(id, type);
        assertThat(read(document(node, "")).skipped).containsExactly(id + ": " + reason);
    }

    @Test
    void passes_over_a_node_without_type() {
        assertThat(read(document("{\"id\": \"http://purl.obolibrary.org/obo/HP_0000001\"}", "")).skipped)
                .containsExactly("http://purl.obolibrary.org/obo/HP_0000001: node of type no type");
    }

    @Test
    void hands_over_the_terms_around_a_node_that_it_passes_over() {
        String property = "{\"id\": \"http://purl.obolibrary.org/obo/RO_0002200\", \"type\": \"PROPERTY\"}";
        assertThat(read(document(BARE + "," + property + "," + OBSOLETE, "")).terms)
                .extracting(term -> term.id().toString())
                .containsExactly("HP:0000001", "HP:0000057");
    }

    @ParameterizedTest
    @CsvSource({
        "HP_0033606, http://purl.obolibrary.org/obo/BFO_0000050, HP_0005561",
        "HP_0033606, is_a, UBERON_0002371",
        "CL_0000738, is_a, HP_0005561"
    })
    void passes_over_an_edge_that_is_no_is_a_between_terms(String child, String predicate, String parent) {
        Heard heard = read(document("", edge(child, predicate, parent)));
        assertThat(heard.parents).isEmpty();
        assertThat(heard.skipped)
                .singleElement()
                .asString()
                .contains(child, parent)
                .endsWith(": edge that is not is_a between terms of the HPO");
    }

    @Test
    void passes_over_what_else_a_graph_and_the_document_have() {
        String text = "{\"meta\": {\"a\": [1]}, \"graphs\": [{\"id\": \"x\", \"nodes\": [" + BARE
                + "], \"propertyChainAxioms\": [{\"a\": []}], \"meta\": " + META + "}], \"after\": {\"b\": [{}]}}";
        assertThat(read(text).terms).hasSize(1);
    }

    @Test
    void reads_gzip_whatever_the_name_of_the_file() throws IOException {
        Path path = folder.resolve("hp.json");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(document(BARE, "").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(new SourceFile(path)).terms).hasSize(1);
    }

    @Test
    void knows_the_version_of_a_file() {
        assertThat(ObographsReader.version(file(document(BARE, "")))).isEqualTo("2025-05-06");
    }

    @Test
    void knows_the_version_of_a_file_that_says_it_last() {
        assertThat(ObographsReader.version(file("{\"graphs\": [{\"nodes\": [" + BARE + "], \"meta\": " + META + "}]}")))
                .isEqualTo("2025-05-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"version\": \"http://purl.obolibrary.org/obo/hp.json\"}"})
    void calls_a_file_undated_that_does_not_say_its_version(String meta) {
        assertThat(ObographsReader.version(file("{\"graphs\": [{\"meta\": " + meta + "}]}")))
                .isEqualTo("undated");
    }

    @Test
    void says_that_a_cut_document_is_truncated_and_where() {
        String whole = document(KIDNEY + ",\n" + OBSOLETE, "");
        SourceFile file = file(whole.substring(0, whole.indexOf("IAO_0100001")));
        long line = whole.substring(0, whole.indexOf("IAO_0100001")).lines().count();
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":" + line + ": found the end of the data")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_a_cut_gzip_is_truncated() throws IOException {
        Path path = folder.resolve("hp.json.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(document(KIDNEY + (",{\"id\": \"" + "x".repeat(50) + "\"}").repeat(9_000), "")
                    .getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThat(failure(new SourceFile(path)))
                .hasMessageStartingWith(path + ":")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#description: \"HPO annotations\"\n#version: 2025-05-06\n",
                "database_id\tdisease_name\tqualifier\n",
                "[]",
                "{}",
                "{\"graphs\": []}",
                "{\"graphs\": {}}",
                "<rdf:RDF/>",
                ""
            })
    void says_that_a_file_is_of_another_kind(String text) {
        SourceFile file = file(text);
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":1: found ")
                .hasMessageEndingWith(", expected obographs JSON: an object with \"graphs\"")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void says_that_a_file_is_of_another_kind_when_asked_for_its_version() {
        SourceFile file = file("#description: \"HPO annotations\"\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> ObographsReader.version(file)))
                .hasMessageStartingWith(file + ":1: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.WRONG_FILE_KIND);
    }

    @Test
    void refuses_a_second_graph() {
        String graph = "{\"meta\": " + META + ", \"nodes\": []}";
        SourceFile file = file("{\"graphs\": [" + graph + "," + graph + "]}");
        assertThat(failure(file))
                .hasMessageEndingWith(": found a second graph, expected exactly one graph")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_graph_that_does_not_describe_itself() {
        assertThat(failure(file("{\"graphs\": [{\"nodes\": []}]}")))
                .hasMessageContaining("found a graph without \"meta\"")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_term_without_label() {
        SourceFile file =
                file(document("\n{\"id\": \"http://purl.obolibrary.org/obo/HP_0000001\",\"type\": \"CLASS\"}", ""));
        assertThat(failure(file))
                .hasMessageContaining("found http://purl.obolibrary.org/obo/HP_0000001 without \"lbl\"")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_synonym_of_an_unknown_scope() {
        assertThat(failure(file(document(KIDNEY.replace("hasRelatedSynonym", "hasSynonym"), ""))))
                .hasMessageContaining("found \"hasSynonym\" as a synonym's \"pred\"")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_property_without_value() {
        assertThat(failure(file(document(OBSOLETE.replace(", \"val\": \"HP:0008665\"", ""), ""))))
                .hasMessageContaining("expected a property with \"pred\" and \"val\"")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void says_where_json_is_not_well_formed() {
        SourceFile file = file("{\"graphs\": [{\n\"meta\": " + META + ",\n\"nodes\": [} ]}");
        long line = 3 + META.lines().count() - 1;
        assertThat(failure(file))
                .hasMessageStartingWith(file + ":" + line + ": found ")
                .hasMessageEndingWith("expected well-formed JSON to the end of the file")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void refuses_a_term_that_is_described_twice_and_says_where() {
        String text = document("\n" + BARE + ",\n" + OBSOLETE + ",\n" + BARE, "");
        SourceFile file = file(text);
        long first = text.substring(0, text.indexOf(BARE) + 1).lines().count();
        long second = text.substring(0, text.lastIndexOf(BARE) + 1).lines().count();
        assertThat(failure(file))
                .hasMessage(file + ":" + second + ": found HP:0000001 a second time, the first is in line " + first
                        + ", expected each term once")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.MALFORMED_ROW);
    }

    @Test
    void quotes_the_first_line_of_a_file_of_another_kind() {
        assertThat(failure(file("format-version: 1.2\ndata-version: releases/2016-04-01\n")))
                .hasMessageContaining(":1: found \"format-version: 1.2\", expected obographs JSON");
    }

    @Test
    void calls_an_empty_file_empty() {
        assertThat(failure(file(""))).hasMessageContaining(":1: found an empty file, expected obographs JSON");
    }

    private static String document(String nodes, String edges) {
        return "{\"graphs\": [{\"id\": \"http://purl.obolibrary.org/obo/hp.json\",\n\"meta\": " + META
                + ",\n\"nodes\": [" + nodes + "],\n\"edges\": [" + edges + "],\n\"propertyChainAxioms\": []}]}\n";
    }

    private static String edge(String child, String predicate, String parent) {
        String obo = "http://purl.obolibrary.org/obo/";
        return "{\"sub\": \"%s\", \"pred\": \"%s\", \"obj\": \"%s\"}".formatted(obo + child, predicate, obo + parent);
    }

    private Heard read(String text) {
        return read(file(text));
    }

    private static Heard read(SourceFile file) {
        return Heard.of(new ObographsReader(file)::read);
    }

    private static MarrowException failure(SourceFile file) {
        return catchThrowableOfType(MarrowException.class, () -> read(file));
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp.json"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void says_that_a_document_cut_between_two_nodes_is_truncated() {
        String whole = document(BARE + ",", "");
        assertThat(failure(file(whole.substring(0, whole.indexOf(BARE) + BARE.length() + 1)))
                        .code())
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }

    @Test
    void says_that_a_cut_document_is_truncated_when_asked_for_its_version() {
        SourceFile file = file("{\"graphs\": [{\"nodes\": [" + BARE);
        assertThat(catchThrowableOfType(MarrowException.class, () -> ObographsReader.version(file))
                        .code())
                .isEqualTo(ErrorCode.FILE_TRUNCATED);
    }
}
