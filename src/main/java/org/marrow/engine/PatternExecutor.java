package org.marrow.engine;

import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Node_URI;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.iterator.QueryIterConcat;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.FetchedGraph.Use;

/// The execution of a query of which an [Endpoint] is asked the patterns alone, since it answers the rest otherwise
/// than SPARQL 1.1 says: many rows at once wherever Jena takes them one by one.
final class PatternExecutor extends OpExecutor {

    private static final Symbol FETCHED = Symbol.create("https://w3id.org/marrow/ns#fetched");
    private static final int KEPT = 8;
    private static final int BATCH = 500;

    private final Patterns patterns;

    private PatternExecutor(ExecutionContext execution) {
        super(execution);
        this.patterns = Patterns.of(execution.getContext());
    }

    /// From now on queries with `context`, which has an endpoint, are executed so.
    static void register(Context context) {
        context.set(FETCHED, CacheFactory.<Use, Graph>createCache(KEPT));
        QC.setFactory(context, PatternExecutor::new);
    }

    /// The name of the graph that is asked.
    private Node graph() {
        return execCxt.getActiveGraph() instanceof GraphView view && view.getGraphName() instanceof Node_URI name
                ? name
                : Quad.defaultGraphIRI;
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return pattern.getPattern().isEmpty() ? input : joined(pattern, graph(), input);
    }

    private QueryIterator joined(OpBGP pattern, Node graph, QueryIterator input) {
        if (input instanceof QueryIterRoot) {
            input.close();
            return new AnswerRows(() -> patterns.all(pattern.getPattern().getList(), graph), execCxt);
        }
        return new Batches(input, rows -> patterns.join(pattern.getPattern().getList(), graph, rows), execCxt);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Cache<Use, Graph> fetched = patterns.areChosen()
                ? CacheFactory.createCache(KEPT)
                : execCxt.getContext().get(FETCHED);
        return new PathMatches(path.getTriplePath(), new FetchedGraph(patterns, graph(), fetched), input, execCxt);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        QueryIterator found = exec(order.getSubOp(), input);
        return QueryIterPlainWrapper.create(new Ordered(found, order.getConditions(), execCxt), execCxt);
    }

    @Override
    protected QueryIterator execute(OpGraph of, QueryIterator input) {
        Node name = of.getNode();
        if (name.isConcrete()) {
            if (isNamed(name)) {
                return QC.execute(of.getSubOp(), input, in(name));
            }
            input.close();
            return QueryIterNullIterator.create(execCxt);
        }
        if (of.getSubOp() instanceof OpBGP pattern && !pattern.getPattern().isEmpty()) {
            return joined(pattern, name, input);
        }
        Var variable = Var.alloc(name);
        return new Batches(
                input,
                rows -> {
                    List<Binding> all = new ArrayList<>();
                    names().forEachRemaining(
                                    each -> QC.execute(of.getSubOp(), rows(with(rows, variable, each)), in(each))
                                            .forEachRemaining(all::add));
                    return all.iterator();
                },
                execCxt);
    }

    private boolean isNamed(Node graph) {
        return patterns.areChosen()
                ? patterns.namedGraphs().contains(graph)
                : execCxt.getDataset().containsGraph(graph);
    }

    private Iterator<Node> names() {
        return patterns.areChosen()
                ? patterns.namedGraphs().iterator()
                : execCxt.getDataset().listGraphNodes();
    }

    private ExecutionContext in(Node graph) {
        return ExecutionContext.copyChangeActiveGraph(
                execCxt, execCxt.getDataset().getGraph(graph));
    }

    private QueryIterator rows(List<Binding> rows) {
        return QueryIterPlainWrapper.create(rows.iterator(), execCxt);
    }

    /// Those of `rows` in which `variable` is `node`, or may be.
    private static List<Binding> with(List<Binding> rows, Var variable, Node node) {
        List<Binding> with = new ArrayList<>();
        for (Binding row : rows) {
            Node known = row.get(variable);
            if (known == null) {
                with.add(BindingFactory.binding(row, variable, node));
            } else if (known.equals(node)) {
                with.add(row);
            }
        }
        return with;
    }

    @Override
    protected QueryIterator execute(OpUnion union, QueryIterator input) {
        if (input instanceof QueryIterRoot) {
            input.close();
            var parts = new QueryIterConcat(execCxt);
            flattenUnion(union).forEach(part -> parts.add(exec(part, root())));
            return parts;
        }
        if (!RowWise.isByRow(union)) {
            return super.execute(union, input);
        }
        return new Batches(
                input,
                rows -> {
                    List<Binding> all = new ArrayList<>();
                    flattenUnion(union).forEach(part -> exec(part, rows(rows)).forEachRemaining(all::add));
                    return all.iterator();
                },
                execCxt);
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        if (!RowWise.isByRow(optional.getRight())) {
            return super.execute(optional, input);
        }
        return new Batches(
                exec(optional.getLeft(), input), rows -> optional(rows, eachOf(optional.getRight(), rows)), execCxt);
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        if (!RowWise.canBeTold(join.getRight())) {
            return super.execute(join, input);
        }
        return new Batches(
                exec(join.getLeft(), input),
                rows -> optional(
                        rows,
                        joined(rows, join.getRight()).stream()
                                .map(found -> satisfied(found, join.getExprs()))
                                .toList()),
                execCxt);
    }

    private List<Binding> satisfied(List<Binding> rows, @Nullable ExprList conditions) {
        return conditions == null
                ? rows
                : rows.stream()
                        .filter(row -> conditions.isSatisfied(row, execCxt))
                        .toList();
    }

    /// What was found for each of `rows`, or the row itself where nothing was.
    private static Iterator<Binding> optional(List<Binding> rows, List<List<Binding>> found) {
        List<Binding> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            all.addAll(found.get(i).isEmpty() ? List.of(rows.get(i)) : found.get(i));
        }
        return all.iterator();
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        if (!RowWise.canBeTold(join.getRight())) {
            return super.execute(join, input);
        }
        return new Batches(
                exec(join.getLeft(), input),
                rows -> joined(rows, join.getRight()).stream()
                        .flatMap(List::stream)
                        .iterator(),
                execCxt);
    }

    /// Each of `rows` joined with what `op` finds by itself, for which it is told the values that matter.
    private List<List<Binding>> joined(List<Binding> rows, Op op) {
        Set<Var> fixed = RowWise.told(op);
        List<List<Binding>> found =
                eachOf(op, rows.stream().map(row -> RowNumber.only(row, fixed)).toList());
        List<List<Binding>> joined = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Binding row = rows.get(i);
            joined.add(found.get(i).stream()
                    .filter(match -> Algebra.compatible(row, match))
                    .map(match -> Algebra.merge(row, match))
                    .toList());
        }
        return joined;
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        QueryIterator kept = exec(filter.getSubOp(), input);
        for (Expr condition : filter.getExprs()) {
            kept = condition instanceof ExprFunctionOp of && RowWise.isByRow(of.getGraphPattern())
                    ? matched(of, kept)
                    : new QueryIterFilterExpr(kept, condition, execCxt);
        }
        return kept;
    }

    private QueryIterator matched(ExprFunctionOp condition, QueryIterator input) {
        return new Batches(
                input,
                rows -> {
                    List<Boolean> holds = holds(condition, rows);
                    List<Binding> kept = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        if (holds.get(i)) {
                            kept.add(rows.get(i));
                        }
                    }
                    return kept.iterator();
                },
                execCxt);
    }

    /// Whether an `EXISTS` or a `NOT EXISTS` is true of each of `rows`.
    private List<Boolean> holds(ExprFunctionOp condition, List<Binding> rows) {
        boolean isWanted = condition instanceof E_Exists;
        return eachOf(condition.getGraphPattern(), rows).stream()
                .map(found -> found.isEmpty() != isWanted)
                .toList();
    }

    @Override
    protected QueryIterator execute(OpExtend computed, QueryIterator input) {
        VarExprList expressions = computed.getVarExprList();
        Var variable = expressions.getVars().getFirst();
        if (expressions.size() == 1
                && expressions.getExpr(variable) instanceof ExprFunctionOp condition
                && RowWise.isByRow(condition.getGraphPattern())) {
            return new Batches(
                    exec(computed.getSubOp(), input),
                    rows -> {
                        Iterator<Boolean> holds = holds(condition, rows).iterator();
                        return Iter.map(
                                rows.iterator(),
                                row -> BindingFactory.binding(
                                        row,
                                        variable,
                                        NodeValue.booleanReturn(holds.next()).asNode()));
                    },
                    execCxt);
        }
        return super.execute(computed, input);
    }

    /// What `op` finds for each of `rows`.
    private List<List<Binding>> eachOf(Op op, List<Binding> rows) {
        RowNumber number = RowNumber.next();
        List<List<Binding>> found = new ArrayList<>();
        List<Binding> numbered = new ArrayList<>();
        for (Binding row : rows) {
            numbered.add(number.set(row, found.size()));
            found.add(new ArrayList<>());
        }
        exec(op, rows(numbered))
                .forEachRemaining(match -> found.get(number.get(match)).add(number.without(match)));
        return found;
    }

    /// What is made of some rows at a time.
    private static final class Batches extends QueryIter1 {

        private final Iterator<Binding> made;

        Batches(QueryIterator input, Function<List<Binding>, Iterator<Binding>> work, ExecutionContext execution) {
            super(input, execution);
            this.made = Iter.flatMap(Iterators.partition(input, BATCH), work);
        }

        @Override
        protected boolean hasNextBinding() {
            return made.hasNext();
        }

        @Override
        protected Binding moveToNextBinding() {
            return made.next();
        }

        @Override
        protected void requestSubCancel() {}

        @Override
        protected void closeSubIterator() {}
    }
}
