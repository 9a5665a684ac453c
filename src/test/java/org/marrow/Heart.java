package org.marrow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RDFWriter;

/// An ontology small enough to read, with definitions in the manner of `hp.owl`: a few abnormalities of the heart, and
/// the anatomy, the qualities and the relations that they rest on.
public final class Heart {

    private static final String FILE = "/reasoning/heart.ttl";

    private Heart() {}

    /// Its text, in Turtle.
    public static String turtle() throws IOException {
        try (InputStream bytes = Heart.class.getResourceAsStream(FILE)) {
            if (bytes == null) {
                throw new IOException("No fixture " + FILE);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// It with `more` behind it, as a graph.
    public static Graph graph(String... more) throws IOException {
        return RDFParser.fromString(turtle() + String.join("\n", more), Lang.TURTLE)
                .toGraph();
    }

    /// It with `more` behind it, in RDF/XML, in `folder`.
    ///
    /// @param more Turtle with the prefixes of the fixture
    public static Path owl(Path folder, String... more) throws IOException {
        Path file = folder.resolve("heart.owl");
        try (OutputStream out = Files.newOutputStream(file)) {
            RDFWriter.source(graph(more)).format(RDFFormat.RDFXML_PLAIN).output(out);
        }
        return file;
    }
}
