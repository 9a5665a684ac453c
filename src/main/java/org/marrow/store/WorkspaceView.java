package org.marrow.store;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;

/// A release with the workspace beside it, read-only: the default graph is the union of both default graphs,
/// the named graphs are those of both, each from the one that has it. May be shared between threads.
public final class WorkspaceView implements AutoCloseable {

    private final Workspace workspace;
    private final DatasetGraph dataset;

    /// A name of the workspace that a text was found by.
    ///
    /// @param thing    the IRI of what is named so
    /// @param text     as the statement has it
    /// @param type     what the text is to the thing
    /// @param language the BCP 47 tag of the text, empty if it has none
    /// @param match    how the text matched
    public record Hit(String thing, String text, TextType type, String language, Match match) {}

    /// `workspace` beside `release`, both of which it leaves open when it is closed.
    public WorkspaceView(Release release, Workspace workspace) {
        this.workspace = workspace;
        this.dataset = new Both(release.dataset(), workspace.dataset());
    }

    /// The dataset, with a context of its own.
    public DatasetGraph dataset() {
        return dataset;
    }

    /// The names in the workspace that match `text` best, each thing once, as they are in the transaction of
    /// this thread.
    public List<Hit> find(String text, int limit) {
        return workspace.names(text, limit).stream()
                .map(name -> new Hit(
                        name.thing(), name.text(), name.type(), name.language().orElse(""), name.match()))
                .toList();
    }

    @Override
    public void close() {
        // It opened nothing.
    }

    /// Two graphs as one, without a memory of what was found.
    private static final class Union extends GraphBase {

        private final Graph release;
        private final Graph workspace;

        Union(Graph release, Graph workspace) {
            this.release = release;
            this.workspace = workspace;
        }

        @Override
        protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            return release.find(pattern).andThen(workspace.find(pattern).filterDrop(release::contains));
        }
    }

    private static final class Both extends DatasetGraphWrapper implements DatasetGraphWrapperView {

        private final DatasetGraph release;
        private final DatasetGraph workspace;

        Both(DatasetGraph release, DatasetGraph workspace) {
            super(release, release.getContext().copy());
            this.release = release;
            this.workspace = workspace;
        }

        @Override
        public Graph getDefaultGraph() {
            return new Union(release.getDefaultGraph(), workspace.getDefaultGraph());
        }

        @Override
        public Graph getUnionGraph() {
            return new Union(release.getUnionGraph(), workspace.getUnionGraph());
        }

        @Override
        public Graph getGraph(Node name) {
            if (Quad.isDefaultGraph(name)) {
                return getDefaultGraph();
            }
            if (Quad.isUnionGraph(name)) {
                return getUnionGraph();
            }
            return workspace.containsGraph(name) ? workspace.getGraph(name) : release.getGraph(name);
        }

        @Override
        public boolean containsGraph(Node name) {
            return workspace.containsGraph(name) || release.containsGraph(name);
        }

        @Override
        public Iterator<Node> listGraphNodes() {
            return Iter.concat(release.listGraphNodes(), workspace.listGraphNodes());
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
            if (graph.equals(Node.ANY)) {
                return Iter.concat(
                        find(Quad.defaultGraphIRI, subject, predicate, object),
                        findNG(Node.ANY, subject, predicate, object));
            }
            return getGraph(graph).find(subject, predicate, object).mapWith(triple -> Quad.create(graph, triple));
        }

        @Override
        public Iterator<Quad> findNG(Node graph, Node subject, Node predicate, Node object) {
            if (graph.equals(Node.ANY)) {
                return Iter.concat(
                        release.findNG(graph, subject, predicate, object),
                        workspace.findNG(graph, subject, predicate, object));
            }
            return find(graph, subject, predicate, object);
        }

        @Override
        public boolean contains(Quad quad) {
            return find(quad).hasNext();
        }

        @Override
        public boolean contains(Node graph, Node subject, Node predicate, Node object) {
            return find(graph, subject, predicate, object).hasNext();
        }

        @Override
        public boolean isEmpty() {
            return release.isEmpty() && workspace.isEmpty();
        }

        @Override
        public long size() {
            return release.size() + workspace.size();
        }

        @Override
        public void begin(TxnType type) {
            release.begin(TxnType.READ);
            try {
                workspace.begin(TxnType.READ);
            } catch (RuntimeException e) {
                release.end();
                throw e;
            }
        }

        @Override
        public void begin() {
            begin(TxnType.READ);
        }

        @Override
        public void begin(ReadWrite mode) {
            begin(TxnType.READ);
        }

        @Override
        public boolean promote(Promote mode) {
            return false;
        }

        @Override
        public void commit() {
            release.commit();
            workspace.commit();
        }

        @Override
        public void abort() {
            release.abort();
            workspace.abort();
        }

        @Override
        public void end() {
            release.end();
            workspace.end();
        }
    }
}
