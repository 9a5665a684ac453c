package org.marrow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.marrow.Miniature;
import org.marrow.ingest.ReleaseBuilder;
import org.marrow.rdf.OntologyFolder;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Shipped;

@DisplayName("A query of a release on disk")
class ReleaseExecutorTest {

    private static final String PREFIXES = """
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?x rdfs:subClassOf+ obo:HP_0410253 . ?a mw:phenotype ?x ; mw:condition ?c",
                "?x rdfs:subClassOf+ obo:HP_0410253 . ?a mw:phenotype ?x ; mw:condition ?c . FILTER (?c != ?x)",
                "?x rdfs:subClassOf+ obo:HP_0410253 . GRAPH ?g { ?a mw:phenotype ?x ; mw:condition ?c }",
                "?x rdfs:subClassOf+ obo:HP_0410253 . OPTIONAL { ?a mw:phenotype ?x ; mw:condition ?c }"
            })
    void has_no_row_where_there_is_nothing_to_join_with(String pattern) throws IOException {
        var releases = new DataFolder(folder.resolve("data"));
        ReleaseBuilder.build(
                OntologyFolder.read(Shipped.ontology()),
                List.of(Miniature.hpo(folder), Miniature.hpoa(folder)),
                releases,
                Progress.NONE);
        try (Release release = releases.openCurrent()) {
            long rows = release.read(dataset ->
                    QueryExec.dataset(dataset).query(PREFIXES + "SELECT * WHERE { " + pattern + " }").select().stream()
                            .count());
            assertThat(rows).isZero();
        }
    }
}
