package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.rdf.Skolem;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

@DisplayName("Loading translations")
class BabelonLoadTest {

    private static final String HEADER = "source_language\tsource_value\tsubject_id\tpredicate_id"
            + "\ttranslation_language\ttranslation_value\ttranslation_status";
    private static final Node STATUS = NodeFactory.createURI(Published.BABELON + "translation_status");
    private static final String DEMOTED =
            "official labels of another source value than the current label, shown as candidates";

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final SourceReport report = new SourceReport("hp-de", "");
    private final List<Triple> triples = new ArrayList<>();
    private final Graph graph = GraphFactory.createDefaultGraph();

    @TempDir
    private Path folder;

    @Test
    void says_a_translation_as_a_tagged_label_and_as_an_axiom_with_its_source() {
        load(
                HpoTerms.NONE,
                List.of("translator", "translator_expertise", "translation_date", "translation_confidence", "comment"),
                row("HP:0000001", "rdfs:label", "Alle", "CANDIDATE", "DeepL", "ALGORITHM", "2024-05-08", "0.9", "new"));
        assertThat(graph.find().toSet())
                .isEqualTo(Skolem.name(turtle("""
                obo:HP_0000001 rdfs:label "Alle"@de .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000001 ;
                    owl:annotatedProperty rdfs:label ;
                    owl:annotatedTarget "Alle"@de ;
                    babelon:source_language "en" ;
                    babelon:source_value "All" ;
                    babelon:translation_confidence 0.9 ;
                    babelon:translation_date "2024-05-08"^^xsd:date ;
                    babelon:translation_status "CANDIDATE" ;
                    babelon:translator "DeepL" ;
                    babelon:translator_expertise "ALGORITHM" ;
                    rdfs:comment "new" .
                """)).find().toSet());
        assertThat(report.remarks()).containsExactly(entry("values of translator kept as text", 1L));
    }

    @ParameterizedTest
    @CsvSource({
        "rdfs:label, http://www.w3.org/2000/01/rdf-schema#label",
        "IAO:0000115, http://purl.obolibrary.org/obo/IAO_0000115",
        "obo:IAO_0000115, http://purl.obolibrary.org/obo/IAO_0000115",
        "oboInOwl:hasBroadSynonym, http://www.geneontology.org/formats/oboInOwl#hasBroadSynonym",
        "oio:hasExactSynonym, http://www.geneontology.org/formats/oboInOwl#hasExactSynonym",
    })
    void knows_what_may_be_translated(String property, String iri) {
        load(row("HP:0000001", property, "Alle", "OFFICIAL"));
        assertThat(graph.contains(
                        NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0000001"),
                        NodeFactory.createURI(iri),
                        NodeFactory.createLiteralLang("Alle", "de")))
                .isTrue();
    }

    @Test
    void names_translators_by_their_one_iri_and_splits_their_list() {
        load(
                HpoTerms.NONE,
                List.of("translator"),
                row(
                        "HP:0000001",
                        "rdfs:label",
                        "Alle",
                        "OFFICIAL",
                        "orcid:0000-0002-0736-9199|https://orcid.org/0000-0001-9114-8737|orcid:0000-0001-6276-958"));
        assertThat(graph.find(Node.ANY, NodeFactory.createURI(Published.BABELON + "translator"), Node.ANY)
                        .mapWith(triple -> triple.getObject().toString())
                        .toList())
                .containsExactlyInAnyOrder(
                        "https://orcid.org/0000-0002-0736-9199",
                        "https://orcid.org/0000-0001-9114-8737",
                        "\"orcid:0000-0001-6276-958\"");
        assertThat(report.remarks()).contains(entry("values of translator kept as text", 1L));
    }

    @Test
    void shows_an_official_label_of_another_source_value_as_a_candidate_and_keeps_its_status() {
        load(hpo(Map.of("HP:0000001", "Everything")), List.of(), row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"));
        assertThat(values(STATUS)).containsExactly("CANDIDATE");
        assertThat(values(Mw.PUBLISHED_STATUS)).containsExactly("OFFICIAL");
        assertThat(values(NodeFactory.createURI(Published.BABELON + "source_value")))
                .containsExactly("All");
        assertThat(report.remarks()).contains(entry(DEMOTED, 1L));
    }

    @Test
    void leaves_an_official_label_of_the_current_source_value_as_it_is() {
        load(hpo(Map.of("HP:0000001", "All")), List.of(), row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"));
        assertThat(values(STATUS)).containsExactly("OFFICIAL");
        assertThat(values(Mw.PUBLISHED_STATUS)).isEmpty();
        assertThat(report.remarks()).isEmpty();
    }

    @Test
    void compares_a_source_value_in_csv_quotes_without_them() {
        load(
                hpo(Map.of("HP:0000033", "Ambiguous genitalia, male")),
                List.of(),
                row("HP:0000033", "rdfs:label", "Text", "OFFICIAL")
                        .replace("All\t", "\"Ambiguous genitalia, male\"\t"));
        assertThat(values(STATUS)).containsExactly("OFFICIAL");
    }

    @ParameterizedTest
    @CsvSource({"rdfs:label, CANDIDATE", "rdfs:label, UNDER_REVIEW", "IAO:0000115, OFFICIAL"})
    void lowers_no_status_but_that_of_official_labels(String property, String status) {
        load(hpo(Map.of("HP:0000001", "Everything")), List.of(), row("HP:0000001", property, "Alle", status));
        assertThat(values(STATUS)).containsExactly(status);
        assertThat(report.remarks()).doesNotContainKey(DEMOTED);
    }

    @Test
    void lowers_nothing_without_an_HPO_beside() {
        load(row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"));
        assertThat(values(STATUS)).containsExactly("OFFICIAL");
        assertThat(report.remarks()).isEmpty();
    }

    @Test
    void keeps_and_counts_terms_that_the_HPO_has_retired_or_lacks() {
        HpoTerms terms = new HpoTerms() {
            @Override
            public Optional<String> label(Curie term) {
                return Optional.empty();
            }

            @Override
            public boolean isKnown(Curie term) {
                return !term.local().equals("0000003");
            }

            @Override
            public boolean isObsolete(Curie term) {
                return term.local().equals("0000002");
            }
        };
        load(
                terms,
                List.of(),
                row("HP:0000001", "rdfs:label", "A", "OFFICIAL"),
                row("HP:0000002", "rdfs:label", "B", "OFFICIAL"),
                row("HP:0000003", "rdfs:label", "C", "OFFICIAL"));
        assertThat(values(RDFS.Nodes.label)).containsExactlyInAnyOrder("A", "B", "C");
        assertThat(report.loaded()).isEqualTo(3);
        assertThat(report.remarks())
                .containsExactly(
                        entry("rows on obsolete terms", 1L),
                        entry("rows on terms that the HPO beside does not have", 1L));
    }

    @Test
    void skips_what_is_not_translated_and_says_why() {
        load(
                row("HP:0000001", "rdfs:label", "NA", "NOT_TRANSLATED"),
                row("HP:0000002", "rdfs:label", "NA", "OFFICIAL"),
                row("HP:0000003", "rdfs:label", " ", "CANDIDATE"),
                row("HP:0000004", "rdfs:comment", "Alle", "OFFICIAL"));
        assertThat(triples).isEmpty();
        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.loaded()).isZero();
        assertThat(report.skipped())
                .containsExactly(
                        entry("no text", new SourceReport.Skipped(2, List.of("HP:0000002", "HP:0000003"))),
                        entry("not translated", new SourceReport.Skipped(1, List.of("HP:0000001"))),
                        entry(
                                "translates another property than a label, a definition or a synonym",
                                new SourceReport.Skipped(1, List.of("rdfs:comment"))));
    }

    @Test
    void keeps_two_labels_of_one_term_and_says_so() {
        load(row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"), row("HP:0000001", "rdfs:label", "Alles", "OFFICIAL"));
        assertThat(values(RDFS.Nodes.label)).containsExactlyInAnyOrder("Alle", "Alles");
        assertThat(report.remarks()).containsExactly(entry("labels beside another of their term", 1L));
    }

    @Test
    void says_a_repeated_row_once() {
        load(row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"), row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL"));
        assertThat(triples).doesNotHaveDuplicates();
        assertThat(report.loaded()).isEqualTo(2);
        assertThat(report.remarks()).containsExactly(entry("rows that repeat another", 1L));
    }

    @Test
    void leaves_out_blanks_at_the_ends_of_a_text() {
        load(row("HP:0000001", "rdfs:label", " Alle ", "OFFICIAL"));
        assertThat(values(RDFS.Nodes.label)).containsExactly("Alle");
        assertThat(report.remarks()).containsExactly(entry("texts without the blanks at their ends", 1L));
    }

    @Test
    void counts_the_values_of_columns_that_it_does_not_read() {
        load(
                HpoTerms.NONE,
                List.of("colour"),
                row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL", "blue"),
                row("HP:0000002", "rdfs:label", "Andere", "OFFICIAL", ""));
        assertThat(report.remarks()).containsExactly(entry("values of columns that are not read: colour", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "sure"})
    void refuses_a_confidence_that_is_none(String confidence) {
        SourceFile file = file(HEADER + "\ttranslation_confidence\n"
                + row("HP:0000001", "rdfs:label", "Alle", "OFFICIAL", confidence) + "\n");
        assertThat(catchThrowableOfType(
                        MarrowException.class, () -> loader(HpoTerms.NONE).load(file)))
                .hasMessageStartingWith(file + ":2: found \"" + confidence + "\" as translation_confidence");
    }

    @Test
    void says_every_synonym_of_a_row_with_its_status() {
        SourceFile file = file("subject_id\ttranslation_value\tcomment\tStatus\tLine number\n"
                + "ID\tAL oboInOwl:hasExactSynonym@fr\t\t\t\n"
                + "HP:0000012\turgence mictionnelle|urgence urinaire\tseen\tOFFICIAL\t17\n"
                + "HP:0000012\tUrgency|Hurry\t\tNOT_TRANSLATED\t18\n");
        loader(hpo(Map.of("HP:0000012", "Urinary urgency"))).loadSynonyms(file);
        assertThat(graph.find().toSet())
                .isEqualTo(Skolem.name(turtle("""
                obo:HP_0000012 oboInOwl:hasExactSynonym "urgence mictionnelle"@fr , "urgence urinaire"@fr .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000012 ;
                    owl:annotatedProperty oboInOwl:hasExactSynonym ;
                    owl:annotatedTarget "urgence mictionnelle"@fr ;
                    babelon:translation_status "OFFICIAL" ;
                    rdfs:comment "seen" .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0000012 ;
                    owl:annotatedProperty oboInOwl:hasExactSynonym ;
                    owl:annotatedTarget "urgence urinaire"@fr ;
                    babelon:translation_status "OFFICIAL" ;
                    rdfs:comment "seen" .
                """)).find().toSet());
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.loaded()).isEqualTo(1);
        assertThat(report.remarks())
                .containsExactly(
                        entry("rows with several synonyms", 1L),
                        entry("values of columns that are not read: Line number", 1L));
    }

    private BabelonLoad loader(HpoTerms terms) {
        return new BabelonLoad(
                prefixes,
                triple -> {
                    triples.add(triple);
                    graph.add(triple);
                },
                report,
                terms);
    }

    private void load(String... rows) {
        load(HpoTerms.NONE, List.of(), rows);
    }

    private void load(HpoTerms terms, List<String> columns, String... rows) {
        var header = new ArrayList<>(List.of(HEADER));
        header.addAll(columns);
        loader(terms).load(file(String.join("\t", header) + "\n" + String.join("\n", rows) + "\n"));
    }

    private static String row(String term, String property, String text, String status, String... more) {
        var cells = new ArrayList<>(List.of("en", "All", term, property, "de", text, status));
        cells.addAll(List.of(more));
        return String.join("\t", cells);
    }

    private static HpoTerms hpo(Map<String, String> labels) {
        return new HpoTerms() {
            @Override
            public Optional<String> label(Curie term) {
                return Optional.ofNullable(labels.get(term.toString()));
            }

            @Override
            public boolean isKnown(Curie term) {
                return labels.containsKey(term.toString());
            }

            @Override
            public boolean isObsolete(Curie term) {
                return false;
            }
        };
    }

    private Set<String> values(Node property) {
        return graph.find(Node.ANY, property, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toSet();
    }

    private static Graph turtle(String text) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("""
                        PREFIX babelon: <https://w3id.org/babelon/>
                        PREFIX obo: <http://purl.obolibrary.org/obo/>
                        PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                        """ + text, Lang.TURTLE).parse(graph);
        return graph;
    }

    private SourceFile file(String text) {
        try {
            return new SourceFile(Files.writeString(folder.resolve("hp-de.babelon.tsv"), text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
