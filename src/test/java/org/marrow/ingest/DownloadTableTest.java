package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The table of downloads")
class DownloadTableTest {

    private static final DownloadTable SHIPPED = DownloadTable.shipped();

    @TempDir
    Path folder;

    private static Download find(DownloadTable table, String name) {
        return table.named(List.of(name)).getFirst();
    }

    private DownloadTable with(String yaml) throws IOException {
        return SHIPPED.with(Files.writeString(folder.resolve("mine.yaml"), yaml));
    }

    private MarrowException refusal(String yaml) {
        return catchThrowableOfType(MarrowException.class, () -> with(yaml));
    }

    @Test
    void knows_the_HPO() {
        Download hpo = find(SHIPPED, "hpo");
        assertThat(hpo.url()).hasToString("https://purl.obolibrary.org/obo/hp.json");
        assertThat(hpo.file()).isEqualTo("hp.json");
        assertThat(hpo.kind()).isEqualTo(Download.Kind.JSON);
        assertThat(hpo.licence().iri()).isEqualTo("https://hpo.jax.org/app/license");
        assertThat(hpo.licence().citation()).contains("doi:10.1093/nar/gkad1005");
    }

    @Test
    void asks_for_everything_by_https() {
        assertThat(SHIPPED.all())
                .hasSizeGreaterThan(50)
                .allSatisfy(download -> assertThat(download.url().getScheme()).isEqualTo("https"));
    }

    @Test
    void names_what_each_licence_asks_in_a_sentence() {
        assertThat(SHIPPED.all()).allSatisfy(download -> {
            assertThat(download.licence().asks()).endsWith(".");
            assertThat(download.licence().citation()).isNotBlank();
        });
    }

    @Test
    void writes_each_file_under_the_name_that_its_publisher_gave() {
        assertThat(SHIPPED.all())
                .allSatisfy(download -> assertThat(download.url().getPath()).endsWith("/" + download.file()));
    }

    @Test
    void gives_the_files_of_a_group_and_each_file_once() {
        assertThat(SHIPPED.named(List.of("mondo-exact-omim", "mondo", "hpoa", "hpoa")))
                .hasSize(18)
                .doesNotHaveDuplicates()
                .first()
                .extracting(Download::name)
                .isEqualTo("mondo-exact-omim");
        assertThat(SHIPPED.named(List.of("medgen")))
                .extracting(Download::name)
                .contains("medgen-names", "medgen-pubmed");
    }

    @Test
    void says_which_names_there_are() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> SHIPPED.named(List.of("hpo", "hpx"))))
                .hasMessageStartingWith("No file or group \"hpx\". Groups: genes, medgen, mondo, translations. Files")
                .hasMessageContaining("hpo, hpo-obo, hpo-owl, hpoa, orphanet")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.UNKNOWN_DOWNLOAD);
    }

    @Test
    void lets_another_table_replace_one_key() throws IOException {
        Download hpo = find(with("""
                files:
                  hpo:
                    url: https://mirror.example.org/hp.json
                """), "hpo");
        assertThat(hpo.url()).hasToString("https://mirror.example.org/hp.json");
        assertThat(hpo.title()).isEqualTo(find(SHIPPED, "hpo").title());
    }

    @Test
    void lets_another_table_add_a_file_with_its_licence() throws IOException {
        Download mine = find(with("""
                licences:
                  mine:
                    iri: https://example.org/licence
                    asks: Nothing.
                    citation: Me
                files:
                  mine:
                    title: Mine
                    url: http://localhost:8000/mine.tsv.gz
                    file: mine.tsv.gz
                    kind: text
                    licence: mine
                    sha256: E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855
                """), "mine");
        assertThat(mine.licence().citation()).isEqualTo("Me");
        assertThat(mine.isGzipped()).isTrue();
        assertThat(mine.sha256()).contains("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "files: {hpo: {ulr: x}}                        | hpo: found the key ulr, expected group, title, url",
                "files: {hpo: {url: ftp://example.org/x}}      | hpo: found ftp://example.org/x as url, expected an http",
                "files: {hpo: {url: https://a b/x}}            | as url",
                "files: {hpo: {file: ../hp.json}}              | hpo: found ../hp.json as file, expected a plain file name",
                "files: {hpo: {file: .profile}}                | as file",
                "files: {hpo: {file: hp.part}}                 | as file",
                "files: {hpo: {file: hp.obo}}                  | hpo-obo: found the file of hpo, expected a file of its own",
                "files: {hpo: {kind: html}}                    | hpo: found html as kind, expected json, xml or text",
                "files: {hpo: {licence: none}}                 | hpo: found the licence none, expected hpo, hpoa",
                "files: {hpo: {sha256: abc}}                   | hpo: found abc as sha256, expected 64 hexadecimal digits",
                "files: {hpo: {title: 5}}                      | hpo: found 5 as title, expected a text",
                "files: {hpo: {title: }}                       | as title, expected a text",
                "files: {hpo: here}                            | hpo: found here, expected a mapping",
                "files: {hpo: {group: hpoa}}                   | hpoa: found a group of this name too",
                "files: {mine: {title: Mine}}                  | mine: found no url, expected one of each",
                "licences: {hpo: {name: x}}                    | hpo: found the key name, expected iri, asks, citation",
                "file: {hpo: {url: https://a/x}}               | file: found this section, expected only licences and files",
                "files: [                                      | mine.yaml:"
            })
    void refuses_a_table_that_is_wrong_and_says_where(String yaml, String message) {
        assertThat(refusal(yaml))
                .hasMessageContaining(message)
                .hasMessageContaining("mine.yaml:")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.DOWNLOAD_TABLE_INVALID);
    }

    @Test
    void refuses_a_table_that_is_not_there() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> SHIPPED.with(folder.resolve("none.yaml"))))
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }
}
