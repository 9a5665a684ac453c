package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;

@DisplayName("The readers of MedGen's files")
class MedGenReadersTest {

    private static final String DEFINITIONS = "#CUI|DEF|source|SUPPRESS|\n";
    private static final String HISTORY = "#HPO_Id\tCUI\tDate\tIsCurrent\n";
    private static final String FEATURES =
            "#OMIM_CUI|MIM_number|OMIM_name|relationship|HPO_CUI|HPO_ID|HPO_name|MedGen_name|MedGen_source|STY|\n";

    @TempDir
    private Path folder;

    @Test
    void read_the_terms_of_sources() {
        assertThat(rows(
                        "#CUI|TS|STT|ISPREF|AUI|SAUI|SCUI|SDUI|SAB|TTY|CODE|STR|SUPPRESS|\n"
                                + "C0302173|P|PF|Y|A1|SA1|14998000|D1|SNOMEDCT_US|PT|14998000|Arrest|of marrow|O|\n",
                        MedGenAtomsReader::new,
                        MedGenAtomsReader::read))
                .containsExactly(new MedGenAtomsReader.Row(
                        "C0302173", "14998000", "D1", "SNOMEDCT_US", "PT", "14998000", "Arrest|of marrow", "O"));
    }

    @Test
    void keep_the_carriage_returns_of_a_definition() {
        assertThat(definitions("C0000001|one\rtwo\r\rthree|HPO|N|\nC0000002|four|NCI|N|\n"))
                .extracting(MedGenDefinitionsReader.Row::definition)
                .containsExactly("one\rtwo\r\rthree", "four");
    }

    @Test
    void keep_the_line_feeds_of_a_definition_whose_line_does_not_end_in_a_pipe() {
        assertThat(definitions("C0000001|one\r\n\ntwo|HPO|N|\nC0000002|four|NCI|N|\n"))
                .extracting(MedGenDefinitionsReader.Row::definition)
                .containsExactly("one\r\n\ntwo", "four");
    }

    @Test
    void keep_a_definition_of_several_lines_between_quotes() {
        assertThat(rows(
                        "CUI,DEF,source,SUPPRESS\nC0000001,\"one\rtwo\nthree\",HPO,N\n",
                        MedGenDefinitionsReader::new,
                        MedGenDefinitionsReader::read))
                .containsExactly(new MedGenDefinitionsReader.Row("C0000001", "one\rtwo\nthree", "HPO", ""));
    }

    @Test
    void take_no_row_for_the_rest_of_a_definition() {
        assertThatThrownBy(() -> definitions("C0000001|one|HPO|N\nC0000002|four|NCI|N|\n"))
                .hasMessageContaining(":2: found a row that does not end in |");
    }

    @Test
    void say_that_a_definition_has_no_end() {
        assertThatThrownBy(() -> definitions("C0000001|one\ntwo\n"))
                .hasMessageContaining(":2: found a row that does not end in |");
    }

    @Test
    void read_the_second_concept_of_a_relation_as_its_subject() {
        String expected = "[object=C0441748, kind=RO, subject=C3809672, relation=has_inheritance_type, source=OMIM, "
                + "suppressed=]";
        assertThat(rows(
                        "CUI1,AUI1,STYPE1,REL,CUI2,AUI2,RELA,RUI,SAB,SL,SUPPRESS\n"
                                + "C0441748,A11979835,AUI,RO,C3809672,A23789374,has_inheritance_type,R148597751,OMIM,OMIM,N\n",
                        MedGenRelationsReader::new,
                        MedGenRelationsReader::read))
                .extracting(MedGenRelationsReader.Row::toString)
                .containsExactly("Row" + expected);
        assertThat(rows(
                        "#CUI1|AUI1|STYPE1|REL|CUI2|AUI2|RELA|RUI|SAB|SL|SUPPRESS|\n"
                                + "C0441748|A11979835|AUI|RO|C3809672|A23789374|has_inheritance_type|R148597751|OMIM|OMIM|N|\n",
                        MedGenRelationsReader::new,
                        MedGenRelationsReader::read))
                .extracting(MedGenRelationsReader.Row::toString)
                .containsExactly("Row" + expected);
    }

    @Test
    void read_semantic_types() {
        assertThat(rows(
                        "#CUI|TUI|STN|STY|ATUI|\nC0302173|T049|B2.2.1.2.2|Cell or Molecular Dysfunction|AT1|\n",
                        MedGenSemanticTypesReader::new,
                        MedGenSemanticTypesReader::read))
                .containsExactly(new MedGenSemanticTypesReader.Row(
                        "C0302173", "T049", "B2.2.1.2.2", "Cell or Molecular Dysfunction"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T49", "T0490", "X049", "T04x"})
    void say_that_a_semantic_type_is_none(String type) {
        assertThatThrownBy(() -> rows(
                        "#CUI|TUI|STN|STY|ATUI|\nC0302173|%s|B|Some|AT1|\n".formatted(type),
                        MedGenSemanticTypesReader::new,
                        MedGenSemanticTypesReader::read))
                .hasMessageContaining(":2: found \"" + type + "\" as TUI, expected a semantic type such as T047");
    }

    @Test
    void read_attributes() {
        assertThat(rows(
                        "#CUI|METAUI|STYPE|CODE|ATUI|ATN|SAB|ATV|SUPPRESS|\n"
                                + "C0023467|AN0169990|AUI||ATN13265373|NCBI_ALTERNATE_ID|GTR|CN004254|N|\n",
                        MedGenAttributesReader::new,
                        MedGenAttributesReader::read))
                .containsExactly(
                        new MedGenAttributesReader.Row("C0023467", "", "NCBI_ALTERNATE_ID", "GTR", "CN004254", ""));
    }

    @Test
    void read_merged_concepts() {
        assertThat(rows("#CUI|toCUI|\nCN228597|C5676893|\n", MedGenMergedReader::new, MedGenMergedReader::read))
                .containsExactly(new MedGenMergedReader.Row("CN228597", "C5676893"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#CUI_or_CN_id|pref_name|source_id|source|", "#CUI|pref_name|source_id|source|"})
    void read_identifiers_under_either_header(String header) {
        assertThat(rows(
                        header + "\nC0002395|Alzheimer disease|104300|OMIM included|\n",
                        MedGenIdMappingsReader::new,
                        MedGenIdMappingsReader::read))
                .containsExactly(
                        new MedGenIdMappingsReader.Row("C0002395", "Alzheimer disease", "104300", "OMIM included"));
    }

    @Test
    void read_the_concepts_of_terms() {
        assertThat(rows(
                        "#CUI|SDUI|HpoStr|MedGenStr|MedGenStr_SAB|STY|\n"
                                + "C0444868|HP:0000001|All|All|HPO|Quantitative Concept|\n",
                        MedGenHpoMappingReader::new,
                        MedGenHpoMappingReader::read))
                .containsExactly(new MedGenHpoMappingReader.Row(
                        "C0444868", Curie.parse("HP:0000001"), "All", "All", "HPO", "Quantitative Concept"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000001", "HP_0000001", "HP:000001", "HP:00000011", "MP:0000001"})
    void say_that_a_term_is_none(String term) {
        assertThatThrownBy(() -> rows(
                        "#CUI|SDUI|HpoStr|MedGenStr|MedGenStr_SAB|STY|\nC0444868|%s|All|All|HPO|Finding|\n"
                                .formatted(term),
                        MedGenHpoMappingReader::new,
                        MedGenHpoMappingReader::read))
                .hasMessageContaining(":2: found \"" + term + "\" as SDUI, expected an HPO identifier");
    }

    @Test
    void read_listed_features_without_their_semantic_type() {
        String content = "C0432273|144750|ENDOSTEAL HYPEROSTOSIS, AUTOSOMAL DOMINANT|manifestation_of|C4025901"
                + "|HP:0000002|Abnormality of body height|Abnormality of body height|GTR";
        assertThat(rows(FEATURES + content + "|Finding|\n", MedGenFeaturesReader::new, MedGenFeaturesReader::read))
                .containsExactly(new MedGenFeaturesReader.Row(
                        Curie.parse("OMIM:144750"),
                        Optional.of("C0432273"),
                        "ENDOSTEAL HYPEROSTOSIS, AUTOSOMAL DOMINANT",
                        "manifestation_of",
                        Curie.parse("HP:0000002"),
                        content,
                        2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14475", "MTHU00", "144750.0001", "PS144750"})
    void say_that_a_MIM_number_is_none(String number) {
        assertThatThrownBy(() -> rows(
                        FEATURES + "|%s|NAME|manifestation_of||HP:0000002|a|a|GTR|Finding|\n".formatted(number),
                        MedGenFeaturesReader::new,
                        MedGenFeaturesReader::read))
                .hasMessageContaining(
                        ":2: found \"" + number + "\" as MIM_number, expected a MIM number of six digits");
    }

    @ParameterizedTest
    @CsvSource({
        "C5676893, C5676893",
        "No longer reported,",
        "'',",
    })
    void read_successors_or_that_there_is_none(String current, String successor) {
        assertThat(rows(
                        "Previous_CUI\tCurrent_CUI\tDate_Of_Action\nCN228597\t%s\tNov 2019\n".formatted(current),
                        MedGenCuiHistoryReader::new,
                        MedGenCuiHistoryReader::read))
                .containsExactly(
                        new MedGenCuiHistoryReader.Row("CN228597", Optional.ofNullable(successor), "Nov 2019"));
    }

    @Test
    void say_that_a_successor_is_no_CUI() {
        assertThatThrownBy(() -> rows(
                        "#Previous_CUI\tCurrent_CUI\tDate_Of_Action\nCN228597\tC567689\tNov 2019\n",
                        MedGenCuiHistoryReader::new,
                        MedGenCuiHistoryReader::read))
                .hasMessageContaining(":2: found \"C567689\" as Current_CUI");
    }

    @ParameterizedTest
    @CsvSource({
        "HPO_Id, HP:0008209, HPO",
        "ORDO_Id, Orphanet_99791, ORDO",
        "MONDO_Id, MONDO:0014456, MONDO",
        "#UID, 549798, UID",
    })
    void read_the_histories_of_identifiers(String header, String id, MedGenIdHistoryReader.Kind kind) {
        assertThat(rows(
                        "%s\tCUI\tDate\tIsCurrent\n%s\tC0025322\t30 Oct 2019\t1\n%s\tC0025323\t12 Jun 2019\t0\n"
                                .formatted(header, id, id),
                        MedGenIdHistoryReader::new,
                        MedGenIdHistoryReader::read))
                .containsExactly(
                        new MedGenIdHistoryReader.Row(kind, id, "C0025322", "30 Oct 2019", true),
                        new MedGenIdHistoryReader.Row(kind, id, "C0025323", "12 Jun 2019", false));
    }

    @ParameterizedTest
    @CsvSource({
        "OMIM:1, 1, as HPO_Id/ORDO_Id/MONDO_Id/UID",
        "HP:0008209, yes, '\"yes\" as IsCurrent, expected 1 or 0'",
    })
    void say_what_is_wrong_in_a_history(String id, String current, String message) {
        assertThatThrownBy(() -> rows(
                        HISTORY + "%s\tC0025322\t30 Oct 2019\t%s\n".formatted(id, current),
                        MedGenIdHistoryReader::new,
                        MedGenIdHistoryReader::read))
                .hasMessageContaining(message);
    }

    private List<MedGenDefinitionsReader.Row> definitions(String rows) {
        return rows(DEFINITIONS + rows, MedGenDefinitionsReader::new, MedGenDefinitionsReader::read);
    }

    private <T, R> List<R> rows(String text, Function<SourceFile, T> reader, BiConsumer<T, Consumer<R>> read) {
        List<R> rows = new ArrayList<>();
        try {
            SourceFile file = new SourceFile(Files.writeString(folder.resolve("MedGen.txt"), text));
            read.accept(reader.apply(file), rows::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return rows;
    }
}
