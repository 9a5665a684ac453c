package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.DCTerms;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A blank node")
class SkolemTest {

    private static final String AXIOM = """
            [] a owl:Axiom ;
                owl:annotatedSource <http://a> ;
                owl:annotatedProperty <http://b> ;
                owl:annotatedTarget "c" ;
                dcterms:date "2022-10-06"^^xsd:date .
            """;

    @Test
    void gets_an_iri_of_ours() {
        assertThat(Skolem.name(turtle(AXIOM)).find().mapWith(Triple::getSubject).toSet())
                .singleElement()
                .asString()
                .matches("https://w3id\\.org/marrow/id/axiom/[0-9a-f]{24}");
    }

    @Test
    void gets_the_same_iri_for_the_same_content_in_another_order() {
        String reordered = """
                [] owl:annotatedTarget "c" ;
                    dcterms:date "2022-10-06"^^xsd:date ;
                    owl:annotatedProperty <http://b> ;
                    owl:annotatedSource <http://a> ;
                    a owl:Axiom .
                """;
        assertThat(Skolem.name(turtle(reordered)).find().toSet())
                .isEqualTo(Skolem.name(turtle(AXIOM)).find().toSet());
    }

    @Test
    void gets_another_iri_for_other_content() {
        assertThat(Skolem.name(turtle(AXIOM + AXIOM.replace("\"c\"", "\"d\"")))
                        .find()
                        .mapWith(Triple::getSubject)
                        .toSet())
                .hasSize(2);
    }

    @Test
    void gets_another_iri_for_a_literal_than_for_the_iri_of_the_same_text() {
        assertThat(Skolem.name(turtle("[] <http://b> <http://c> . [] <http://b> \"http://c\" ."))
                        .find()
                        .mapWith(Triple::getSubject)
                        .toSet())
                .hasSize(2);
    }

    @Test
    void leaves_what_has_a_name_as_it_is() {
        Graph named = turtle("<http://a> <http://b> <http://c> , \"d\"@en .");
        assertThat(Skolem.name(named).find().toSet()).isEqualTo(named.find().toSet());
    }

    @Test
    void is_refused_inside_another() {
        assertThat(catchThrowableOfType(
                        MarrowException.class, () -> Skolem.name(turtle("[] <http://b> [ <http://c> \"d\" ] ."))))
                .hasMessageStartingWith("Found a blank node as the http://b of ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void is_what_the_name_of_an_axiom_becomes_again_for_owl_tools() {
        assertThat(Skolem.forOwl(Skolem.name(turtle(AXIOM))).isIsomorphicWith(turtle(AXIOM.replace("^^xsd:date", ""))))
                .isTrue();
    }

    @Test
    void is_not_made_of_another_name_for_owl_tools() {
        Graph named = turtle("<http://a> <http://b> <http://c> .");
        assertThat(Skolem.forOwl(named).find().toSet()).isEqualTo(named.find().toSet());
    }

    @Test
    void has_its_dates_as_text_for_owl_tools() {
        assertThat(Skolem.forOwl(turtle(AXIOM))
                        .find(Node.ANY, DCTerms.date.asNode(), Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList())
                .containsExactly(NodeFactory.createLiteralString("2022-10-06"));
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString("""
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                        """ + text, Lang.TURTLE).toGraph();
    }
}
