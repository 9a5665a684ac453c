package org.marrow.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What stands at the ends of mappings: identifiers of the prefix table, and the things that these are names
/// of. Remembers what it has read. Not for use by several threads.
final class MappingEnds {

    private final Prefixes prefixes;
    private final Things things;
    private final Map<Node, Optional<Curie>> read = new HashMap<>();
    private final Map<Curie, Curie> named = new HashMap<>();

    MappingEnds(Prefixes prefixes, Things things) {
        this.prefixes = prefixes;
        this.things = things;
    }

    /// The mapping that `triple` states, if it is one: a known predicate between two different things, of
    /// which neither is a publication.
    Optional<MappingStatement> statement(Triple triple) {
        return MappingPredicate.of(triple.getPredicate())
                .flatMap(predicate -> stated(triple.getSubject())
                        .flatMap(subject -> stated(triple.getObject())
                                .map(object -> new MappingStatement(triple, subject, predicate, object))
                                .filter(mapping -> !thing(subject).equals(thing(mapping.object())))));
    }

    /// The identifier that `node` is or writes, if it is one of a thing that may be mapped.
    Optional<Curie> stated(Node node) {
        return read.computeIfAbsent(node, this::read);
    }

    private Optional<Curie> read(Node node) {
        if (node.equals(Published.NO_TERM_FOUND)) {
            return Optional.empty();
        }
        Optional<Curie> id = node.isURI()
                ? prefixes.curie(node.getURI())
                : node.isLiteral() ? parsed(node.getLiteralLexicalForm()) : Optional.empty();
        return id.filter(curie -> Kinds.of(curie) != Kind.PUBLICATION);
    }

    private Optional<Curie> parsed(String text) {
        try {
            return Optional.of(prefixes.parse(text));
        } catch (MarrowException noPrefixFits) {
            return Optional.empty();
        }
    }

    /// The thing that `id` is another name of: the concept of a MedGen page, the term into which another
    /// was merged; else `id` itself.
    Curie thing(Curie id) {
        return named.computeIfAbsent(
                id,
                key -> things.entry(key)
                        .filter(entry ->
                                entry.thing().isEmpty() && entry.current().size() == 1)
                        .map(entry -> entry.current().getFirst())
                        .orElse(key));
    }

    Node iri(Curie id) {
        return NodeFactory.createURI(prefixes.iri(id));
    }

    /// The texts by which an xref may point to `id`.
    List<Node> texts(Curie id) {
        return prefixes.spellings(id).stream()
                .map(NodeFactory::createLiteralString)
                .toList();
    }
}
