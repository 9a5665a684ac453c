package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.marrow.model.Curie;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;
import org.marrow.vocabulary.Shipped;

@DisplayName("A term as RDF")
class TermRdfTest {

    private static final String PREFIXES = """
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;
    private static final Node SUBJECT = NodeFactory.createURI("http://purl.obolibrary.org/obo/HP_0033606");

    private final Graph graph = GraphFactory.createDefaultGraph();
    private final TermRdf rdf = new TermRdf(Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")), graph::add);

    @Test
    void has_the_shape_of_the_publishers_own_rdf() {
        rdf.write(new Term(
                Curie.parse("HP:0033606"),
                "Bone marrow maturation arrest",
                Optional.of("Cells stop to mature."),
                List.of("PMID:1", "https://orcid.org/0000-0002-0736-9199"),
                List.of(new Synonym(
                        "Haematopoietic maturation arrest",
                        SynonymScope.EXACT,
                        Optional.of("http://purl.obolibrary.org/obo/hp#uk_spelling"),
                        List.of("PMID:2"))),
                List.of("UMLS:C0302173"),
                List.of("Seen in the marrow."),
                List.of("http://purl.obolibrary.org/obo/hp#hposlim_core"),
                false,
                List.of(new Term.Property("http://purl.org/dc/elements/1.1/date", "2021-01-30T21:26:37Z"))));
        assertThat(withBlankAxioms().isIsomorphicWith(turtle("""
                obo:HP_0033606
                    a owl:Class ;
                    rdfs:label "Bone marrow maturation arrest" ;
                    rdfs:comment "Seen in the marrow." ;
                    <http://purl.org/dc/elements/1.1/date> "2021-01-30T21:26:37Z" ;
                    obo:IAO_0000115 "Cells stop to mature." ;
                    oboInOwl:hasDbXref "UMLS:C0302173" ;
                    oboInOwl:hasExactSynonym "Haematopoietic maturation arrest" ;
                    oboInOwl:id "HP:0033606" ;
                    oboInOwl:inSubset <http://purl.obolibrary.org/obo/hp#hposlim_core> .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0033606 ;
                    owl:annotatedProperty obo:IAO_0000115 ;
                    owl:annotatedTarget "Cells stop to mature." ;
                    oboInOwl:hasDbXref "PMID:1" , "https://orcid.org/0000-0002-0736-9199" .
                [] a owl:Axiom ;
                    owl:annotatedSource obo:HP_0033606 ;
                    owl:annotatedProperty oboInOwl:hasExactSynonym ;
                    owl:annotatedTarget "Haematopoietic maturation arrest" ;
                    oboInOwl:hasDbXref "PMID:2" ;
                    oboInOwl:hasSynonymType <http://purl.obolibrary.org/obo/hp#uk_spelling> .
                """))).isTrue();
    }

    @Test
    void has_no_axioms_where_definition_and_synonyms_have_no_sources() {
        rdf.write(new Term(
                Curie.parse("HP:0033606"),
                "Bone marrow maturation arrest",
                Optional.of("Cells stop to mature."),
                List.of(),
                List.of(new Synonym("Arrest", SynonymScope.BROAD, Optional.empty(), List.of())),
                List.of(),
                List.of(),
                List.of(),
                false,
                List.of()));
        assertThat(graph.contains(Node.ANY, RDF.Nodes.type, OWL2.Axiom.asNode()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void has_a_property_for_each_scope_of_a_synonym(SynonymScope scope) {
        rdf.write(term(List.of(new Synonym("Arrest", scope, Optional.empty(), List.of())), false, List.of()));
        assertThat(objects("http://www.geneontology.org/formats/oboInOwl#" + scope.property()))
                .containsExactly(NodeFactory.createLiteralString("Arrest"));
    }

    @Test
    void is_deprecated_where_it_is_obsolete() {
        rdf.write(term(List.of(), true, List.of()));
        assertThat(objects(OWL2.deprecated.getURI()))
                .singleElement()
                .extracting(Node::getLiteralValue)
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "http://purl.obolibrary.org/obo/IAO_0100001, HP:0008665, http://purl.obolibrary.org/obo/HP_0008665",
        "http://purl.obolibrary.org/obo/IAO_0100001, http://purl.obolibrary.org/obo/HP_0008665,"
                + " http://purl.obolibrary.org/obo/HP_0008665",
        "http://purl.org/dc/terms/creator, https://orcid.org/0000-0002-0736-9199,"
                + " https://orcid.org/0000-0002-0736-9199",
        "http://purl.org/dc/terms/creator, ORCID:0000-0002-0736-9199, https://orcid.org/0000-0002-0736-9199",
    })
    void points_to_successors_and_creators_by_iri_however_they_are_written(String predicate, String value, String iri) {
        rdf.write(term(List.of(), true, List.of(new Term.Property(predicate, value))));
        assertThat(objects(predicate)).containsExactly(NodeFactory.createURI(iri));
    }

    @Test
    void keeps_a_creator_as_text_who_has_no_identifier() {
        rdf.write(term(List.of(), false, List.of(new Term.Property("http://purl.org/dc/terms/creator", "peter"))));
        assertThat(objects("http://purl.org/dc/terms/creator"))
                .containsExactly(NodeFactory.createLiteralString("peter"));
    }

    @Test
    void keeps_an_alternative_identifier_as_text() {
        Term.Property alternative = new Term.Property(Published.OBO_IN_OWL + "hasAlternativeId", "HP:0004715");
        rdf.write(term(List.of(), false, List.of(alternative)));
        assertThat(objects(alternative.predicate())).containsExactly(NodeFactory.createLiteralString("HP:0004715"));
    }

    @Test
    void is_a_subclass_of_its_parent() {
        rdf.writeParent(Curie.parse("HP:0033606"), Curie.parse("HP:0005561"));
        assertThat(graph.isIsomorphicWith(turtle("obo:HP_0033606 rdfs:subClassOf obo:HP_0005561 .")))
                .isTrue();
    }

    @Test
    void is_part_of_an_ontology_with_version_and_licence() {
        rdf.writeOntology(
                "http://purl.obolibrary.org/obo/hp.owl",
                "http://purl.obolibrary.org/obo/hp/releases/2025-05-06/hp.owl",
                List.of(new Term.Property("http://purl.org/dc/terms/license", "https://hpo.jax.org/app/license")));
        assertThat(graph.isIsomorphicWith(turtle("""
                obo:hp.owl
                    a owl:Ontology ;
                    owl:versionIRI <http://purl.obolibrary.org/obo/hp/releases/2025-05-06/hp.owl> ;
                    dcterms:license <https://hpo.jax.org/app/license> .
                """))).isTrue();
    }

    private static Term term(List<Synonym> synonyms, boolean obsolete, List<Term.Property> properties) {
        return new Term(
                Curie.parse("HP:0033606"),
                "Bone marrow maturation arrest",
                Optional.empty(),
                List.of(),
                synonyms,
                List.of(),
                List.of(),
                List.of(),
                obsolete,
                properties);
    }

    private List<Node> objects(String property) {
        return graph.find(SUBJECT, NodeFactory.createURI(property), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
    }

    private Graph withBlankAxioms() {
        return Skolem.forOwl(graph);
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString(PREFIXES + text, Lang.TURTLE).toGraph();
    }
}
