package org.marrow.source;

import static org.marrow.source.OboWords.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.SynonymScope;

/// One `[Term]` stanza of an OBO file, in the words of `hp.owl`.
final class OboTerm {

    private static final Node DEFINITION = NodeFactory.createURI(OboWords.DEFINITION);
    private static final Node DB_XREF = NodeFactory.createURI(OboWords.DB_XREF);
    private static final Node REPLACED_BY = NodeFactory.createURI(OboWords.REPLACED_BY);
    private static final Node SUBSET = NodeFactory.createURI(OboWords.SUBSET);
    private static final Node SYNONYM_TYPE = NodeFactory.createURI(OboWords.SYNONYM_TYPE);

    /// The tags whose value is text or an identifier up to the end of the line.
    private static final Map<String, Node> PLAIN = Map.of(
            "name", RDFS.Nodes.label,
            "comment", RDFS.Nodes.comment,
            "alt_id", inOwl("hasAlternativeId"),
            "consider", inOwl("consider"),
            "created_by", inOwl("created_by"),
            "creation_date", inOwl("creation_date"),
            "is_anonymous", inOwl("is_anonymous"),
            "namespace", inOwl("hasOBONamespace"));

    private static final String SOURCE_DESCRIPTION = "left out: the description of a definition's or synonym's source";
    private static final Set<String> AT_MOST_ONCE = Set.of("name", "def", "is_obsolete");

    private final SourceFile file;
    private final OboNames names;
    private final Curie id;
    private final long begin;
    private final OntologySink sink;
    private final TermDraft draft;
    private final Set<String> seen = new HashSet<>();

    /// The stanza of the term `id`, which begins in line `begin`.
    OboTerm(SourceFile file, OboNames names, String id, long begin, OntologySink sink) {
        this.file = file;
        this.names = names;
        this.id = Curie.parse(id);
        this.begin = begin;
        this.sink = sink;
        this.draft = new TermDraft(this.id, sink);
    }

    private static Node inOwl(String name) {
        return NodeFactory.createURI(OboWords.OBO_IN_OWL + name);
    }

    Curie id() {
        return id;
    }

    void handOver() {
        draft.handOver(() -> file.malformed(begin, id + " without \"name\"", "a name on every term"));
    }

    void tag(String tag, OboValue value, long line) {
        if (AT_MOST_ONCE.contains(tag) && !seen.add(tag)) {
            throw file.malformed(line, "a second \"" + tag + "\" of " + id, "one");
        }
        switch (tag) {
            case "def" -> definition(value);
            case "synonym" -> synonym(value, line);
            case "xref" -> xref(value);
            case "subset" -> sayAndEnd(SUBSET, value.iri(names), value);
            case "is_a" -> parent(value);
            case "is_obsolete" -> obsolete(value, line);
            case "replaced_by" -> successor(value);
            case "property_value" -> property(value);
            default -> {
                Optional.ofNullable(PLAIN.get(tag))
                        .ifPresentOrElse(
                                property -> plain(property, tag, value),
                                () -> sink.skipped(id + " " + tag + ": " + value, "tag " + tag));
            }
        }
    }

    private void definition(OboValue value) {
        Node definition = text(value.quoted());
        draft.say(DEFINITION, definition);
        sources(DEFINITION, definition, value);
        qualify(DEFINITION, definition, value);
    }

    private void synonym(OboValue value, long line) {
        Node synonym = text(value.quoted());
        SynonymScope scope = value.isNext('[') ? SynonymScope.RELATED : scope(value.word(), line);
        Node property = inOwl(scope.property());
        draft.say(property, synonym);
        if (value.hasMore() && !value.isNext('[')) {
            draft.takes(property, synonym, SYNONYM_TYPE, value.iri(names));
        }
        sources(property, synonym, value);
        qualify(property, synonym, value);
    }

    private SynonymScope scope(String word, long line) {
        try {
            return SynonymScope.valueOf(word);
        } catch (IllegalArgumentException unknown) {
            throw file.malformed(line, "\"" + word + "\" as a synonym's scope", "EXACT, NARROW, BROAD or RELATED");
        }
    }

    private void sources(Node property, Node target, OboValue value) {
        for (OboValue.Xref xref : value.xrefs()) {
            draft.takes(property, target, DB_XREF, text(xref.id()));
            xref.description().ifPresent(left -> sink.remarked(SOURCE_DESCRIPTION));
        }
    }

    private void xref(OboValue value) {
        OboValue.Xref xref = value.xref();
        Node target = text(xref.id());
        draft.say(DB_XREF, target);
        xref.description()
                .ifPresent(description ->
                        annotate(DB_XREF, target, List.of(Map.entry(RDFS.Nodes.label, text(description)))));
        qualify(DB_XREF, target, value);
    }

    private void parent(OboValue value) {
        Node parent = value.iri(names);
        if (TermDraft.termOf(parent).isEmpty()) {
            sink.skipped(id + " is_a " + parent, "edge that is not is_a between terms of the HPO");
            return;
        }
        sayAndEnd(RDFS.Nodes.subClassOf, parent, value);
    }

    private void obsolete(OboValue value, long line) {
        String word = value.word();
        if (!word.equals("true") && !word.equals("false")) {
            throw file.malformed(line, "\"" + word + "\"", "true or false");
        }
        if (word.equals("true")) {
            draft.say(OWL2.deprecated.asNode(), text(word));
        }
        qualify(OWL2.deprecated.asNode(), text(word), value);
    }

    private void successor(OboValue value) {
        Node successor = value.iri(names);
        String curie = TermDraft.termOf(successor).map(Curie::toString).orElseGet(successor::getURI);
        draft.say(REPLACED_BY, text(curie));
        qualify(REPLACED_BY, successor, value);
    }

    private void property(OboValue value) {
        OboValue.Statement statement = value.statement(names);
        sayAndEnd(statement.property(), statement.value(), value);
    }

    private void plain(Node property, String tag, OboValue value) {
        String text = value.rest();
        if (text.isEmpty()) {
            sink.skipped(id + " " + tag, "tag without value");
            return;
        }
        sayAndEnd(property, text(text), value);
    }

    private void sayAndEnd(Node property, Node object, OboValue value) {
        draft.say(property, object);
        qualify(property, object.isLiteral() ? text(object.getLiteralLexicalForm()) : object, value);
    }

    private void qualify(Node property, Node object, OboValue value) {
        List<Map.Entry<Node, Node>> annotations = new ArrayList<>();
        for (OboValue.Qualifier qualifier : value.end()) {
            annotations.add(Map.entry(annotation(qualifier.key()), text(qualifier.value())));
        }
        annotate(property, object, annotations);
    }

    private static Node annotation(String key) {
        return switch (key) {
            case "xref" -> DB_XREF;
            case "comment" -> RDFS.Nodes.comment;
            default -> inOwl(key);
        };
    }

    private void annotate(Node property, Node object, List<Map.Entry<Node, Node>> annotations) {
        if (annotations.isEmpty()) {
            return;
        }
        Node axiom = NodeFactory.createBlankNode();
        draft.keep(Triple.create(axiom, RDF.Nodes.type, OWL2.Axiom.asNode()));
        draft.keep(Triple.create(axiom, OWL2.annotatedSource.asNode(), draft.iri()));
        draft.keep(Triple.create(axiom, OWL2.annotatedProperty.asNode(), property));
        draft.keep(Triple.create(axiom, OWL2.annotatedTarget.asNode(), object));
        annotations.forEach(annotation -> draft.keep(Triple.create(axiom, annotation.getKey(), annotation.getValue())));
    }
}
