package org.marrow.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;

/// Reads `hp.json`, the HPO as obographs JSON, node by node.
///
/// Only nodes of type CLASS with an HPO identifier are terms; the properties and the odd node of another
/// ontology are handed over as passed by, so that they can be counted. All edges of HPO's release JSON are
/// `is_a`.
///
/// Source: [OBO Graphs](https://github.com/geneontology/obographs).
public final class ObographsReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HPO_IRI = Pattern.compile("http://purl\\.obolibrary\\.org/obo/HP_(\\d{7})");
    private static final Pattern VERSION = Pattern.compile("/releases/(\\d{4}-\\d{2}-\\d{2})/");
    private static final String EXPECTED = "obographs JSON: an object with \"graphs\"";

    private final SourceFile file;
    private final Descriptions descriptions;

    /// A reader of `file`.
    public ObographsReader(SourceFile file) {
        this.file = file;
        this.descriptions = new Descriptions(file);
    }

    /// Hands all terms and parents to `sink`.
    ///
    /// @throws MarrowException if the file is of another kind, is malformed or ends too early
    public void read(OntologySink sink) {
        parse(parser -> {
            readDocument(parser, sink);
            return "";
        });
    }

    /// The release that the file says it is, such as `2025-05-06`, or `undated` if it does not say.
    ///
    /// @throws MarrowException if the file is of another kind, is malformed or ends too early
    public static String version(SourceFile file) {
        var reader = new ObographsReader(file);
        return reader.parse(reader::readVersion);
    }

    private interface Work {
        String with(JsonParser parser) throws IOException;
    }

    private String parse(Work work) {
        try (JsonParser parser = JSON.createParser(file.open())) {
            try {
                return work.with(parser);
            } catch (JsonProcessingException e) {
                throw syntaxError(parser, e);
            } catch (IOException e) {
                throw file.unreadable(line(parser), e);
            }
        } catch (IOException e) {
            throw file.unreadable(1, e);
        }
    }

    private String readVersion(JsonParser parser) throws IOException {
        enterGraph(parser);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (field.equals("meta")) {
                return version(parser.<JsonNode>readValueAsTree());
            }
            parser.skipChildren();
        }
        return "undated";
    }

    private MarrowException syntaxError(JsonParser parser, JsonProcessingException e) {
        long line = line(parser);
        if (e instanceof JsonEOFException || e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return file.unreadable(line, new EOFException(e.getOriginalMessage()));
        }
        boolean atStart = parser.getParsingContext().inRoot();
        return atStart
                ? file.wrongKind(EXPECTED)
                : file.malformed(line, e.getOriginalMessage(), "well-formed JSON to the end of the file");
    }

    private void readDocument(JsonParser parser, OntologySink sink) throws IOException {
        enterGraph(parser);
        boolean described = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "meta" -> {
                    JsonNode meta = parser.readValueAsTree();
                    sink.ontology(version(meta), properties(meta, parser));
                    described = true;
                }
                case "nodes" -> {
                    requireArray(parser, field);
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        node(parser, sink);
                    }
                }
                case "edges" -> {
                    requireArray(parser, field);
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        edge(parser, sink);
                    }
                }
                default -> parser.skipChildren();
            }
        }
        if (!described) {
            throw file.malformed(line(parser), "a graph without \"meta\"", "the ontology's version in \"meta\"");
        }
        if (parser.nextToken() != JsonToken.END_ARRAY) {
            throw file.malformed(line(parser), "a second graph", "exactly one graph");
        }
        while (parser.nextToken() != null) {
            parser.skipChildren();
        }
    }

    private void requireArray(JsonParser parser, String field) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw file.malformed(line(parser), parser.getText() + " as \"" + field + "\"", "an array");
        }
    }

    private void enterGraph(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw file.wrongKind(EXPECTED);
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME && !"graphs".equals(parser.currentName())) {
            parser.nextToken();
            parser.skipChildren();
        }
        if (parser.nextToken() != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.START_OBJECT) {
            throw file.wrongKind(line(parser), "no array \"graphs\" with a graph in it", EXPECTED);
        }
    }

    private static String version(JsonNode meta) {
        Matcher matcher = VERSION.matcher(meta.path("version").asText());
        return matcher.find() ? matcher.group(1) : "undated";
    }

    private void node(JsonParser parser, OntologySink sink) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        JsonNode node = parser.readValueAsTree();
        String iri = node.path("id").asText();
        String type = node.path("type").asText("no type");
        Matcher hpo = HPO_IRI.matcher(iri);
        if (!hpo.matches() || !type.equals("CLASS")) {
            sink.skipped(iri, type.equals("CLASS") ? "class of another ontology" : "node of type " + type);
            return;
        }
        JsonNode label = node.path("lbl");
        if (label.isMissingNode()) {
            throw file.malformed(line(parser), iri + " without \"lbl\"", "a label on every term");
        }
        Curie id = new Curie("HP", hpo.group(1));
        descriptions.add(id, line);
        JsonNode meta = node.path("meta");
        JsonNode definition = meta.path("definition");
        sink.term(new Term(
                id,
                label.asText(),
                definition.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(definition.path("val").asText()),
                texts(definition.path("xrefs")),
                synonyms(meta, parser),
                values(meta.path("xrefs")),
                texts(meta.path("comments")),
                texts(meta.path("subsets")),
                meta.path("deprecated").asBoolean(false),
                properties(meta, parser)));
    }

    private void edge(JsonParser parser, OntologySink sink) throws IOException {
        JsonNode edge = parser.readValueAsTree();
        Matcher child = HPO_IRI.matcher(edge.path("sub").asText());
        Matcher parent = HPO_IRI.matcher(edge.path("obj").asText());
        if (!edge.path("pred").asText().equals("is_a") || !child.matches() || !parent.matches()) {
            sink.skipped(edge.toString(), "edge that is not is_a between terms of the HPO");
            return;
        }
        sink.parent(new Curie("HP", child.group(1)), new Curie("HP", parent.group(1)));
    }

    private List<Synonym> synonyms(JsonNode meta, JsonParser parser) {
        List<Synonym> synonyms = new ArrayList<>();
        for (JsonNode synonym : meta.path("synonyms")) {
            String property = synonym.path("pred").asText();
            SynonymScope scope = SynonymScope.ofProperty(property)
                    .orElseThrow(() -> file.malformed(
                            line(parser),
                            "\"" + property + "\" as a synonym's \"pred\"",
                            "hasExactSynonym, hasNarrowSynonym, hasBroadSynonym or hasRelatedSynonym"));
            Optional<String> type = synonym.has("synonymType")
                    ? Optional.of(synonym.path("synonymType").asText())
                    : Optional.empty();
            synonyms.add(new Synonym(synonym.path("val").asText(), scope, type, texts(synonym.path("xrefs"))));
        }
        return synonyms;
    }

    private List<Term.Property> properties(JsonNode meta, JsonParser parser) {
        List<Term.Property> properties = new ArrayList<>();
        for (JsonNode property : meta.path("basicPropertyValues")) {
            if (!property.hasNonNull("pred") || !property.hasNonNull("val")) {
                throw file.malformed(line(parser), property.toString(), "a property with \"pred\" and \"val\"");
            }
            properties.add(new Term.Property(
                    property.path("pred").asText(), property.path("val").asText()));
        }
        return properties;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<String> values(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(entry -> values.add(entry.path("val").asText()));
        return values;
    }

    private static long line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }
}
