package org.marrow.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
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
    void inside_another_gets_a_name_that_both_rest_on() {
        String restriction = """
                <http://a> owl:equivalentClass [ owl:onProperty <http://p> ; owl:someValuesFrom [
                    owl:intersectionOf ( <http://b> [ owl:onProperty <http://q> ; owl:someValuesFrom <http://c> ] ) ] ] .
                """;
        Set<Triple> named = named(turtle(restriction));
        assertThat(named)
                .isEqualTo(named(turtle(restriction)))
                .noneMatch(triple ->
                        triple.getSubject().isBlank() || triple.getObject().isBlank())
                .hasSize(10);
        Set<Triple> other = named(turtle(restriction.replace("http://c", "http://d")));
        assertThat(name(other)).isNotEqualTo(name(named));
    }

    @Test
    void inside_two_gets_one_name() {
        Graph graph = turtle("<http://a> <http://p> _:x . <http://b> <http://p> _:x . _:x <http://q> <http://c> .");
        assertThat(named(graph)).hasSize(3);
    }

    @Test
    void that_says_the_same_as_another_is_the_same_and_said_once() {
        Graph graph = turtle("<http://a> <http://p> [ <http://q> 1 ] . <http://b> <http://p> [ <http://q> 1 ] .");
        List<Triple> triples = new ArrayList<>();
        Skolem.name(graph.find().toList(), triples::add);
        assertThat(triples).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void of_which_nothing_is_said_gets_a_name_too() {
        assertThat(named(turtle("<http://a> <http://p> [] .")))
                .noneMatch(triple -> triple.getObject().isBlank());
    }

    @Test
    void at_the_end_of_a_long_list_gets_a_name() {
        String members = "<http://m> ".repeat(20_000);
        assertThat(named(turtle("<http://a> <http://p> ( " + members + ") ."))).hasSize(40_001);
    }

    @Test
    void inside_itself_is_refused() {
        assertThat(catchThrowableOfType(
                        MarrowException.class,
                        () -> named(turtle("<http://a> <http://p> _:x . _:x <http://q> _:y . _:y <http://r> _:x ."))))
                .hasMessageContaining("inside itself")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void is_what_a_named_expression_becomes_again_for_owl_tools() {
        Graph graph = turtle("<http://a> owl:equivalentClass [ owl:intersectionOf ( <http://b> <http://c> ) ] .");
        Graph named = GraphFactory.createDefaultGraph();
        named(graph).forEach(named::add);
        assertThat(Skolem.forOwl(named).isIsomorphicWith(graph)).isTrue();
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

    private static Set<Triple> named(Graph graph) {
        Set<Triple> named = new HashSet<>();
        Skolem.name(graph.find().toList(), named::add);
        return named;
    }

    private static Node name(Set<Triple> named) {
        return named.stream()
                .filter(triple -> triple.getSubject().hasURI("http://a"))
                .map(Triple::getObject)
                .findFirst()
                .orElseThrow();
    }

    private static Graph turtle(String text) {
        return RDFParser.fromString("""
                        PREFIX dcterms: <http://purl.org/dc/terms/>
                        PREFIX owl: <http://www.w3.org/2002/07/owl#>
                        PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
                        """ + text, Lang.TURTLE).toGraph();
    }
}
