package org.marrow.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.marrow.model.Severity;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// Gives each rule that is an error a release with one fault in it, beside a good statement of the same kind.
@DisplayName("A quality rule")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QualityRulesTest {

    private static final String HEADER = """
            PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
            PREFIX OMIM: <https://omim.org/entry/>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            PREFIX sssom: <https://w3id.org/sssom/>
            PREFIX test: <https://example.org/>
            """;

    /// For each rule, good data with one fault, which is about `HP:0000666` or `test:fault`.
    private static final Map<String, String> FAULTS = new TreeMap<>(Map.of(
            "association-in-wrong-state", """
                    test:there mw:polarity mw:Present ; dcterms:publisher mw:HPOA .
                    test:not mw:polarity mw:Absent ; dcterms:publisher mw:HPOA .
                    test:listed mw:polarity mw:Present ; dcterms:publisher mw:MedGen .
                    test:present a mw:Association ; mw:state mw:Present ; mw:annotation test:there , test:listed .
                    test:excluded a mw:Association ; mw:state mw:Excluded ; mw:annotation test:not .
                    test:disputed a mw:Association ; mw:state mw:Disputed ; mw:annotation test:not , test:listed .
                    test:contradictory a mw:Association ; mw:state mw:Contradictory ;
                        mw:annotation test:not , test:there .
                    test:fault a mw:Association ; mw:state mw:Disputed ; mw:annotation test:not , test:there .
                    """,
            "edge-without-association", """
                    OMIM:100001 obo:RO_0002200 HP:0000001 , HP:0000002 .
                    test:present mw:state mw:Present ; mw:condition OMIM:100001 ; mw:phenotype HP:0000001 .
                    test:both mw:state mw:Contradictory ; mw:condition OMIM:100001 ; mw:phenotype HP:0000002 .
                    test:fault obo:RO_0002200 HP:0000001 .
                    test:excluded mw:state mw:Excluded ; mw:condition test:fault ; mw:phenotype HP:0000001 .
                    """,
            "mapping-without-justification", """
                    test:good sssom:mapping_set test:set ; sssom:mapping_justification test:reason .
                    test:fault sssom:mapping_set test:set .
                    """,
            "more-affected-than-examined", """
                    test:good mw:affected 3 ; mw:examined 3 .
                    test:none mw:affected 0 ; mw:examined 3 .
                    test:fault mw:affected 4 ; mw:examined 3 .
                    """,
            "obsolete-term-in-hierarchy", """
                    HP:0000001 rdfs:label "All" .
                    HP:0000002 rdfs:label "obsolete Good" ; owl:deprecated true .
                    HP:0000666 rdfs:label "obsolete Fault" ; owl:deprecated true ; rdfs:subClassOf HP:0000001 .
                    """,
            "term-without-label", """
                    HP:0000001 oboInOwl:id "HP:0000001" ; rdfs:label "All" .
                    HP:0000002 oboInOwl:id "HP:0000002" ; rdfs:label "Good" ; rdfs:subClassOf HP:0000001 , HP:0000666 .
                    """));

    private final Prefixes prefixes = OntologyFolder.read(Shipped.ontology()).prefixes();

    private Queries over(String turtle) {
        Graph graph = RDFParser.fromString(HEADER + turtle, Lang.TURTLE).toGraph();
        Release release = Release.inMemory("faulty", writer -> graph.find().forEachRemaining(writer.graph(Graphs.HPO)));
        return Queries.open(Shipped.queries(), prefixes, release);
    }

    private Stream<CatalogueQuery> errors() {
        return over("").list().stream()
                .filter(query -> query.rule()
                        .filter(rule -> rule.severity() == Severity.ERROR)
                        .isPresent());
    }

    Stream<String> rules() {
        return errors().map(CatalogueQuery::name);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void finds_the_one_fault(String rule) {
        assertThat(FAULTS).containsKey(rule);
        assertThat(over(FAULTS.getOrDefault(rule, "")).run(rule, Map.of()).column("subject"))
                .singleElement()
                .isIn("HP:0000666", "https://example.org/fault");
    }

    @Test
    void says_as_an_error_that_good_data_have_none_of_it() {
        assertThat(errors())
                .isNotEmpty()
                .allSatisfy(query ->
                        assertThat(query.rows()).as("rows of " + query.name()).contains(0L));
    }

    @Test
    void names_what_is_wrong_in_its_first_column() {
        assertThat(over("").list().stream().filter(query -> query.rule().isPresent()))
                .allSatisfy(query -> assertThat(query.query().getResultVars().getFirst())
                        .as("the first column of " + query.name())
                        .isEqualTo("subject"));
    }
}
