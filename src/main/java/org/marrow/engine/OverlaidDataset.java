package org.marrow.engine;

import java.util.Iterator;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;

/// A dataset with another one over it: the default graph is the union of both default graphs, and so is each named
/// graph. Read-only.
public class OverlaidDataset extends DatasetGraphWrapper implements DatasetGraphWrapperView {

    private final DatasetGraph over;

    /// @param context of the whole
    public OverlaidDataset(DatasetGraph below, DatasetGraph over, Context context) {
        super(below, context);
        this.over = over;
    }

    @Override
    public Graph getDefaultGraph() {
        return new JoinedGraph(super.getDefaultGraph(), over.getDefaultGraph());
    }

    @Override
    public Graph getUnionGraph() {
        return new JoinedGraph(super.getUnionGraph(), over.getUnionGraph());
    }

    @Override
    public Graph getGraph(Node name) {
        if (Quad.isDefaultGraph(name)) {
            return getDefaultGraph();
        }
        return Quad.isUnionGraph(name) ? getUnionGraph() : new JoinedGraph(super.getGraph(name), over.getGraph(name));
    }

    @Override
    public boolean containsGraph(Node name) {
        return super.containsGraph(name) || over.containsGraph(name);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.concat(
                super.listGraphNodes(), Iter.filter(over.listGraphNodes(), name -> !super.containsGraph(name)));
    }

    @Override
    public Iterator<Quad> find() {
        return find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public Iterator<Quad> find(Quad quad) {
        return find(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    @Override
    public Iterator<Quad> find(Node graph, Node subject, Node predicate, Node object) {
        return Iter.concat(
                super.find(graph, subject, predicate, object),
                Iter.filter(over.find(graph, subject, predicate, object), quad -> !super.contains(quad)));
    }

    @Override
    public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
        return Iter.concat(
                super.findNG(graph, subject, predicate, object),
                Iter.filter(over.findNG(graph, subject, predicate, object), quad -> !super.contains(quad)));
    }

    @Override
    public boolean contains(Quad quad) {
        return super.contains(quad) || over.contains(quad);
    }

    @Override
    public boolean contains(Node graph, Node subject, Node predicate, Node object) {
        return super.contains(graph, subject, predicate, object) || over.contains(graph, subject, predicate, object);
    }

    @Override
    public boolean isEmpty() {
        return super.isEmpty() && over.isEmpty();
    }
}
