package org.marrow.lookup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.SynonymScope;
import org.marrow.model.TextType;
import org.marrow.model.Thing;
import org.marrow.store.Store;
import org.marrow.store.TextIndex;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Every name that a release gives to a thing, translations included. Identifiers are no names.
final class Texts {

    private static final Map<Node, TextType> TYPES = types();

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;

    Texts(Store store, Prefixes prefixes, Things things) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
    }

    private static Map<Node, TextType> types() {
        Map<Node, TextType> types = new LinkedHashMap<>();
        types.put(RDFS.Nodes.label, TextType.LABEL);
        types.put(SKOS.prefLabel.asNode(), TextType.LABEL);
        types.put(SKOS.altLabel.asNode(), TextType.EXACT_SYNONYM);
        types.put(SKOS.hiddenLabel.asNode(), TextType.RELATED_SYNONYM);
        for (SynonymScope scope : SynonymScope.values()) {
            types.put(NodeFactory.createURI(Published.OBO_IN_OWL + scope.property()), type(scope));
        }
        return types;
    }

    private static TextType type(SynonymScope scope) {
        return switch (scope) {
            case EXACT -> TextType.EXACT_SYNONYM;
            case NARROW -> TextType.NARROW_SYNONYM;
            case BROAD -> TextType.BROAD_SYNONYM;
            case RELATED -> TextType.RELATED_SYNONYM;
        };
    }

    /// Hands over every name.
    void each(Consumer<TextIndex.Text> out) {
        TYPES.forEach((property, type) -> {
            each(Store.Part.ASSERTED, property, type, out);
            each(Store.Part.TRANSLATIONS, property, type, out);
        });
    }

    private void each(Store.Part part, Node property, TextType type, Consumer<TextIndex.Text> out) {
        store.each(
                part,
                property,
                triple -> thing(triple.getSubject())
                        .filter(thing -> triple.getObject().isLiteral())
                        .ifPresent(thing -> out.accept(text(thing, triple, type))));
    }

    private Optional<Thing> thing(Node subject) {
        return subject.isURI() ? prefixes.curie(subject.getURI()).flatMap(things::find) : Optional.empty();
    }

    private static TextIndex.Text text(Thing thing, Triple triple, TextType type) {
        Node literal = triple.getObject();
        return new TextIndex.Text(
                thing.id(),
                thing.kind(),
                thing.obsolete(),
                literal.getLiteralLexicalForm().strip().replaceAll("\\s+", " "),
                type,
                Optional.of(literal.getLiteralLanguage()).filter(tag -> !tag.isEmpty()));
    }
}
