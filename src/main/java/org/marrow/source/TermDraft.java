package org.marrow.source;

import static org.marrow.source.OboWords.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;

/// A term while it is read, statement by statement. What a [Term] has no room for stays a statement.
final class TermDraft {

    private final Curie id;
    private final Node iri;
    private final OntologySink sink;
    private Optional<String> label = Optional.empty();
    private Optional<String> definition = Optional.empty();
    private boolean obsolete;
    private final List<String> definitionXrefs = new ArrayList<>(2);
    private final List<SynonymDraft> synonyms = new ArrayList<>(2);
    private final List<String> xrefs = new ArrayList<>(2);
    private final List<String> comments = new ArrayList<>(1);
    private final List<String> subsets = new ArrayList<>(1);
    private final List<Term.Property> properties = new ArrayList<>(2);
    private final List<Curie> parents = new ArrayList<>(1);
    private final List<Triple> others = new ArrayList<>(1);

    private static final class SynonymDraft {

        private final SynonymScope scope;
        private final String text;
        private Optional<String> type = Optional.empty();
        private final List<String> xrefs = new ArrayList<>(1);

        private SynonymDraft(SynonymScope scope, String text) {
            this.scope = scope;
            this.text = text;
        }

        private Synonym synonym() {
            return new Synonym(text, scope, type, xrefs);
        }
    }

    TermDraft(Curie id, OntologySink sink) {
        this.id = id;
        this.iri = NodeFactory.createURI(OboWords.TERM + id.local());
        this.sink = sink;
    }

    Node iri() {
        return iri;
    }

    /// The term's CURIE, if `node` is the IRI of one.
    static Optional<Curie> termOf(Node node) {
        if (!node.isURI()
                || !node.getURI().startsWith(OboWords.TERM)
                || !OboWords.isLocal(node.getURI(), OboWords.TERM.length())) {
            return Optional.empty();
        }
        return Optional.of(new Curie("HP", node.getURI().substring(OboWords.TERM.length())));
    }

    /// Adds that the term's `property` is `value`.
    void say(Node property, Node value) {
        boolean taken = value.isLiteral()
                ? takesText(property.getURI(), value)
                : value.isURI() && takesIri(property.getURI(), value);
        if (!taken) {
            others.add(Triple.create(iri, property, value));
        }
    }

    /// Adds a statement that is not of the term itself, but goes with it.
    void keep(Triple triple) {
        others.add(triple);
    }

    private boolean takesText(String property, Node value) {
        String text = value.getLiteralLexicalForm();
        if (property.equals(OWL2.deprecated.getURI())) {
            return takesDeprecation(text);
        }
        if (property.equals(OboWords.ID)) {
            return text.equals(id.toString());
        }
        if (property.equals(RDFS.label.getURI())) {
            if (label.isPresent()) {
                return false;
            }
            label = Optional.of(text);
        } else if (property.equals(OboWords.DEFINITION)) {
            if (definition.isPresent()) {
                return false;
            }
            definition = Optional.of(text);
        } else if (property.equals(OboWords.DB_XREF)) {
            xrefs.add(text);
        } else if (property.equals(RDFS.comment.getURI())) {
            comments.add(text);
        } else {
            scope(property)
                    .ifPresentOrElse(
                            scope -> synonyms.add(new SynonymDraft(scope, text)),
                            () -> properties.add(new Term.Property(property, text)));
        }
        remarkKind(property, value);
        return true;
    }

    private boolean takesDeprecation(String text) {
        boolean isTrue = text.equals("true") || text.equals("1");
        if (!isTrue && !text.equals("false") && !text.equals("0")) {
            sink.remarked("owl:deprecated that is neither true nor false");
        }
        obsolete |= isTrue;
        return isTrue;
    }

    private void remarkKind(String property, Node value) {
        if (!value.getLiteralLanguage().isEmpty()) {
            sink.remarked(OboWords.WITHOUT_LANGUAGE);
        } else if (!XSDDatatype.XSDstring.equals(value.getLiteralDatatype()) && !Term.Property.isPointer(property)) {
            sink.remarked(OboWords.WITHOUT_DATATYPE);
        }
    }

    private boolean takesIri(String property, Node value) {
        if (property.equals(OboWords.SUBSET)) {
            return subsets.add(value.getURI());
        }
        if (property.equals(RDFS.subClassOf.getURI())) {
            Optional<Curie> parent = termOf(value);
            parent.ifPresent(parents::add);
            return parent.isPresent();
        }
        return Term.Property.isPointer(property) && properties.add(new Term.Property(property, value.getURI()));
    }

    private static Optional<SynonymScope> scope(String property) {
        return property.startsWith(OboWords.OBO_IN_OWL)
                ? SynonymScope.ofProperty(property.substring(OboWords.OBO_IN_OWL.length()))
                : Optional.empty();
    }

    /// Adds, to the statement that the term's `property` is `target`, where it is from or what kind of
    /// synonym it is.
    ///
    /// @return whether a [Term] has room for it
    boolean takes(Node property, Node target, Node annotation, Node value) {
        if (!target.isLiteral()) {
            return false;
        }
        String text = target.getLiteralLexicalForm();
        boolean isSource = annotation.getURI().equals(OboWords.DB_XREF) && value.isLiteral();
        if (property.getURI().equals(OboWords.DEFINITION)) {
            return isSource
                    && definition.filter(text::equals).isPresent()
                    && definitionXrefs.add(value.getLiteralLexicalForm());
        }
        Optional<SynonymDraft> synonym = scope(property.getURI()).flatMap(scope -> synonymOf(scope, text));
        if (synonym.isEmpty()) {
            return false;
        }
        if (isSource) {
            return synonym.get().xrefs.add(value.getLiteralLexicalForm());
        }
        boolean isType = annotation.getURI().equals(OboWords.SYNONYM_TYPE) && value.isURI();
        if (!isType || synonym.get().type.isPresent()) {
            return false;
        }
        synonym.get().type = Optional.of(value.getURI());
        return true;
    }

    /// The one added last, where the term has a synonym twice.
    private Optional<SynonymDraft> synonymOf(SynonymScope scope, String text) {
        return synonyms.reversed().stream()
                .filter(synonym -> synonym.scope == scope && synonym.text.equals(text))
                .findFirst();
    }

    /// Gives the term, its parents and its other statements to the sink.
    ///
    /// @param unlabelled the error to throw if the term has no label
    void handOver(Supplier<MarrowException> unlabelled) {
        sink.term(new Term(
                id,
                label.orElseThrow(unlabelled),
                definition,
                definitionXrefs,
                synonyms.stream().map(SynonymDraft::synonym).toList(),
                xrefs,
                comments,
                subsets,
                obsolete,
                properties));
        parents.forEach(parent -> sink.parent(id, parent));
        others.forEach(sink::statement);
    }
}
