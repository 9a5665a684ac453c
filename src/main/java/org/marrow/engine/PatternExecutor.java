package org.marrow.engine;

import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.Cache;
import org.apache.jena.atlas.lib.CacheFactory;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Node_URI;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
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
            return new AnswerRows(patterns.all(pattern.getPattern().getList(), graph), execCxt);
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
            return isNamed(name) ? QC.execute(of.getSubOp(), input, in(name)) : QueryIterNullIterator.create(execCxt);
        }
        if (of.getSubOp() instanceof OpBGP pattern && !pattern.getPattern().isEmpty()) {
            return joined(pattern, name, input);
        }
        Var variable = Var.alloc(name);
        return new Batches(
                input,
                rows -> Iter.flatMap(
                        names(), each -> QC.execute(of.getSubOp(), rows(with(rows, variable, each)), in(each))),
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
        if (!isByRow(union)) {
            return super.execute(union, input);
        }
        return new Batches(
                input,
                rows -> Iter.flatMap(
                        List.of(union.getLeft(), union.getRight()).iterator(), part -> exec(part, rows(rows))),
                execCxt);
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        if (!isByRow(optional.getRight())) {
            return super.execute(optional, input);
        }
        return new Batches(
                exec(optional.getLeft(), input),
                rows -> {
                    List<List<Binding>> found = eachOf(optional.getRight(), rows);
                    List<Binding> all = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        all.addAll(found.get(i).isEmpty() ? List.of(rows.get(i)) : found.get(i));
                    }
                    return all.iterator();
                },
                execCxt);
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        QueryIterator kept = exec(filter.getSubOp(), input);
        for (Expr condition : filter.getExprs()) {
            kept = condition instanceof ExprFunctionOp of && isByRow(of.getGraphPattern())
                    ? matched(of, kept)
                    : new QueryIterFilterExpr(kept, condition, execCxt);
        }
        return kept;
    }

    private QueryIterator matched(ExprFunctionOp condition, QueryIterator input) {
        boolean isWanted = condition instanceof E_Exists;
        return new Batches(
                input,
                rows -> {
                    List<List<Binding>> found = eachOf(condition.getGraphPattern(), rows);
                    List<Binding> kept = new ArrayList<>();
                    for (int i = 0; i < rows.size(); i++) {
                        if (found.get(i).isEmpty() != isWanted) {
                            kept.add(rows.get(i));
                        }
                    }
                    return kept.iterator();
                },
                execCxt);
    }

    /// What `op` finds for each of `rows`.
    private List<List<Binding>> eachOf(Op op, List<Binding> rows) {
        RowNumber number = RowNumber.of(op);
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

    /// Whether each row that `op` finds goes on from one that it is given.
    private static boolean isByRow(Op op) {
        return switch (op) {
            case OpBGP pattern -> true;
            case OpPath path -> true;
            case OpTable table -> true;
            case OpPropFunc function -> isByRow(function.getSubOp());
            case OpFilter filter -> isByRow(filter.getSubOp());
            case OpGraph of -> isByRow(of.getSubOp());
            case OpExtendAssign computed -> isByRow(computed.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(PatternExecutor::isByRow);
            case OpUnion union -> isByRow(union.getLeft()) && isByRow(union.getRight());
            case OpConditional optional -> isByRow(optional.getLeft()) && isByRow(optional.getRight());
            default -> false;
        };
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
