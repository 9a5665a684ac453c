package org.marrow.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("The prefix table")
class PrefixesTest {

    private static final Prefixes PREFIXES = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));

    @TempDir
    private Path folder;

    static Set<Map.Entry<String, String>> namespaces() {
        return PREFIXES.namespaces().entrySet();
    }

    @Test
    void orders_its_namespaces_by_prefix() {
        assertThat(List.copyOf(PREFIXES.namespaces().keySet()))
                .contains("HP", "OMIM", "mw")
                .isSorted();
    }

    @Test
    void makes_an_iri_of_a_curie() {
        assertThat(PREFIXES.iri(Curie.parse("HP:0033606"))).isEqualTo("http://purl.obolibrary.org/obo/HP_0033606");
    }

    @Test
    void makes_a_curie_of_an_iri() {
        assertThat(PREFIXES.curie("https://omim.org/entry/616022")).contains(Curie.parse("OMIM:616022"));
    }

    @Test
    void makes_no_curie_of_an_iri_that_begins_with_no_namespace() {
        assertThat(PREFIXES.curie("https://example.org/616022")).isEmpty();
    }

    @Test
    void makes_no_curie_of_a_namespace_alone() {
        assertThat(PREFIXES.curie("https://omim.org/entry/")).isEmpty();
    }

    @Test
    void prefers_the_longest_namespace_that_an_iri_begins_with() {
        assertThat(PREFIXES.curie("http://purl.obolibrary.org/obo/HP_0033606")).contains(Curie.parse("HP:0033606"));
        assertThat(PREFIXES.curie("http://purl.obolibrary.org/obo/IAO_0000115"))
                .contains(Curie.parse("obo:IAO_0000115"));
    }

    @ParameterizedTest
    @CsvSource({
        "HP:0033606, HP:0033606",
        "hp:0033606, HP:0033606",
        "HPO:0033606, HP:0033606",
        "HP_0033606, HP:0033606",
        "HP:HP:0033606, HP:0033606",
        "' HP:0033606 ', HP:0033606",
        "http://purl.obolibrary.org/obo/HP_0033606, HP:0033606",
        "https://hpo.jax.org/browse/term/HP:0033606, HP:0033606",
        "https://identifiers.org/HP:0033606, HP:0033606",
        "MIM:616022, OMIM:616022",
        "http://purl.obolibrary.org/obo/OMIM_616022, OMIM:616022",
        "Orphanet:423384, ORPHA:423384",
        "Orphanet_423384, ORPHA:423384",
        "http://www.orpha.net/ORDO/Orphanet_423384, ORPHA:423384",
        "SNOMEDCT_US:204962002, SNOMEDCT:204962002",
        "SCTID:204962002, SNOMEDCT:204962002",
        "UMLS:C0302173, MEDGEN:C0302173",
        "https://www.ncbi.nlm.nih.gov/medgen/549798, MEDGEN:549798",
        "https://www.ncbi.nlm.nih.gov/pubmed/25129144, PMID:25129144",
        "https://omim.org/phenotypicSeries/PS202700, OMIMPS:202700",
        "icd11.foundation:733056203, ICD11:733056203",
        "http://identifiers.org/mesh/D000309, MESH:D000309",
        "MSH:D000309, MESH:D000309",
        "https://www.wikidata.org/wiki/Q1951035, wikidata:Q1951035",
    })
    void reads_every_spelling_as_the_canonical_one(String text, String canonical) {
        assertThat(PREFIXES.parse(text)).hasToString(canonical);
    }

    @Test
    void brings_a_curie_to_its_canonical_spelling() {
        assertThat(PREFIXES.canonical(Curie.parse("Mim:616022"))).hasToString("OMIM:616022");
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void lists_every_prefix_as_it_writes_it(Map.Entry<String, String> namespace) {
        assertThat(PREFIXES.curie(namespace.getValue() + localOf(namespace.getKey())))
                .contains(new Curie(namespace.getKey(), localOf(namespace.getKey())));
    }

    @ParameterizedTest
    @MethodSource("namespaces")
    void makes_the_same_iri_again_of_a_curie_that_it_made(Map.Entry<String, String> namespace) {
        String iri = namespace.getValue() + localOf(namespace.getKey());
        assertThat(PREFIXES.curie(iri).map(PREFIXES::iri)).contains(iri);
    }

    @Test
    void says_which_prefixes_it_knows_when_it_does_not_know_one() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> PREFIXES.parse("XX:1")))
                .hasMessageStartingWith("Unknown prefix in \"XX:1\". Known: BFO, BSPO, ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.UNKNOWN_PREFIX);
    }

    @Test
    void says_that_no_prefix_fits_an_iri() {
        assertThat(catchThrowableOfType(MarrowException.class, () -> PREFIXES.parse("https://example.org/1")))
                .hasMessage("No prefix fits the IRI \"https://example.org/1\"."
                        + " Known namespaces are in ontology/prefixes.ttl.")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.UNKNOWN_PREFIX);
    }

    @ParameterizedTest
    @CsvSource({"HP:33606, \\d{7}", "HP:00336066, \\d{7}", "OMIM:6160, \\d{6}", "MEDGEN:C1, C\\d{7}|CN\\d{6}|\\d+"})
    void says_what_a_local_identifier_must_match(String text, String pattern) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> PREFIXES.iri(Curie.parse(text))))
                .hasMessage(
                        "Not an identifier of %s: \"%s\". Expected a local identifier that matches %s.",
                        text.substring(0, text.indexOf(':')), text, pattern)
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.INVALID_CURIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "bone marrow", "_1"})
    void says_that_a_text_is_no_curie(String text) {
        assertThat(catchThrowableOfType(MarrowException.class, () -> PREFIXES.parse(text))
                        .code())
                .isEqualTo(ErrorCode.INVALID_CURIE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sh:prefix \"A\" ; sh:namespace \"http://b/\" | A",
                "sh:prefix \"a\" ; sh:namespace \"http://b/\" | a",
                "sh:prefix \"B\" ; sh:namespace \"http://b/\" ; mw:alias \"a\" | a",
                "sh:prefix \"B\" ; sh:namespace \"http://a/\" | http://a/",
                "sh:prefix \"B\" ; sh:namespace \"http://b/\" ; mw:aliasNamespace \"http://a/\" | http://a/",
            })
    void is_refused_when_two_prefixes_share_a_spelling_or_a_namespace(String second, String shared) throws IOException {
        Path file = table("sh:prefix \"A\" ; sh:namespace \"http://a/\"", second);
        assertThat(catchThrowableOfType(MarrowException.class, () -> Prefixes.read(file)))
                .hasMessageMatching("(?i)\\Q" + file + ": found \"" + shared + "\" twice, expected it once\\E")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    private Path table(String... declarations) throws IOException {
        return Files.writeString(folder.resolve("prefixes.ttl"), """
                @prefix mw: <https://w3id.org/marrow/ns#> .
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                <https://w3id.org/marrow/prefixes> sh:declare [ %s ] .
                """.formatted(String.join(" ] , [ ", declarations)));
    }

    /// A local identifier of the form that the prefix asks for.
    private static String localOf(String prefix) {
        return switch (prefix) {
            case "DOI" -> "10.1000/182";
            case "MESH" -> "D009503";
            case "NCIT" -> "C26691";
            case "ORCID" -> "0000-0002-0736-9199";
            case "ROR" -> "021sy4w91";
            case "STY" -> "T049";
            case "OMIM", "OMIMPS", "SNOMEDCT" -> "616022";
            case "wikidata" -> "Q1951035";
            default -> "0033606";
        };
    }
}
