package org.marrow.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.marrow.model.MarrowException;
import org.marrow.model.Term;

/// Reads `hp.obo`, the HPO as OBO text of version 1.2 or 1.4, stanza by stanza.
///
/// What it hands over has the shape of `hp.owl`: names of subsets and of kinds of synonym become IRIs such
/// as `http://purl.obolibrary.org/obo/hp#layperson`, and what stands in braces at the end of a line, or
/// describes an xref, becomes an annotation of an axiom. Stanzas of other kinds than `[Term]`, and tags
/// that it does not know, are handed over as passed by, so that they can be counted.
///
/// Source: [OBO Flat File Format 1.4](https://owlcollab.github.io/oboformat/doc/obo-syntax.html), of which
/// 1.2 is a part.
public final class OboReader {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TAG = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(.*)", Pattern.DOTALL);
    private static final Pattern STANZA = Pattern.compile("\\[([A-Za-z]+)]\\s*(?:!.*)?");
    private static final Set<String> FORMATS = Set.of("1.2", "1.4");
    private static final String EXPECTED = "OBO text: a header with \"format-version\"";

    /// The tags of the header that describe the ontology, with the property that `hp.owl` has for each.
    private static final Map<String, String> DESCRIPTION = Map.of(
            "auto-generated-by", OboWords.OBO_IN_OWL + "auto-generated-by",
            "date", OboWords.OBO_IN_OWL + "hasDate",
            "default-namespace", OboWords.OBO_IN_OWL + "default-namespace",
            "logical-definition-view-relation", OboWords.OBO_IN_OWL + "logical-definition-view-relation",
            "remark", "http://www.w3.org/2000/01/rdf-schema#comment",
            "saved-by", OboWords.OBO_IN_OWL + "saved-by");

    private final SourceFile file;
    private final OboNames names = new OboNames();
    private final List<Term.Property> description = new ArrayList<>();
    private String version = "undated";
    private boolean isObo;

    /// A reader of `file`.
    public OboReader(SourceFile file) {
        this.file = file;
    }

    /// Hands all terms and parents to `sink`.
    ///
    /// @throws MarrowException if the file is of another kind, is malformed or ends too early
    public void read(OntologySink sink) {
        scan(new Reading(sink));
    }

    /// The release that the file says it is, such as `2016-04-01`, or `undated` if it does not say. Only
    /// the header is read.
    ///
    /// @throws MarrowException if the file is of another kind, or its header is malformed or ends too early
    public static String version(SourceFile file) {
        var reader = new OboReader(file);
        reader.scan(reader.new Recognition());
        return reader.version;
    }

    /// What is done with the lines of a file.
    private interface Visitor {

        /// Begins a stanza, the first of which ends the header.
        ///
        /// @return whether to read on
        boolean begin(String stanza, long line);

        void tag(String tag, OboValue value, long line);

        void end();
    }

    private void scan(Visitor visitor) {
        long line = 0;
        try (var lines = new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                if (text.isBlank() || text.startsWith("!")) {
                    continue;
                }
                Matcher stanza = STANZA.matcher(text);
                if (!stanza.matches()) {
                    readTag(text, line, visitor);
                } else if (!isObo) {
                    throw file.wrongKind(EXPECTED);
                } else if (!visitor.begin(stanza.group(1), line)) {
                    return;
                }
            }
        } catch (IOException e) {
            throw file.unreadable(line + 1, e);
        }
        if (!isObo) {
            throw file.wrongKind(EXPECTED);
        }
        visitor.end();
    }

    private void readTag(String text, long line, Visitor visitor) {
        Matcher tag = TAG.matcher(text);
        if (tag.matches()) {
            visitor.tag(tag.group(1), new OboValue(file, line, tag.group(2)), line);
        } else if (isObo) {
            throw file.malformed(line, "\"" + text + "\"", "a line such as \"name: All\"");
        } else {
            throw file.wrongKind(EXPECTED);
        }
    }

    /// Reads a tag that says what kind of file it is.
    ///
    /// @return whether it does
    private boolean recognises(String tag, OboValue value, long line) {
        if (tag.equals("format-version")) {
            String format = value.rest();
            if (!FORMATS.contains(format)) {
                throw file.malformed(line, "format-version " + format, "1.2 or 1.4");
            }
            isObo = true;
            return true;
        }
        if (tag.equals("data-version")) {
            Matcher date = DATE.matcher(value.rest());
            version = date.find() ? date.group() : version;
            return true;
        }
        return tag.equals("ontology");
    }

    /// Reads the header and no further.
    private final class Recognition implements Visitor {

        @Override
        public boolean begin(String stanza, long line) {
            return false;
        }

        @Override
        public void tag(String tag, OboValue value, long line) {
            recognises(tag, value, line);
        }

        @Override
        public void end() {}
    }

    /// Hands over everything.
    private final class Reading implements Visitor {

        private final OntologySink sink;
        private final Descriptions descriptions = new Descriptions(file);
        private boolean inHeader = true;
        private Optional<OboTerm> term = Optional.empty();
        private String stanza = "";
        private boolean isNamed = true;
        private long begin;

        private Reading(OntologySink sink) {
            this.sink = sink;
        }

        @Override
        public boolean begin(String stanza, long line) {
            end();
            this.stanza = stanza;
            begin = line;
            isNamed = false;
            return true;
        }

        @Override
        public void tag(String tag, OboValue value, long line) {
            if (inHeader) {
                header(tag, value, line);
            } else if (!isNamed) {
                isNamed = true;
                name(tag, value, line);
            } else {
                term.ifPresent(open -> open.tag(tag, value, line));
            }
        }

        @Override
        public void end() {
            if (inHeader) {
                inHeader = false;
                sink.ontology(version, description);
            } else if (!isNamed) {
                throw file.malformed(begin, "[" + stanza + "] without lines", "a line \"id: ...\" below it");
            }
            term.ifPresent(OboTerm::handOver);
            term = Optional.empty();
        }

        private void header(String tag, OboValue value, long line) {
            if (recognises(tag, value, line)) {
                return;
            }
            Optional<String> property = Optional.ofNullable(DESCRIPTION.get(tag));
            if (property.isPresent()) {
                description.add(new Term.Property(property.get(), value.rest()));
            } else if (tag.equals("property_value")) {
                describe(value.statement(names));
            } else if (tag.equals("idspace")) {
                names.declare(value.word(), value.word());
            } else if (tag.equals("import")) {
                sink.remarked(OboWords.importOf(value.rest()));
            } else {
                sink.skipped(value.toString(), "header tag " + tag);
            }
        }

        private void describe(OboValue.Statement statement) {
            String property = statement.property().getURI();
            Node value = statement.value();
            if (value.isLiteral()) {
                description.add(new Term.Property(property, value.getLiteralLexicalForm()));
            } else if (Term.Property.isPointer(property)) {
                description.add(new Term.Property(property, value.getURI()));
            } else {
                sink.statement(Triple.create(NodeFactory.createURI(OboWords.ONTOLOGY), statement.property(), value));
            }
        }

        private void name(String tag, OboValue value, long line) {
            if (!tag.equals("id")) {
                throw file.malformed(line, "\"" + tag + "\" before \"id\"", "\"id\" as the first line of a stanza");
            }
            String id = value.rest();
            if (!stanza.equals("Term")) {
                sink.skipped(id, "stanza of type " + stanza);
            } else if (id.startsWith("HP:") && OboWords.isLocal(id, 3)) {
                OboTerm open = new OboTerm(file, names, id, begin, sink);
                descriptions.add(open.id(), line);
                term = Optional.of(open);
            } else {
                sink.skipped(id, "class of another ontology");
            }
        }
    }
}
