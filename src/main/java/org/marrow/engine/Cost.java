package org.marrow.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.marrow.engine.Conjunction.Condition;
import org.marrow.engine.Conjunction.Pattern;

/// A guess how many rows a query goes through, by which quick look-ups are told from everything else.
final class Cost {

    private static final double UNKNOWN = 1e9;

    /// The matches of a pattern of which nothing is known, in a dataset that has no indexes to count in.
    private static final double MANY = 5_000;

    /// Those of one with a known end.
    private static final double SOME = 10;

    private final ToDoubleBiFunction<Pattern, Set<Var>> matches;
    private final boolean hasHierarchy;

    private Cost(ToDoubleBiFunction<Pattern, Set<Var>> matches, boolean hasHierarchy) {
        this.matches = matches;
        this.hasHierarchy = hasHierarchy;
    }

    /// The rows of a query that was planned for a database, in a transaction on it.
    static double of(Op planned, DatasetGraphTDB dataset, Context context) {
        Database database = Database.of(context, dataset);
        return new Cost(database.estimate()::matches, database.hierarchy().isPresent()).rows(planned, new HashSet<>());
    }

    /// The rows of a query that was planned for a dataset without indexes to count in.
    static double of(Op planned) {
        return new Cost(Cost::unindexed, false).rows(planned, new HashSet<>());
    }

    private static double unindexed(Pattern pattern, Set<Var> bound) {
        Node subject = pattern.terms().get(pattern.terms().size() - 3);
        Node object = pattern.terms().getLast();
        boolean isKnown = Stream.of(subject, object).anyMatch(end -> end.isConcrete() || bound.contains(end));
        return isKnown ? SOME : MANY;
    }

    /// @param bound what is bound before, to which is added what `op` binds
    private double rows(Op op, Set<Var> bound) {
        Optional<Conjunction> together = Conjunction.of(op, Optional.empty(), hasHierarchy);
        if (together.isPresent()) {
            double rows = rows(together.get(), bound);
            return rows * within(together.get().conditions().stream().map(Condition::expression), bound);
        }
        return switch (op) {
            case OpTable table -> {
                bound.addAll(table.getTable().getVars());
                yield table.getTable().size();
            }
            case OpUnion union -> rows(union.getLeft(), new HashSet<>(bound)) + rows(union.getRight(), bound);
            case OpConditional optional -> {
                double left = rows(optional.getLeft(), bound);
                yield left * Math.max(1, rows(optional.getRight(), bound));
            }
            case OpFilter filter ->
                rows(filter.getSubOp(), bound) * within(filter.getExprs().getList().stream(), bound);
            case OpExtendAssign computed ->
                rows(computed.getSubOp(), bound)
                        * within(computed.getVarExprList().getExprs().values().stream(), bound);
            case OpOrder order ->
                rows(order.getSubOp(), bound)
                        * within(order.getConditions().stream().map(SortCondition::getExpression), bound);
            case OpGroup group -> rows(group.getSubOp(), bound) * within(expressions(group), bound);
            case OpLeftJoin join
            when join.getExprs() != null ->
                rows(join.getLeft(), bound)
                        * Math.max(1, rows(join.getRight(), new HashSet<>()))
                        * within(join.getExprs().getList().stream(), bound);
            case Op1 one -> rows(one.getSubOp(), bound);
            case OpN many ->
                many.getElements().stream()
                        .mapToDouble(each -> Math.max(1, rows(each, bound)))
                        .reduce(1, (one, other) -> one * other);
            case Op2 two -> rows(two.getLeft(), bound) * Math.max(1, rows(two.getRight(), new HashSet<>()));
            default -> UNKNOWN;
        };
    }

    /// How many times as many rows are gone through if `expressions` are asked for each: those of the patterns in them.
    private double within(Stream<Expr> expressions, Set<Var> bound) {
        double[] rows = {0};
        var patterns = new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp function) {
                rows[0] += rows(function.getGraphPattern(), new HashSet<>(bound));
            }
        };
        expressions.forEach(expression -> Walker.walk(expression, patterns));
        return Math.max(1, rows[0]);
    }

    private static Stream<Expr> expressions(OpGroup group) {
        return Stream.concat(
                group.getGroupVars().getExprs().values().stream(),
                group.getAggregators().stream()
                        .map(each -> each.getAggregator().getExprList())
                        .filter(Objects::nonNull)
                        .flatMap(list -> list.getList().stream()));
    }

    /// The largest number of rows on the way, in the order in which they are joined.
    private double rows(Conjunction conjunction, Set<Var> bound) {
        double rows = 1;
        double most = 1;
        List<Pattern> patterns = new ArrayList<>(conjunction.patterns());
        while (!patterns.isEmpty()) {
            Pattern next = patterns.stream()
                    .min(Comparator.comparingDouble(pattern -> matches.applyAsDouble(pattern, bound)))
                    .orElseThrow();
            rows *= matches.applyAsDouble(next, bound);
            most = Math.max(most, rows);
            patterns.remove(next);
            bound.addAll(next.variables());
        }
        return most;
    }
}
