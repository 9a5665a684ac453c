package org.marrow.web;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.core.DatasetGraphWrapperView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.PathVisitorByType;
import org.apache.jena.util.iterator.ExtendedIterator;

/// What a service says of itself, laid over every release as a graph of its own that is a part of the default
/// graph too. May be shared between threads.
///
/// Most queries have no pattern that could match anything of it: they have the same answer without it, and
/// are answered from the release alone, with all the indexes that it has.
final class Overlay {

    private final Node name;
    private final Graph graph;

    /// @param name  the name of the graph
    /// @param graph what it has, not to be changed any more
    Overlay(Node name, Graph graph) {
        this.name = name;
        this.graph = graph;
    }

    /// `release` with the graph laid over it.
    DatasetGraph over(DatasetGraph release) {
        return new Overlaid(release);
    }

    /// Whether the answer to `query` may be another one with the overlay than without.
    boolean concerns(Query query) {
        if (query.isDescribeType()) {
            return true;
        }
        if (query.getQueryPattern() == null) {
            return false;
        }
        var patterns = new Patterns();
        Walker.walk(Algebra.compile(query.getQueryPattern()), patterns, new ExprVisitorBase());
        return patterns.isConcerned || patterns.isConcernedByPaths();
    }

    private final class Patterns extends OpVisitorBase {

        private final Set<Node> mentioned = new HashSet<>();
        private final Set<TriplePath> open = new HashSet<>();
        private boolean isConcerned;

        @Override
        public void visit(OpBGP bgp) {
            bgp.getPattern().forEach(this::look);
        }

        @Override
        public void visit(OpTriple triple) {
            look(triple.getTriple());
        }

        /// A `GRAPH` with nothing in it asks which graphs there are.
        @Override
        public void visit(OpGraph inGraph) {
            isConcerned |= inGraph.getNode().equals(name)
                    || inGraph.getSubOp() instanceof OpTable
                    || (inGraph.getSubOp() instanceof OpBGP bgp
                            && bgp.getPattern().isEmpty());
        }

        @Override
        public void visit(OpPath path) {
            TriplePath triple = path.getTriplePath();
            var links = new Links();
            triple.getPath().visit(links);
            isConcerned |= links.isConcerned;
            if (links.isPerhapsEmpty) {
                boolean isBound =
                        triple.getSubject().isConcrete() || triple.getObject().isConcrete();
                if (!isBound) {
                    open.add(triple);
                }
            }
        }

        /// A path of no length joins everything with itself, unless another pattern says what it begins or
        /// ends with.
        boolean isConcernedByPaths() {
            return open.stream()
                    .anyMatch(path -> !mentioned.contains(path.getSubject()) && !mentioned.contains(path.getObject()));
        }

        private void look(Triple pattern) {
            mentioned.add(pattern.getSubject());
            mentioned.add(pattern.getObject());
            isConcerned |=
                    graph.contains(any(pattern.getSubject()), any(pattern.getPredicate()), any(pattern.getObject()));
        }

        private static Node any(Node node) {
            return node.isConcrete() ? node : Node.ANY;
        }
    }

    /// Which properties a path may go along.
    private final class Links extends PathVisitorByType {

        private boolean isConcerned;
        private boolean isPerhapsEmpty;

        @Override
        public void visitNegPS(P_NegPropSet path) {
            isConcerned = true;
        }

        @Override
        public void visit0(P_Path0 path) {
            isConcerned |= graph.contains(Node.ANY, path.getNode(), Node.ANY);
        }

        @Override
        public void visit1(P_Path1 path) {
            isPerhapsEmpty |=
                    path instanceof P_ZeroOrMore1 || path instanceof P_ZeroOrMoreN || path instanceof P_ZeroOrOne;
            path.getSubPath().visit(this);
        }

        @Override
        public void visit2(P_Path2 path) {
            path.getLeft().visit(this);
            path.getRight().visit(this);
        }
    }

    /// Two graphs as one, without a memory of what was found.
    private static final class Joined extends GraphBase {

        private final Graph large;
        private final Graph small;

        Joined(Graph large, Graph small) {
            this.large = large;
            this.small = small;
        }

        @Override
        protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
            return large.find(pattern).andThen(small.find(pattern).filterDrop(large::contains));
        }
    }

    private final class Overlaid extends DatasetGraphWrapper implements DatasetGraphWrapperView {

        Overlaid(DatasetGraph release) {
            super(release, release.getContext());
        }

        @Override
        public Graph getDefaultGraph() {
            return new Joined(super.getDefaultGraph(), graph);
        }

        @Override
        public Graph getUnionGraph() {
            return new Joined(super.getUnionGraph(), graph);
        }

        @Override
        public Graph getGraph(Node graphName) {
            if (Quad.isDefaultGraph(graphName)) {
                return getDefaultGraph();
            }
            return graphName.equals(name)
                    ? graph
                    : Quad.isUnionGraph(graphName) ? getUnionGraph() : super.getGraph(graphName);
        }

        @Override
        public boolean containsGraph(Node graphName) {
            return graphName.equals(name) || super.containsGraph(graphName);
        }

        @Override
        public Iterator<Node> listGraphNodes() {
            return Iter.concat(super.listGraphNodes(), List.of(name).iterator());
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
        public Iterator<Quad> find(Node graphName, Node subject, Node predicate, Node object) {
            Iterator<Quad> found = super.find(graphName, subject, predicate, object);
            if (isAny(graphName) || Quad.isDefaultGraph(graphName)) {
                Graph below = super.getDefaultGraph();
                found = Iter.concat(
                        found,
                        graph.find(subject, predicate, object)
                                .filterDrop(below::contains)
                                .mapWith(triple -> Quad.create(Quad.defaultGraphIRI, triple)));
            }
            return Iter.concat(found, named(graphName, subject, predicate, object));
        }

        @Override
        public Iterator<Quad> findNG(Node graphName, Node subject, Node predicate, Node object) {
            return Iter.concat(
                    super.findNG(graphName, subject, predicate, object), named(graphName, subject, predicate, object));
        }

        private Iterator<Quad> named(Node graphName, Node subject, Node predicate, Node object) {
            return isAny(graphName) || graphName.equals(name)
                    ? graph.find(subject, predicate, object).mapWith(triple -> Quad.create(name, triple))
                    : Iter.nullIterator();
        }

        private static boolean isAny(Node node) {
            return node.equals(Node.ANY);
        }

        @Override
        public boolean contains(Quad quad) {
            return find(quad).hasNext();
        }

        @Override
        public boolean contains(Node graphName, Node subject, Node predicate, Node object) {
            return find(graphName, subject, predicate, object).hasNext();
        }
    }
}
