package org.marrow.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.Miniature;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A kind of file")
class FileKindTest {

    @TempDir
    Path folder;

    /// How a file of each kind begins.
    record Beginning(FileKind kind, String text) {}

    static List<Beginning> beginnings() {
        return List.of(
                new Beginning(FileKind.HPO_JSON, "{\n  \"graphs\" : [ {"),
                new Beginning(FileKind.HPO_OBO, "format-version: 1.2\ndata-version: releases/2016-04-01\n"),
                new Beginning(FileKind.HPO_OWL, "<?xml version=\"1.0\"?>\n<rdf:RDF xmlns=\"http://example.org/\">"),
                new Beginning(
                        FileKind.HPOA,
                        "#description: x\n#version: 2025-05-06\ndatabase_id\tdisease_name\tqualifier\thpo_id\treference\tevidence\tonset\tfrequency\tsex\tmodifier\taspect\tbiocuration\n"),
                new Beginning(
                        FileKind.HPOA,
                        "#date: 2023-01-27\n#DatabaseID\tDiseaseName\tQualifier\tHPO_ID\tReference\tEvidence\tOnset\tFrequency\tSex\tModifier\tAspect\tBiocuration\n"),
                new Beginning(
                        FileKind.GENES_TO_DISEASE, "ncbi_gene_id\tgene_symbol\tassociation_type\tdisease_id\tsource\n"),
                new Beginning(
                        FileKind.GENES_TO_PHENOTYPE,
                        "ncbi_gene_id\tgene_symbol\thpo_id\thpo_name\tfrequency\tdisease_id\n"),
                new Beginning(
                        FileKind.GENES_TO_PHENOTYPE, "#Format: entrez-gene-id<tab>entrez-gene-symbol<tab>HPO-Term-ID"),
                new Beginning(FileKind.PHENOTYPE_TO_GENES, "hpo_id\thpo_name\tncbi_gene_id\tgene_symbol\tdisease_id\n"),
                new Beginning(FileKind.MIM2GENE_MEDGEN, "#MIM number\tGeneID\ttype\tSource\tMedGenCUI\tComment\n"),
                new Beginning(FileKind.MEDGEN_NAMES, "#CUI|name|source|SUPPRESS|\n"),
                new Beginning(
                        FileKind.MEDGEN_CONSO, "#CUI|TS|STT|ISPREF|AUI|SAUI|SCUI|SDUI|SAB|TTY|CODE|STR|SUPPRESS|\n"),
                new Beginning(FileKind.MEDGEN_DEF, "#CUI|DEF|source|SUPPRESS|\n"),
                new Beginning(FileKind.MEDGEN_REL, "#CUI1|AUI1|STYPE1|REL|CUI2|AUI2|RELA|RUI|SAB|SL|SUPPRESS|\n"),
                new Beginning(
                        FileKind.MEDGEN_REL,
                        "\"CUI1\",\"AUI1\",\"STYPE1\",\"REL\",\"CUI2\",\"AUI2\",\"RELA\",\"RUI\",\"SAB\",\"SL\",\"SUPPRESS\"\n"),
                new Beginning(FileKind.MEDGEN_STY, "#CUI|TUI|STN|STY|ATUI|\n"),
                new Beginning(FileKind.MEDGEN_SAT, "#CUI|METAUI|STYPE|CODE|ATUI|ATN|SAB|ATV|SUPPRESS|\n"),
                new Beginning(FileKind.MEDGEN_MERGED, "#CUI|toCUI|\n"),
                new Beginning(FileKind.MEDGEN_ID_MAPPINGS, "#CUI_or_CN_id|pref_name|source_id|source|\n"),
                new Beginning(FileKind.MEDGEN_HPO_MAPPING, "#CUI|SDUI|HpoStr|MedGenStr|MedGenStr_SAB|STY|\n"),
                new Beginning(
                        FileKind.MEDGEN_HPO_OMIM_MAPPING,
                        "#OMIM_CUI|MIM_number|OMIM_name|relationship|HPO_CUI|HPO_ID|HPO_name|MedGen_name|MedGen_source|STY|\n"),
                new Beginning(FileKind.MEDGEN_PUBMED, "#UID|CUI|NAME|PMID|\n"),
                new Beginning(FileKind.MEDGEN_CUI_HISTORY, "#Previous_CUI\tCurrent_CUI\tDate_Of_Action\n"),
                new Beginning(FileKind.MEDGEN_ID_HISTORY, "#UID\tCUI\tDate\tIsCurrent\n"),
                new Beginning(
                        FileKind.SSSOM,
                        "# mapping_set_id: http://example.org/x.sssom.tsv\nobject_id\tsubject_id\tpredicate_id\n"),
                new Beginning(
                        FileKind.BABELON,
                        "translation_value\tsubject_id\tpredicate_id\ttranslation_language\tsource_value\n"),
                new Beginning(
                        FileKind.TRANSLATED_SYNONYMS,
                        "hpo_id\tsynonym\tstatus\nID\tAL oboInOwl:hasExactSynonym@cs\t\n"),
                new Beginning(
                        FileKind.ORPHANET_PHENOTYPES,
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<JDBOR date=\"2025-06-24\"><HPODisorderSetStatusList>"));
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void is_recognised_by_its_content_whatever_the_file_is_called(Beginning beginning) throws IOException {
        Path file = Files.writeString(folder.resolve("anything.bin"), beginning.text());
        assertThat(FileKind.find(new SourceFile(file))).contains(beginning.kind());
    }

    @ParameterizedTest
    @MethodSource("beginnings")
    void is_recognised_through_gzip_and_behind_a_byte_order_mark(Beginning beginning) throws IOException {
        Path file = Files.writeString(folder.resolve("plain"), "\uFEFF" + beginning.text());
        Path gzipped = Files.write(folder.resolve("anything"), Miniature.gzipped(file));
        assertThat(FileKind.find(new SourceFile(gzipped))).contains(beginning.kind());
    }

    @Test
    void has_a_beginning_in_this_test() {
        assertThat(beginnings().stream().map(Beginning::kind).distinct()).containsExactlyInAnyOrder(FileKind.values());
    }

    @Test
    void is_not_found_in_other_files() throws IOException {
        for (String text :
                Arrays.asList("", "\n", "<!doctype html><html>", "{\"error\": 404}", "a,b\n1,2\n", "\u0000\u0001")) {
            var file = new SourceFile(Files.writeString(folder.resolve("other"), text));
            assertThat(FileKind.find(file)).as(text).isEmpty();
            assertThatThrownBy(() -> FileKind.of(file))
                    .isInstanceOfSatisfying(
                            MarrowException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WRONG_FILE_KIND))
                    .hasMessageContaining("other:1: found ");
        }
    }
}
