package org.marrow.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

@DisplayName("A Turtle file")
class TurtleFileTest {

    @TempDir
    private Path folder;

    @Test
    void is_read_as_triples() throws IOException {
        assertThat(TurtleFile.read(file("<http://a> <http://b> \"c\" .\n"))
                        .find()
                        .toList())
                .containsExactly(Triple.create(
                        NodeFactory.createURI("http://a"),
                        NodeFactory.createURI("http://b"),
                        NodeFactory.createLiteralString("c")));
    }

    @Test
    void gives_relative_iris_a_place_that_does_not_depend_on_the_file() throws IOException {
        assertThat(TurtleFile.read(file("<a> <http://b> <http://c> .\n"))
                        .find()
                        .next()
                        .getSubject()
                        .getURI())
                .isEqualTo("https://w3id.org/marrow/id/a");
    }

    @Test
    void with_a_syntax_error_is_refused_by_name_line_and_column() throws IOException {
        Path file = file("@prefix mw: <https://w3id.org/marrow/ns#> .\n\nmw:a mw:b ; .\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> TurtleFile.read(file)))
                .hasMessageStartingWith(file + ":3:11: found ")
                .hasMessageEndingWith("; expected Turtle 1.1")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void with_an_undeclared_prefix_is_refused_by_name_line_and_column() throws IOException {
        Path file = file("<http://a> <http://b> hp:c .\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> TurtleFile.read(file)))
                .hasMessageStartingWith(file + ":1:23: found ")
                .hasMessageContaining("prefix: hp")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void with_a_literal_that_does_not_fit_its_type_is_refused() throws IOException {
        Path file = file("""
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                <http://a> <http://b> "2022-02-30"^^xsd:date .
                """);
        assertThat(catchThrowableOfType(MarrowException.class, () -> TurtleFile.read(file)))
                .hasMessageStartingWith(file + ":2:23: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void with_an_iri_that_is_none_is_refused() throws IOException {
        Path file = file("<http://a> <http://b> <http://c d> .\n");
        assertThat(catchThrowableOfType(MarrowException.class, () -> TurtleFile.read(file)))
                .hasMessageStartingWith(file + ":1:33: found ")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.ONTOLOGY_INVALID);
    }

    @Test
    void that_is_not_there_is_refused_by_name() {
        Path missing = folder.resolve("missing.ttl");
        assertThat(catchThrowableOfType(MarrowException.class, () -> TurtleFile.read(missing)))
                .hasMessageStartingWith(missing + ": cannot be read")
                .extracting(MarrowException::code)
                .isEqualTo(ErrorCode.FILE_MISSING);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("a.ttl"), text);
    }
}
