package org.marrow.vocabulary;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.sparql.graph.GraphFactory;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads a Turtle file of ours, strictly: what is a warning elsewhere is an error here.
public final class TurtleFile {

    private static final String BASE = "https://w3id.org/marrow/id/";

    private TurtleFile() {}

    /// The triples of `file`.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` with file, line and column if it is not Turtle, `FILE_MISSING` if
    ///                         it cannot be read
    public static Graph read(Path file) {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.fromString(Files.readString(file), Lang.TURTLE)
                    .base(BASE)
                    .errorHandler(new Strict(file))
                    .parse(graph);
        } catch (CharacterCodingException e) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID, file + ": found bytes that are not UTF-8, expected UTF-8 text", e);
        } catch (IOException e) {
            throw new MarrowException(ErrorCode.FILE_MISSING, file + ": cannot be read: " + e, e);
        } catch (RiotException e) {
            throw new MarrowException(ErrorCode.ONTOLOGY_INVALID, file + ": " + e.getMessage(), e);
        }
        return graph;
    }

    private record Strict(Path file) implements ErrorHandler {

        @Override
        public void warning(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void error(String message, long line, long column) {
            fatal(message, line, column);
        }

        @Override
        public void fatal(String message, long line, long column) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID,
                    "%s:%d:%d: found %s; expected Turtle 1.1".formatted(file, line, column, message));
        }
    }
}
