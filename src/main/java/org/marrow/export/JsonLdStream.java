package org.marrow.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonString;
import org.apache.jena.atlas.json.JsonValue;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.XSD;

/// Writes quads as expanded JSON-LD while they come, holding one subject at a time. Those of one graph,
/// and of one subject in it, should come together; a subject that comes back is an object of its own,
/// which means the same.
///
/// Source: [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/), expanded document form.
final class JsonLdStream {

    private final Writer out;
    private Optional<Node> graph = Optional.empty();
    private Optional<Node> subject = Optional.empty();
    private final Map<Node, JsonArray> values = new LinkedHashMap<>();
    private boolean isFirstSubject = true;

    JsonLdStream(Writer out) {
        this.out = out;
    }

    void add(Quad quad) {
        if (!graph.equals(Optional.of(quad.getGraph()))) {
            endSubject();
            write(graph.isPresent() ? "]},\n" : "[\n");
            write("{\"@id\": " + quoted(quad.getGraph().getURI()) + ", \"@graph\": [\n");
            graph = Optional.of(quad.getGraph());
            isFirstSubject = true;
        }
        if (!subject.equals(Optional.of(quad.getSubject()))) {
            endSubject();
            subject = Optional.of(quad.getSubject());
        }
        values.computeIfAbsent(quad.getPredicate(), property -> new JsonArray()).add(value(quad));
    }

    void finish() {
        endSubject();
        write(graph.isPresent() ? "]}\n]\n" : "[]\n");
    }

    private void endSubject() {
        subject.ifPresent(node -> {
            var object = new JsonObject();
            object.put("@id", id(node));
            values.forEach((property, array) ->
                    object.put(property.equals(RDF.Nodes.type) ? "@type" : property.getURI(), array));
            write((isFirstSubject ? "" : ",\n") + JSON.toStringFlat(object));
            isFirstSubject = false;
        });
        values.clear();
        subject = Optional.empty();
    }

    private static JsonValue value(Quad quad) {
        Node node = quad.getObject();
        if (quad.getPredicate().equals(RDF.Nodes.type)) {
            return new JsonString(id(node));
        }
        var value = new JsonObject();
        if (!node.isLiteral()) {
            value.put("@id", id(node));
            return value;
        }
        value.put("@value", node.getLiteralLexicalForm());
        if (!node.getLiteralLanguage().isEmpty()) {
            value.put("@language", node.getLiteralLanguage());
        } else if (!node.getLiteralDatatypeURI().equals(XSD.xstring.getURI())) {
            value.put("@type", node.getLiteralDatatypeURI());
        }
        return value;
    }

    private static String id(Node node) {
        return node.isURI() ? node.getURI() : "_:" + node.getBlankNodeLabel();
    }

    private static String quoted(String text) {
        return JSON.toStringFlat(new JsonString(text));
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
