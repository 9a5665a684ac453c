package org.marrow.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraphBaseFind;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Transactional;
import org.apache.jena.sparql.core.TransactionalNull;

/// The dataset behind a SPARQL endpoint, as patterns of single statements find it: each is asked at once and its
/// matches are held. Read-only. May be shared between threads.
final class RemoteDataset extends DatasetGraphBaseFind {

    private final RemoteStore store;
    private final Transactional transactions = TransactionalNull.create();

    RemoteDataset(RemoteStore store) {
        this.store = store;
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
        return found(Quad.defaultGraphIRI, subject, predicate, object);
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        return found(graph, subject, predicate, object);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
        return found(Node.ANY, subject, predicate, object);
    }

    private Iterator<Quad> found(Node graph, Node subject, Node predicate, Node object) {
        List<Quad> found = new ArrayList<>();
        store.find(Quad.create(graph, subject, predicate, object), Long.MAX_VALUE, found::add);
        return found.iterator();
    }

    @Override
    public boolean contains(Node graph, Node subject, Node predicate, Node object) {
        boolean[] isFound = new boolean[1];
        store.find(Quad.create(graph, subject, predicate, object), 1, quad -> isFound[0] = true);
        return isFound[0];
    }

    @Override
    public boolean isEmpty() {
        return !contains(Quad.defaultGraphIRI, Node.ANY, Node.ANY, Node.ANY);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return store.graphs().iterator();
    }

    @Override
    public boolean containsGraph(Node graph) {
        return store.graphs().contains(graph);
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public void addGraph(Node name, Graph graph) {
        unsupportedMethod(this, "addGraph");
    }

    @Override
    public void removeGraph(Node name) {
        unsupportedMethod(this, "removeGraph");
    }

    @Override
    public PrefixMap prefixes() {
        return PrefixMapFactory.emptyPrefixMap();
    }

    @Override
    public boolean supportsTransactions() {
        return true;
    }

    @Override
    public void begin(TxnType type) {
        transactions.begin(type);
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        transactions.commit();
    }

    @Override
    public void abort() {
        transactions.abort();
    }

    @Override
    public void end() {
        transactions.end();
    }

    @Override
    public ReadWrite transactionMode() {
        return transactions.transactionMode();
    }

    @Override
    public TxnType transactionType() {
        return transactions.transactionType();
    }

    @Override
    public boolean isInTransaction() {
        return transactions.isInTransaction();
    }
}
