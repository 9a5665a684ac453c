package org.marrow.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.describe.DescribeHandler;
import org.apache.jena.sparql.core.describe.DescribeHandlerRegistry;
import org.apache.jena.sparql.util.Context;

/// What `DESCRIBE` tells of a thing: the statements of all graphs that it is the subject of, and those of the
/// blank nodes in them. It can be stopped.
final class Descriptions implements DescribeHandler {

    private Graph told = Graph.emptyGraph;
    private DatasetGraph dataset = DatasetGraphFactory.empty();
    private Context context = new Context();

    /// From now on, all of this process's descriptions are such.
    static void register() {
        DescribeHandlerRegistry registry = DescribeHandlerRegistry.get();
        registry.clear();
        registry.add(Descriptions::new);
    }

    @Override
    public void start(Model model, Context settings) {
        told = model.getGraph();
        context = settings;
        Object asked = settings.get(ARQConstants.sysCurrentDataset);
        dataset = asked instanceof Dataset wrapped ? wrapped.asDatasetGraph() : (DatasetGraph) asked;
    }

    @Override
    public void describe(Resource resource) {
        Set<Node> begun = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(resource.asNode()));
        while (!open.isEmpty()) {
            Node subject = open.pop();
            if (begun.add(subject)) {
                dataset.find(Node.ANY, subject, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                    look();
                    told.add(quad.asTriple());
                    if (quad.getObject().isBlank()) {
                        open.push(quad.getObject());
                    }
                });
            }
        }
    }

    private void look() {
        AtomicBoolean signal = Context.getCancelSignal(context);
        if (signal != null && signal.get()) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public void finish() {}
}
