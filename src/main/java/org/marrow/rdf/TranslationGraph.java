package org.marrow.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.SynonymScope;
import org.marrow.model.Translation;
import org.marrow.model.TranslationStatus;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What a graph says of one term in other languages.
final class TranslationGraph {

    private static final String STATUS = "translation_status";
    private static final String COMMENT = "comment";

    /// The properties that are translated, in their order, as Babelon writes them.
    private static final Map<Node, String> NAMES = names();

    private static final List<String> ORDER = List.copyOf(NAMES.values());
    private static final Comparator<Translation> TRANSLATIONS = Comparator.comparing(Translation::language)
            .thenComparingInt(translation -> ORDER.indexOf(translation.property()))
            .thenComparing(Translation::text)
            .thenComparing(Translation::status)
            .thenComparing(translation -> translation.details().toString());

    private final Prefixes prefixes;
    private final Graph graph;
    private final TermGraph term;

    /// Of `subject` in a graph that has the statements about it and their axioms.
    TranslationGraph(Prefixes prefixes, Graph graph, Node subject) {
        this.prefixes = prefixes;
        this.graph = graph;
        this.term = new TermGraph(prefixes, graph, subject);
    }

    private static Map<Node, String> names() {
        Map<Node, String> names = new LinkedHashMap<>();
        names.put(RDFS.Nodes.label, "rdfs:label");
        names.put(Published.DEFINITION, "IAO:0000115");
        for (SynonymScope scope : SynonymScope.values()) {
            names.put(NodeFactory.createURI(Published.OBO_IN_OWL + scope.property()), "oboInOwl:" + scope.property());
        }
        return names;
    }

    /// The translations, ordered by language, property and text.
    List<Translation> translations() {
        List<Translation> translations = new ArrayList<>();
        term.axioms().forEach((statement, axioms) -> {
            String property = NAMES.get(statement.property());
            if (property != null && statement.target().isLiteral()) {
                axioms.forEach(axiom ->
                        translation(property, statement.target(), axiom).ifPresent(translations::add));
            }
        });
        translations.sort(TRANSLATIONS);
        return translations;
    }

    private Optional<Translation> translation(String property, Node text, Node axiom) {
        return AnnotationRdf.any(graph, axiom, NodeFactory.createURI(Published.BABELON + STATUS))
                .flatMap(status -> TranslationStatus.of(status.getLiteralLexicalForm()))
                .map(status -> new Translation(
                        term.id(),
                        property,
                        text.getLiteralLexicalForm(),
                        text.getLiteralLanguage(),
                        status,
                        details(axiom)));
    }

    /// What else the axiom says, by column; several values of one are separated by `|`.
    private Map<String, String> details(Node axiom) {
        Map<String, String> details = new TreeMap<>();
        graph.find(axiom, Node.ANY, Node.ANY).toList().stream()
                .sorted(Comparator.comparing(triple -> value(triple.getObject())))
                .forEach(triple -> column(triple)
                        .ifPresent(column ->
                                details.merge(column, value(triple.getObject()), (one, other) -> one + "|" + other)));
        return details;
    }

    private static Optional<String> column(Triple triple) {
        Node property = triple.getPredicate();
        if (property.equals(RDFS.Nodes.comment)) {
            return Optional.of(COMMENT);
        }
        if (property.equals(Mw.PUBLISHED_STATUS)) {
            return Optional.of(STATUS);
        }
        return Optional.of(property.getURI())
                .filter(iri -> iri.startsWith(Published.BABELON))
                .map(iri -> iri.substring(Published.BABELON.length()))
                .filter(column -> !column.equals(STATUS));
    }

    private String value(Node node) {
        return node.isLiteral()
                ? node.getLiteralLexicalForm()
                : node.isURI()
                        ? prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI())
                        : "";
    }
}
