package org.marrow.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.model.Curie;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;

@DisplayName("Terms and their translations")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TermsFindTest {

    private static final Curie HOME = Curie.parse("HP:0033606");

    @TempDir
    static Path folder;

    private final Marrow home = Marrow.open();
    private Marrow built = home;

    @BeforeAll
    void build() throws IOException {
        Path german = folder.resolve("hp-de.babelon.tsv");
        Files.writeString(german, """
                subject_id\tpredicate_id\ttranslation_language\ttranslation_value\ttranslation_status\
                \tsource_value\ttranslator
                HP:0033606\tIAO:0000115\tde\tEine erfundene Definition.\tCANDIDATE\tA made-up definition.\tDeepL
                HP:0033606\trdfs:label\tde\tKnochenmarkreifungsarrest\tOFFICIAL\
                \tBone marrow maturation arrest\torcid:0000-0002-0736-9199|orcid:0000-0001-9114-8737
                HP:0001871\trdfs:label\tde\tEtwas anderes\tOFFICIAL\tSomething else\t
                """);
        Path czech = folder.resolve("hp-cs.synonyms.tsv");
        Files.writeString(czech, """
                subject_id\ttranslation_value\tcomment
                ID\tAL oboInOwl:hasExactSynonym@cs SPLIT=|\t
                HP:0033606\tZástava maturace hemopoézy|Arrest\tCANDIDATE
                """);
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()),
                List.of(Miniature.hpo(folder), german, czech),
                new DataFolder(folder.resolve("data")),
                Progress.NONE);
        built = Marrow.open(folder.resolve("data"));
    }

    @AfterAll
    void close() {
        built.close();
        home.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:0033606", "hp_0033606", "HPO:0033606", "C0302173", "549798", "SNOMEDCT:14998000"})
    void are_found_whole(String identifier) {
        assertThat(home.terms().find(identifier))
                .contains(new Term(
                        HOME,
                        "Bone marrow maturation arrest",
                        Optional.empty(),
                        List.of(),
                        List.of(
                                new Synonym(
                                        "Haematopoietic maturation arrest",
                                        SynonymScope.EXACT,
                                        Optional.of("http://purl.obolibrary.org/obo/hp#uk_spelling"),
                                        List.of()),
                                new Synonym(
                                        "Hematopoietic maturation arrest",
                                        SynonymScope.EXACT,
                                        Optional.empty(),
                                        List.of())),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(
                                new Term.Property("http://purl.org/dc/elements/1.1/date", "2021-01-30T21:26:37Z"),
                                new Term.Property(
                                        "http://purl.org/dc/terms/creator", "https://orcid.org/0000-0002-0736-9199"))));
    }

    @Test
    void have_their_pointers_in_the_publishers_words() {
        Term term = home.terms().find("HP:0003135").orElseThrow();
        assertThat(term.id()).isEqualTo(Curie.parse("HP:0001871"));
        assertThat(term.alternativeIds()).containsExactly(Curie.parse("HP:0003135"));
        assertThat(term.xrefs())
                .containsExactly(
                        "SNOMEDCT_US:191124002",
                        "SNOMEDCT_US:34093004",
                        "UMLS:C0018939",
                        "UMLS:C0850715",
                        "UMLS:C4020864");
        assertThat(term.synonyms())
                .extracting(synonym -> synonym.scope() + " " + synonym.text())
                .startsWith("EXACT Abnormality of blood and blood-forming tissues")
                .endsWith("RELATED Hematologic disease")
                .hasSize(6);
    }

    @Test
    void are_found_when_they_are_obsolete_and_name_their_successors() {
        Term term = built.terms().find("HP:0000057").orElseThrow();
        assertThat(term.obsolete()).isTrue();
        assertThat(term.replacedBy()).containsExactly(Curie.parse("HP:0001871"));
        assertThat(term.consider()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false", "'\"a text of another property\"', false"})
    void are_obsolete_only_where_that_is_said_to_be_true(String deprecated, boolean obsolete) {
        try (Release release = ToyRelease.of("HP:0000001 a owl:Class ; oboInOwl:id \"HP:0000001\" ;"
                + " rdfs:label \"All\" ; owl:deprecated " + deprecated + " .")) {
            Lookup lookup = Lookups.of(release, ToyRelease.PREFIXES);
            assertThat(lookup.terms().find("HP:0000001")).map(Term::obsolete).contains(obsolete);
            assertThat(lookup.resolver().resolve("HP:0000001").thing())
                    .map(Thing::obsolete)
                    .contains(obsolete);
        }
    }

    @Test
    void are_found_together() {
        Map<Curie, Term> found =
                built.terms().findAll(List.of(Curie.parse("HP:0009999"), HOME, Curie.parse("HP:1234567")));
        assertThat(found).containsOnlyKeys(Curie.parse("HP:0009999"), HOME);
        assertThat(found.values())
                .extracting(Term::label)
                .containsExactly("Myeloid maturation arrest", "Bone marrow maturation arrest");
    }

    @Test
    void have_translations_ordered_by_language_and_property() {
        assertThat(built.terms().translations(HOME))
                .containsExactly(
                        synonym("Arrest"),
                        synonym("Zástava maturace hemopoézy"),
                        new Translation(
                                HOME,
                                "rdfs:label",
                                "Knochenmarkreifungsarrest",
                                "de",
                                TranslationStatus.OFFICIAL,
                                Map.of(
                                        "source_value", "Bone marrow maturation arrest",
                                        "translator", "ORCID:0000-0001-9114-8737|ORCID:0000-0002-0736-9199")),
                        new Translation(
                                HOME,
                                "IAO:0000115",
                                "Eine erfundene Definition.",
                                "de",
                                TranslationStatus.CANDIDATE,
                                Map.of("source_value", "A made-up definition.", "translator", "DeepL")));
    }

    private static Translation synonym(String text) {
        return new Translation(HOME, "oboInOwl:hasExactSynonym", text, "cs", TranslationStatus.CANDIDATE, Map.of());
    }

    @Test
    void have_translations_with_the_status_that_is_shown_and_beside_it_the_published_one() {
        assertThat(built.terms().translations(Curie.parse("HP:0001871")))
                .containsExactly(new Translation(
                        Curie.parse("HP:0001871"),
                        "rdfs:label",
                        "Etwas anderes",
                        "de",
                        TranslationStatus.CANDIDATE,
                        Map.of("source_value", "Something else", "translation_status", "OFFICIAL")));
    }

    @Test
    void have_no_translations_where_the_release_has_none() {
        assertThat(home.terms().translations(HOME)).isEmpty();
        assertThat(built.terms().translations(Curie.parse("HP:1234567"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HP:1234567", "C9999999", "OMIM:616022", "NCBIGene:84522", "PMID:1", "", "HP:12"})
    void are_not_found_by_what_is_something_else_or_nothing(String identifier) {
        assertThat(home.terms().find(identifier)).isEmpty();
    }
}
