package org.marrow.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.BasicPattern;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.vocabulary.RDFS;

/// Patterns that all have to match, and conditions that all have to hold, in whatever order is the fastest.
///
/// @param patterns   at least one
/// @param conditions what has to hold of a match
record Conjunction(List<Pattern> patterns, List<Condition> conditions) {

    /// What has to hold as soon as the patterns have bound some variables.
    ///
    /// @param needed those of its variables that the patterns bind
    record Condition(Expr expression, Set<Var> needed) {

        /// Whether it says the same once all of `variables` are bound.
        private boolean isWhole(Set<Var> variables) {
            return expression.getVarsMentioned().stream()
                    .allMatch(variable -> needed.contains(variable) || !variables.contains(variable));
        }
    }

    /// What binds variables.
    sealed interface Pattern {

        /// Its terms, some of them variables.
        List<Node> terms();

        /// Those that are variables.
        default List<Var> variables() {
            return terms().stream().filter(Var::isVar).map(Var::alloc).toList();
        }
    }

    /// A statement.
    ///
    /// @param isNamed whether the first of four terms is the graph; otherwise there are three, and the
    ///     statement is of the default graph
    record Statement(List<Node> terms, boolean isNamed) implements Pattern {}

    /// A class of the default graph that is below another.
    ///
    /// @param orSame whether anything is also below itself
    record Below(Node lower, Node upper, boolean orSame) implements Pattern {

        @Override
        public List<Node> terms() {
            return List.of(lower, upper);
        }
    }

    /// The conjunction that `op` is, if it is one.
    ///
    /// @param graph         what a pattern without a graph is about; the default graph if empty
    /// @param hasHierarchy whether paths along `rdfs:subClassOf` are patterns
    static Optional<Conjunction> of(Op op, Optional<Node> graph, boolean hasHierarchy) {
        var found = new Conjunction(new ArrayList<>(), new ArrayList<>());
        boolean isOne = found.take(op, graph, hasHierarchy) && !found.patterns.isEmpty();
        Set<Var> variables = found.variables();
        return isOne && found.conditions.stream().allMatch(condition -> condition.isWhole(variables))
                ? Optional.of(found)
                : Optional.empty();
    }

    private boolean take(Op op, Optional<Node> graph, boolean hasHierarchy) {
        return switch (op) {
            case OpBGP bgp -> take(bgp.getPattern(), graph);
            case OpQuadPattern quads -> take(quads.getBasicPattern(), graph(quads.getGraphNode()));
            case OpSequence sequence ->
                sequence.getElements().stream().allMatch(each -> take(each, graph, hasHierarchy));
            case OpFilter filter ->
                take(filter.getSubOp(), graph, hasHierarchy)
                        && filter.getExprs().getList().stream().allMatch(this::take);
            case OpGraph in
            when hasHierarchy && Quad.isDefaultGraph(in.getNode()) && in.getSubOp() instanceof OpPath path ->
                take(path.getTriplePath());
            default -> false;
        };
    }

    /// What has another value for each match is no condition that could be asked earlier or less often.
    private boolean take(Expr expression) {
        if (!Stability.of(expression)) {
            return false;
        }
        Set<Var> needed = variables();
        needed.retainAll(expression.getVarsMentioned());
        return conditions.add(new Condition(expression, needed));
    }

    private static Optional<Node> graph(Node node) {
        return Quad.isDefaultGraph(node) ? Optional.empty() : Optional.of(node);
    }

    private boolean take(BasicPattern pattern, Optional<Node> graph) {
        if (graph.isPresent() && Quad.isUnionGraph(graph.get())) {
            return false;
        }
        pattern.forEach(triple -> {
            Stream<Node> terms = Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject());
            patterns.add(new Statement(Stream.concat(graph.stream(), terms).toList(), graph.isPresent()));
        });
        return pattern.getList().stream()
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                .allMatch(node -> node.isConcrete() || Var.isVar(node));
    }

    private boolean take(TriplePath triple) {
        Path path = triple.getPath();
        boolean isInverse = false;
        while (path instanceof P_Inverse inverse) {
            isInverse = !isInverse;
            path = inverse.getSubPath();
        }
        if (!(path instanceof P_ZeroOrMore1 || path instanceof P_OneOrMore1)) {
            return false;
        }
        boolean orSame = path instanceof P_ZeroOrMore1;
        Path link = ((P_Path1) path).getSubPath();
        while (link instanceof P_Inverse inverse) {
            isInverse = !isInverse;
            link = inverse.getSubPath();
        }
        if (!(link instanceof P_Link one) || !one.getNode().equals(RDFS.Nodes.subClassOf)) {
            return false;
        }
        return patterns.add(
                isInverse
                        ? new Below(triple.getObject(), triple.getSubject(), orSame)
                        : new Below(triple.getSubject(), triple.getObject(), orSame));
    }

    /// The variables that it binds.
    Set<Var> variables() {
        Set<Var> variables = new LinkedHashSet<>();
        patterns.forEach(pattern -> variables.addAll(pattern.variables()));
        return variables;
    }
}
