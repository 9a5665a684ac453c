package org.marrow.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.marrow.vocabulary.Graphs;

/// The statements of a release in a dataset of this process. May be shared between threads.
final class DatasetStore implements Store {

    private final String id;
    private final DatasetGraph dataset;
    private final List<Node> translations;

    DatasetStore(String id, DatasetGraph dataset) {
        this.id = id;
        this.dataset = dataset;
        this.translations = read(graphs -> Graphs.translations(graphs.listGraphNodes()));
    }

    @Override
    public String id() {
        return id;
    }

    private <T> T read(Function<DatasetGraph, T> question) {
        return dataset.isInTransaction()
                ? question.apply(dataset)
                : dataset.calculateRead(() -> question.apply(dataset));
    }

    @Override
    public Graph about(Part part, Collection<Node> subjects) {
        return collect(
                part,
                (graph, found) -> subjects.forEach(
                        subject -> graph.find(subject, Node.ANY, Node.ANY).forEachRemaining(found::add)));
    }

    @Override
    public Graph pointing(Part part, Collection<Node> predicates, Collection<Node> objects) {
        return collect(
                part,
                (graph, found) -> objects.forEach(object -> predicates.forEach(
                        predicate -> graph.find(Node.ANY, predicate, object).forEachRemaining(found::add))));
    }

    @Override
    public void each(Part part, Node predicate, Consumer<Triple> out) {
        read(graphs -> {
            if (part == Part.TRANSLATIONS) {
                each(graphs, Set.copyOf(translations), predicate, out);
            } else if (part == Part.ONTOLOGY) {
                each(graphs, Set.of(ontology(graphs)), predicate, out);
            } else {
                graphs(graphs, part)
                        .forEach(graph ->
                                graph.find(Node.ANY, predicate, Node.ANY).forEachRemaining(out));
            }
            return true;
        });
    }

    /// Those in some graphs, by way of the predicate in all, since there is no index that begins with a graph and its
    /// predicate.
    private static void each(DatasetGraph graphs, Set<Node> wanted, Node predicate, Consumer<Triple> out) {
        if (!wanted.isEmpty()) {
            graphs.findNG(Node.ANY, Node.ANY, predicate, Node.ANY).forEachRemaining(quad -> {
                if (wanted.contains(quad.getGraph())) {
                    out.accept(quad.asTriple());
                }
            });
        }
    }

    private Graph collect(Part part, BiConsumer<Graph, Graph> work) {
        return read(graphs -> {
            Graph found = GraphFactory.createDefaultGraph();
            graphs(graphs, part).forEach(graph -> work.accept(graph, found));
            return found;
        });
    }

    private List<Graph> graphs(DatasetGraph graphs, Part part) {
        return switch (part) {
            case ASSERTED -> List.of(graphs.getDefaultGraph());
            case INFERRED -> List.of(graphs.getGraph(Graphs.INFERRED));
            case TRANSLATIONS -> translations.stream().map(graphs::getGraph).toList();
            case ONTOLOGY -> List.of(graphs.getGraph(ontology(graphs)));
        };
    }

    private static Node ontology(DatasetGraph graphs) {
        return graphs.containsGraph(Graphs.HPO) ? Graphs.HPO : Graphs.HOME;
    }

    /// What there is, is closed by whoever opened it.
    @Override
    public void close() {}
}
