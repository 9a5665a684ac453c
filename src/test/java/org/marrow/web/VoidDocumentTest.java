package org.marrow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.app.Marrow;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.ManifestRdf;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.vocabulary.Shipped;

@DisplayName("The VoID document")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoidDocumentTest {

    private static final String PATH = ".well-known/void";

    @TempDir
    private static Path folder;

    private Marrow marrow = Marrow.open();
    private Server server = marrow.serve(0, true);
    private PlainClient exchange = new PlainClient(server.url());

    @BeforeAll
    void build() throws IOException {
        close();
        Path data = folder.resolve("data");
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()), Miniature.all(folder), new DataFolder(data), Progress.NONE);
        marrow = Marrow.open(data);
        server = marrow.serve(0, true);
        exchange = new PlainClient(server.url());
    }

    @AfterAll
    void close() {
        exchange.close();
        server.close();
        marrow.close();
    }

    private Node release() {
        return ManifestRdf.release(marrow.release());
    }

    private Graph document() {
        return ServiceDescriptionTest.graph(exchange.get(PATH, "application/n-triples"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples"})
    void is_there_in_every_syntax(String accept) {
        HttpResponse<String> answer = exchange.get(PATH, accept);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(accept);
        assertThat(ServiceDescriptionTest.graph(answer).isIsomorphicWith(document()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "release/RELEASE/"})
    void names_itself_and_the_endpoint_of_the_same_release(String place) {
        String asked = place.replace("RELEASE", marrow.release());
        Graph document = ServiceDescriptionTest.graph(exchange.get(asked + PATH, "text/turtle"));
        Node endpoint =
                NodeFactory.createURI(server.url().resolve(asked + "sparql").toString());
        Node itself = NodeFactory.createURI(server.url().resolve(asked + PATH).toString());
        assertThat(document.contains(release(), VOID.sparqlEndpoint.asNode(), endpoint))
                .isTrue();
        assertThat(document.contains(itself, Node.ANY, release())).isTrue();
    }

    @Test
    void is_not_sent_again_to_who_has_it() {
        HttpResponse<String> first = exchange.get(PATH, "text/turtle");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again =
                exchange.send(exchange.to(PATH).header("Accept", "text/turtle").header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(exchange.get(PATH, "text/turtle").body()).isEqualTo(first.body());
    }

    @Test
    void is_in_no_form_that_nobody_knows() {
        assertThat(exchange.get(PATH, "text/csv").statusCode()).isEqualTo(406);
    }

    /// With the graphs that the document says it counts, and without what the service lays over them.
    @Test
    void counts_what_the_endpoint_counts() {
        String query = """
                PREFIX void: <http://rdfs.org/ns/void#>
                SELECT ?property ?n WHERE { ?r void:propertyPartition [ void:property ?property ; void:triples ?n ] }""";
        try (QueryExec exec = QueryExec.graph(document())
                .query(query)
                .substitution("r", release())
                .build()) {
            var rows = exec.select().materialize();
            assertThat(rows.hasNext()).isTrue();
            rows.forEachRemaining(
                    row -> assertThat(count("?s <" + row.get("property").getURI() + "> ?o"))
                            .as(row.toString())
                            .isEqualTo(row.get("n").getLiteralLexicalForm()));
        }
        String triples = document()
                .find(release(), VOID.triples.asNode(), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm();
        assertThat(count("?s ?p ?o")).isEqualTo(triples);
    }

    private String count(String pattern) {
        var from = new StringBuilder();
        try (QueryExec exec = QueryExec.graph(document())
                .query("""
                SELECT ?name WHERE {
                  ?r <http://rdfs.org/ns/void#subset>/<http://www.w3.org/ns/sparql-service-description#name> ?name
                }""")
                .substitution("r", release())
                .build()) {
            exec.select()
                    .forEachRemaining(row -> from.append("FROM <")
                            .append(row.get("name").getURI())
                            .append("> "));
        }
        return last(exchange.post(
                        "sparql",
                        SparqlProtocolTest.FORM,
                        PlainClient.form(
                                "query",
                                "SELECT (COUNT(*) AS ?n) " + from + "WHERE { " + pattern + " }",
                                "output",
                                "csv"))
                .body());
    }

    private static String last(String csv) {
        return csv.lines().toList().getLast();
    }

    /// The question by which SIB's editor of queries fills its list of classes and properties.
    @Test
    void answers_the_question_that_an_editor_asks_about_classes() {
        String editor = """
                PREFIX sd: <http://www.w3.org/ns/sparql-service-description#>
                PREFIX void: <http://rdfs.org/ns/void#>
                PREFIX void-ext: <http://ldf.fi/void-ext#>
                SELECT DISTINCT ?subjectClass ?prop ?objectClass ?objectDatatype ?triples WHERE {
                  OPTIONAL { ?graph sd:graph ?described . ?described void:classPartition ?cp }
                  ?cp void:class ?subjectClass ; void:propertyPartition ?pp .
                  ?pp void:property ?prop .
                  OPTIONAL { ?pp void:triples ?triples }
                  OPTIONAL {
                    { ?pp void:classPartition [ void:class ?objectClass ] }
                    UNION
                    { ?pp void-ext:datatypePartition [ void-ext:datatype ?objectDatatype ] }
                  }
                }""";
        List<String> rows = exchange.ask(editor, "text/csv").body().lines().toList();
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith("https://w3id.org/marrow/ns#Annotation,https://w3id.org/marrow/ns#phenotype,"
                                + "http://www.w3.org/2002/07/owl#Class,,"));
        assertThat(rows)
                .anySatisfy(row -> assertThat(row)
                        .startsWith("https://w3id.org/marrow/ns#Annotation,https://w3id.org/marrow/ns#line,,"
                                + "http://www.w3.org/2001/XMLSchema#integer,"));
    }

    @Test
    void answers_what_an_editor_asks_where_there_is_no_description() {
        assertThat(exchange.ask("SELECT DISTINCT ?cls WHERE { [] a ?cls }", "text/csv")
                        .body())
                .contains("https://w3id.org/marrow/ns#Annotation");
        assertThat(exchange.ask("SELECT DISTINCT ?pred WHERE { [] ?pred [] }", "text/csv")
                        .body())
                .contains("https://w3id.org/marrow/ns#phenotype");
    }
}
