package org.marrow.engine;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/// A graph behind an [Endpoint] for paths, which ask one statement after the other: all statements with a predicate are
/// fetched when the first of them is asked for.
final class FetchedGraph extends GraphBase {

    private static final Var SUBJECT = Var.alloc("s");
    private static final Var PREDICATE = Var.alloc("p");
    private static final Var OBJECT = Var.alloc("o");

    private final Patterns patterns;
    private final Node name;
    private final Cache<Use, Graph> fetched;

    /// The statements of the graph `graph` with `predicate`.
    record Use(Node graph, Node predicate) {}

    FetchedGraph(Patterns patterns, Node name, Cache<Use, Graph> fetched) {
        this.patterns = patterns;
        this.name = name;
        this.fetched = fetched;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple asked) {
        return asked.getPredicate().isConcrete()
                ? fetched(new Use(name, asked.getPredicate())).find(asked)
                : WrappedIterator.create(ask(asked).iterator());
    }

    /// Not under the lock of the cache, which nobody could be called away from.
    private Graph fetched(Use use) {
        Graph known = fetched.getIfPresent(use);
        if (known == null) {
            known = fetch(use);
            fetched.put(use, known);
        }
        return known;
    }

    private Graph fetch(Use use) {
        Graph graph = GraphFactory.createDefaultGraph();
        ask(Triple.create(Node.ANY, use.predicate(), Node.ANY)).forEach(graph::add);
        return graph;
    }

    private List<Triple> ask(Triple asked) {
        Triple pattern = Triple.create(
                asked(asked.getSubject(), SUBJECT),
                asked(asked.getPredicate(), PREDICATE),
                asked(asked.getObject(), OBJECT));
        List<Triple> found = new ArrayList<>();
        patterns.join(List.of(pattern), name, List.of(BindingFactory.root()))
                .forEachRemaining(match -> found.add(Triple.create(
                        found(pattern.getSubject(), match),
                        found(pattern.getPredicate(), match),
                        found(pattern.getObject(), match))));
        return found;
    }

    private static Node asked(Node node, Var variable) {
        return node.isConcrete() ? node : variable;
    }

    private static Node found(Node node, Binding match) {
        return Var.lookup(match, node);
    }
}
