package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.marrow.model.MarrowException;
import org.marrow.rest.Accepted;

/// A small graph as an answer, in the syntax that the caller likes best.
final class RdfDocument {

    /// The media types, the usual one first.
    static final List<String> TYPES =
            List.of("text/turtle", "application/rdf+xml", "application/ld+json", "application/n-triples");

    private static final List<RDFFormat> FORMATS =
            List.of(RDFFormat.TURTLE_PRETTY, RDFFormat.RDFXML_PLAIN, RDFFormat.JSONLD, RDFFormat.NTRIPLES);

    private static final Map<String, String> PREFIXES = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dcterms", "http://purl.org/dc/terms/",
            "formats", "http://www.w3.org/ns/formats/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "sd", "http://www.w3.org/ns/sparql-service-description#",
            "void", "http://rdfs.org/ns/void#",
            "void-ext", "http://ldf.fi/void-ext#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private RdfDocument() {}

    /// Writes `graph`, which belongs to this request alone.
    ///
    /// @throws MarrowException `NOT_ACCEPTABLE` if the caller takes none of the syntaxes
    static void write(HttpServletRequest request, HttpServletResponse response, Graph graph) throws IOException {
        String type = Accepted.of(request, TYPES);
        PREFIXES.forEach(graph.getPrefixMapping()::setNsPrefix);
        response.setContentType(type.startsWith("text/") ? type + ";charset=utf-8" : type);
        RDFWriter.source(graph).format(FORMATS.get(TYPES.indexOf(type))).output(response.getOutputStream());
    }
}
