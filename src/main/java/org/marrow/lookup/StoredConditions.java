package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Thing;
import org.marrow.rdf.Ids;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// Conditions from the statements.
final class StoredConditions implements Conditions {

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final StoredResolver resolver;
    private final GeneStatements genes;

    StoredConditions(Store store, Prefixes prefixes, Things things, StoredResolver resolver) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.resolver = resolver;
        this.genes = new GeneStatements(store, prefixes, things);
    }

    @Override
    public Optional<Condition> find(String identifier) {
        return resolver.resolve(identifier)
                .thing()
                .map(Thing::id)
                .or(() -> resolver.curie(identifier))
                .flatMap(this::read);
    }

    /// What is called a condition, or has a row of its own, is one.
    private Optional<Condition> read(Curie id) {
        Node node = NodeFactory.createURI(prefixes.iri(id));
        Outline outline = new Outline(node, store.about(Store.Part.ASSERTED, List.of(node)), prefixes);
        Graph pointing =
                store.pointing(Store.Part.ASSERTED, List.of(Mw.CONDITION, SKOS.exactMatch.asNode()), List.of(node));
        List<Node> rows = subjects(pointing, Mw.CONDITION);
        return outline.isA(Mw.CONDITION_CLASS) || !rows.isEmpty()
                ? Optional.of(condition(id, outline, rows, subjects(pointing, SKOS.exactMatch.asNode())))
                : Optional.empty();
    }

    private Condition condition(Curie id, Outline outline, List<Node> rows, List<Node> mapped) {
        String label = things.label(id);
        return new Condition(
                id,
                label,
                Outline.others(
                        Stream.of(RDFS.Nodes.label, SKOS.prefLabel.asNode(), SKOS.altLabel.asNode())
                                .flatMap(property -> outline.texts(property).stream())
                                .toList(),
                        label),
                Outline.things(things, Kind.TERM, outline.curies(Mw.INHERITANCE)),
                Outline.things(things, Kind.TERM, outline.curies(Mw.CLINICAL_COURSE)),
                identities(Stream.concat(mapped.stream(), outline.nodes(SKOS.exactMatch.asNode()).stream())
                        .toList()),
                genes.read(rows.stream().filter(Ids::isGeneAssociation).toList()));
    }

    /// What is mapped, a concept once however many of its numbers are; a MIM number may stand for a gene
    /// as well.
    private List<Curie> identities(List<Node> mapped) {
        return Outline.curies(prefixes, mapped).stream()
                .filter(other -> Kinds.of(other) != Kind.GENE)
                .map(this::current)
                .distinct()
                .sorted()
                .toList();
    }

    private Curie current(Curie id) {
        return things.entry(id)
                .filter(entry -> entry.thing().isEmpty() && entry.current().size() == 1)
                .map(entry -> entry.current().getFirst())
                .orElse(id);
    }

    private static List<Node> subjects(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY)
                .mapWith(Triple::getSubject)
                .toList();
    }
}
