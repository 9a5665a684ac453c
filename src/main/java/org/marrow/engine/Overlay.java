package org.marrow.engine;

import java.util.Iterator;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.vocabulary.RDFS;

/// Statements that lie over those of a release: a query finds both, as if they were of one dataset.
///
/// Patterns that cannot match any of them are answered from the release alone.
///
/// @param dataset what lies over it; its default graph over the default graph, each named graph over the
///     one of the same name
public record Overlay(DatasetGraph dataset) {

    private static final Symbol SYMBOL = Symbol.create("https://w3id.org/marrow/ns#overlay");

    /// The dataset that a query with `context` is to be asked of, to find what `release` says and the overlay.
    ///
    /// @param context of one query
    public DatasetGraph prepare(DatasetGraph release, Context context) {
        if (Database.behind(release, context).isPresent()) {
            context.set(SYMBOL, this);
            return release;
        }
        return over(release);
    }

    static Optional<Overlay> of(Context context) {
        return Optional.ofNullable(context.get(SYMBOL));
    }

    /// Whether it says anything about the hierarchy.
    boolean concernsHierarchy() {
        return dataset.contains(Quad.defaultGraphIRI, Node.ANY, RDFS.Nodes.subClassOf, Node.ANY);
    }

    /// The quads that match, each part a node or [Node#ANY].
    ///
    /// @param isNamed whether those of named graphs are asked for, and `graph` matters
    Iterator<Quad> find(boolean isNamed, Node graph, Node subject, Node predicate, Node object) {
        return isNamed
                ? dataset.findNG(graph, subject, predicate, object)
                : dataset.find(Quad.defaultGraphIRI, subject, predicate, object);
    }

    /// `release` with what lies over it, for whatever else than a query of a database.
    public DatasetGraph over(DatasetGraph release) {
        return new OverlaidDataset(release, dataset, release.getContext());
    }

    /// One graph of a release with what lies over it.
    Graph over(Graph graph, Node name) {
        return new JoinedGraph(graph, Quad.isDefaultGraph(name) ? dataset.getDefaultGraph() : dataset.getGraph(name));
    }
}
