package org.marrow.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.jena.atlas.io.IO;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.SyntaxLabels;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.util.Context;

/// Writes tables in the
/// [SPARQL 1.1 Query Results JSON Format](https://www.w3.org/TR/sparql11-results-json/), a line for each row.
///
/// After an error a table is left without its end, so that nobody takes it for whole. Half of a surrogate pair, which
/// JSON has no place for, is written as U+FFFD.
public final class JsonRows implements RowSetWriter {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString URI = new SerializedString("uri");
    private static final SerializableString LITERAL = new SerializedString("literal");
    private static final SerializableString DATATYPE = new SerializedString("datatype");
    private static final SerializableString LANGUAGE = new SerializedString("xml:lang");
    private static final SerializableString DIRECTION = new SerializedString("its:dir");
    private static final SerializableString LINE = new SerializedString("\n");

    private JsonRows() {}

    /// From now on Jena writes such tables so.
    public static void register() {
        RowSetWriterRegistry.init();
        RowSetWriterRegistry.register(ResultSetLang.RS_JSON, lang -> new JsonRows());
    }

    @Override
    public void write(OutputStream out, RowSet rows, Context context) {
        write(() -> FACTORY.createGenerator(out), rows, context);
    }

    @Override
    public void write(Writer out, RowSet rows, Context context) {
        write(() -> FACTORY.createGenerator(out), rows, context);
    }

    @Override
    public void write(OutputStream out, boolean answer, Context context) {
        try {
            out.write("{\"head\":{},\"boolean\":%b}\n".formatted(answer).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            IO.exception(e);
        }
    }

    private interface Opening {
        JsonGenerator open() throws IOException;
    }

    private static void write(Opening opening, RowSet rows, Context context) {
        try (JsonGenerator json = opening.open()) {
            new Table(json, context).write(rows);
        } catch (IOException e) {
            IO.exception(e);
        }
    }

    private static final class Table {

        private final JsonGenerator json;
        private final NodeToLabel labels;

        Table(JsonGenerator json, Context context) {
            this.json = json;
            this.labels = context != null && context.isTrue(ARQ.outputGraphBNodeLabels)
                    ? SyntaxLabels.createNodeToLabelAsGiven()
                    : SyntaxLabels.createNodeToLabel();
        }

        void write(RowSet rows) throws IOException {
            List<Var> variables = rows.getResultVars();
            List<SerializedString> names = variables.stream()
                    .map(variable -> new SerializedString(variable.getVarName()))
                    .toList();
            json.writeStartObject();
            json.writeObjectFieldStart("head");
            json.writeArrayFieldStart("vars");
            for (SerializedString name : names) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeObjectFieldStart("results");
            json.writeArrayFieldStart("bindings");
            while (rows.hasNext()) {
                json.writeRaw(LINE);
                row(rows.next(), variables, names);
            }
            json.writeRaw(LINE);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw(LINE);
        }

        private void row(Binding row, List<Var> variables, List<SerializedString> names) throws IOException {
            json.writeStartObject();
            for (int i = 0; i < names.size(); i++) {
                Node node = row.get(variables.get(i));
                if (node != null) {
                    json.writeFieldName(names.get(i));
                    node(node);
                }
            }
            json.writeEndObject();
        }

        private void node(Node node) throws IOException {
            json.writeStartObject();
            json.writeFieldName(TYPE);
            if (node.isURI()) {
                json.writeString(URI);
                value(node.getURI());
            } else if (node.isLiteral()) {
                literal(node);
            } else if (node.isBlank()) {
                json.writeString("bnode");
                value(labels.get(null, node).substring("_:".length()));
            } else {
                triple(node.getTriple());
            }
            json.writeEndObject();
        }

        private void literal(Node node) throws IOException {
            json.writeString(LITERAL);
            if (Util.isLangString(node) || Util.isDirLangString(node)) {
                json.writeFieldName(LANGUAGE);
                text(node.getLiteralLanguage());
                if (Util.isDirLangString(node)) {
                    json.writeFieldName(DIRECTION);
                    text(node.getLiteralBaseDirection().direction());
                }
            } else if (!Util.isSimpleString(node)) {
                json.writeFieldName(DATATYPE);
                text(node.getLiteralDatatypeURI());
            }
            value(node.getLiteralLexicalForm());
        }

        private void triple(Triple triple) throws IOException {
            json.writeString("triple");
            json.writeFieldName(VALUE);
            json.writeStartObject();
            json.writeFieldName("subject");
            node(triple.getSubject());
            json.writeFieldName("predicate");
            node(triple.getPredicate());
            json.writeFieldName("object");
            node(triple.getObject());
            json.writeEndObject();
        }

        private void value(String text) throws IOException {
            json.writeFieldName(VALUE);
            text(text);
        }

        private void text(String text) throws IOException {
            json.writeString(hasSurrogates(text) ? whole(text) : text);
        }

        private static boolean hasSurrogates(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private static String whole(String text) {
            return text.codePoints()
                    .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
