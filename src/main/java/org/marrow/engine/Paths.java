package org.marrow.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;

/// Where paths lead in a graph. It goes along them without a stack that grows with the data, so that a long
/// chain is as good as a short one.
///
/// Source: [SPARQL 1.1 Query Language, section 18.4](https://www.w3.org/TR/sparql11-query/#PropertyPathPatterns).
final class Paths {

    private final Graph graph;
    private final Runnable signal;

    /// @param signal called at each step; it throws when the query has been stopped
    Paths(Graph graph, Runnable signal) {
        this.graph = graph;
        this.signal = signal;
    }

    /// The ends of `path` from `start`, as often as there are ways to them where the standard counts ways.
    ///
    /// @param isForward whether `start` is the subject; otherwise the subjects are found
    Iterator<Node> ends(Path path, Node start, boolean isForward) {
        return switch (path) {
            case P_Path0 link -> along(link, start, isForward == link.isForward());
            case P_Inverse inverse -> ends(inverse.getSubPath(), start, !isForward);
            case P_Seq both -> {
                Path first = isForward ? both.getLeft() : both.getRight();
                Path second = isForward ? both.getRight() : both.getLeft();
                yield Iter.flatMap(ends(first, start, isForward), middle -> ends(second, middle, isForward));
            }
            case P_Alt either ->
                Iter.concat(ends(either.getLeft(), start, isForward), ends(either.getRight(), start, isForward));
            case P_NegPropSet but -> others(but, start, isForward);
            case P_ZeroOrOne perhaps -> {
                Set<Node> found = new LinkedHashSet<>(List.of(start));
                ends(perhaps.getSubPath(), start, isForward).forEachRemaining(found::add);
                yield found.iterator();
            }
            case P_ZeroOrMore1 any -> {
                Set<Node> found = new LinkedHashSet<>(List.of(start));
                yield reached(any.getSubPath(), start, isForward, found);
            }
            case P_OneOrMore1 some -> reached(some.getSubPath(), start, isForward, new LinkedHashSet<>());
            default ->
                throw new UnsupportedOperationException(
                        "Found the path %s, expected one of SPARQL 1.1".formatted(path));
        };
    }

    private Iterator<Node> along(P_Path0 link, Node start, boolean isForward) {
        signal.run();
        if (isForward) {
            return start.isLiteral()
                    ? Iter.nullIterator()
                    : graph.find(start, link.getNode(), Node.ANY).mapWith(Triple::getObject);
        }
        return graph.find(Node.ANY, link.getNode(), start).mapWith(Triple::getSubject);
    }

    private Iterator<Node> others(P_NegPropSet but, Node start, boolean isForward) {
        signal.run();
        Iterator<Node> along = Iter.nullIterator();
        if (!but.getFwdNodes().isEmpty()) {
            along = others(but.getFwdNodes(), start, isForward);
        }
        return but.getBwdNodes().isEmpty() ? along : Iter.concat(along, others(but.getBwdNodes(), start, !isForward));
    }

    private Iterator<Node> others(List<Node> but, Node start, boolean isForward) {
        if (isForward) {
            return start.isLiteral()
                    ? Iter.nullIterator()
                    : graph.find(start, Node.ANY, Node.ANY)
                            .filterDrop(triple -> but.contains(triple.getPredicate()))
                            .mapWith(Triple::getObject);
        }
        return graph.find(Node.ANY, Node.ANY, start)
                .filterDrop(triple -> but.contains(triple.getPredicate()))
                .mapWith(Triple::getSubject);
    }

    /// Each end once.
    private Iterator<Node> reached(Path step, Node start, boolean isForward, Set<Node> found) {
        Deque<Node> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            signal.run();
            ends(step, open.pop(), isForward).forEachRemaining(node -> {
                if (found.add(node)) {
                    open.push(node);
                }
            });
        }
        return found.iterator();
    }

    /// Each node that `path` may begin with.
    Iterator<Node> starts(Path path) {
        return starts(path, true).orElseGet(this::everything);
    }

    /// The nodes that have the first link, if there has to be one.
    private Optional<Iterator<Node>> starts(Path path, boolean isForward) {
        return switch (path) {
            case P_Path0 link ->
                Optional.of(Iter.distinct(graph.find(Node.ANY, link.getNode(), Node.ANY)
                        .mapWith(triple -> isForward == link.isForward() ? triple.getSubject() : triple.getObject())));
            case P_Inverse inverse -> starts(inverse.getSubPath(), !isForward);
            case P_Seq both -> starts(isForward ? both.getLeft() : both.getRight(), isForward);
            case P_OneOrMore1 some -> starts(some.getSubPath(), isForward);
            case P_Alt either ->
                starts(either.getLeft(), isForward)
                        .flatMap(left -> starts(either.getRight(), isForward)
                                .map(right -> Iter.distinct(Iter.concat(left, right))));
            default -> Optional.empty();
        };
    }

    private Iterator<Node> everything() {
        Set<Node> all = new HashSet<>();
        graph.find().forEachRemaining(triple -> {
            signal.run();
            all.add(triple.getSubject());
            all.add(triple.getObject());
        });
        return all.iterator();
    }
}
