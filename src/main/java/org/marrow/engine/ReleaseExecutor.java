package org.marrow.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpDatasetNames;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.algebra.op.OpQuadPattern;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterDistinct;
import org.apache.jena.sparql.engine.iterator.QueryIterFilterExpr;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.iterator.QueryIterProject;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.iterator.QueryIterGraph;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.store.GraphTDB;

/// The execution of queries over a release on disk.
///
/// Patterns and conditions that belong together are matched together, in an order of its own, by the bits
/// of the database's indexes; nodes are looked up only where they are told or looked at. Everything else is
/// executed as Jena does it.
public final class ReleaseExecutor extends OpExecutorTDB2 {

    private final Optional<Overlay> overlay;

    private ReleaseExecutor(ExecutionContext context) {
        super(context);
        this.overlay = Overlay.of(context.getContext());
    }

    /// From now on queries with `context` are executed so.
    ///
    /// @param indexes of the release
    public static void register(Context context, PackedIndexes indexes) {
        indexes.register(context);
        QC.setFactory(context, ReleaseExecutor::new);
    }

    @Override
    protected QueryIterator execute(OpBGP pattern, QueryIterator input) {
        return together(pattern, input).orElseGet(() -> isEmpty(input) ? input : super.execute(pattern, input));
    }

    @Override
    protected QueryIterator execute(OpQuadPattern pattern, QueryIterator input) {
        return together(pattern, input).orElseGet(() -> isEmpty(input) ? input : super.execute(pattern, input));
    }

    @Override
    protected QueryIterator execute(OpFilter filter, QueryIterator input) {
        if (!filter.getExprs().getList().stream().allMatch(Stability::of)) {
            return afterAll(filter, input);
        }
        return together(filter, input).orElseGet(() -> isEmpty(input) ? input : super.execute(filter, input));
    }

    /// TDB2 asks some conditions earlier, and so less often.
    private QueryIterator afterAll(OpFilter filter, QueryIterator input) {
        QueryIterator found = exec(filter.getSubOp(), input);
        for (Expr condition : filter.getExprs()) {
            found = new QueryIterFilterExpr(found, condition, execCxt);
        }
        return found;
    }

    /// TDB2 fails where it orders several patterns, if there is nothing yet to join them with.
    ///
    /// Source: [jena#3763](https://github.com/apache/jena/issues/3763).
    private static boolean isEmpty(QueryIterator input) {
        return !input.hasNext();
    }

    /// Neighbours that belong together are matched together.
    @Override
    protected QueryIterator execute(OpSequence sequence, QueryIterator input) {
        return together(sequence, input).orElseGet(() -> inParts(sequence, input));
    }

    private QueryIterator inParts(OpSequence sequence, QueryIterator input) {
        List<Op> elements = sequence.getElements();
        QueryIterator found = input;
        int end;
        for (int start = 0; start < elements.size(); start = end) {
            end = elements.size();
            Optional<Conjunction> together = conjunction(part(elements, start, end));
            while (together.isEmpty() && end > start + 1) {
                together = conjunction(part(elements, start, --end));
            }
            found = together.isPresent() ? matches(together.get(), found) : exec(elements.get(start), found);
        }
        return found;
    }

    private static Op part(List<Op> elements, int start, int end) {
        OpSequence part = OpSequence.create();
        elements.subList(start, end).forEach(part::add);
        return part;
    }

    @Override
    protected QueryIterator execute(OpConditional optional, QueryIterator input) {
        return conjunction(optional.getRight())
                .<QueryIterator>map(conjunction -> new Matches(
                        block(conjunction, Optional.empty()), exec(optional.getLeft(), input), true, execCxt))
                .orElseGet(() -> super.execute(optional, input));
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        return input instanceof QueryIterRoot && distinct.getSubOp() instanceof OpProject project
                ? distinct(project, input).orElseGet(() -> super.execute(distinct, input))
                : super.execute(distinct, input);
    }

    private Optional<QueryIterator> distinct(OpProject project, QueryIterator input) {
        Computed computed = Computed.of(project.getSubOp());
        Set<Var> wanted = computed.variables();
        wanted.addAll(project.getVars());
        return conjunction(computed.matches()).map(conjunction -> {
            QueryIterator found = new Matches(block(conjunction, Optional.of(wanted)), input, false, execCxt);
            return computed.steps().isEmpty() ? found : distinct(computed.of(found, execCxt), project.getVars());
        });
    }

    private QueryIterator distinct(QueryIterator found, List<Var> variables) {
        return new QueryIterDistinct(QueryIterProject.create(found, variables, execCxt), List.of(), execCxt);
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        if (input instanceof QueryIterRoot) {
            Optional<QueryIterator> counted = conjunction(group.getSubOp())
                    .flatMap(conjunction -> Counts.of(group, conjunction.variables())
                            .map(counts -> counted(counts, block(conjunction, counts.asSet()), input)));
            if (counted.isPresent()) {
                return counted.get();
            }
        }
        return super.execute(group, input);
    }

    private QueryIterator counted(Counts counts, Block block, QueryIterator input) {
        return QueryIterPlainWrapper.create(
                new IteratorDelayedInitialization<>() {
                    @Override
                    protected Iterator<Binding> initializeIterator() {
                        Binding root = input.next();
                        input.close();
                        return counts.of(block, root);
                    }
                },
                execCxt);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        QueryIterator found = exec(order.getSubOp(), input);
        return QueryIterPlainWrapper.create(new Ordered(found, order.getConditions(), execCxt), execCxt);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph graph = execCxt.getActiveGraph();
        Graph all = graph instanceof GraphTDB stored
                ? overlay.map(over -> over.over(stored, name(stored))).orElse(graph)
                : graph;
        return new PathMatches(path.getTriplePath(), all, input, execCxt);
    }

    /// In the quads of a database, this is a path.
    @Override
    protected QueryIterator execute(OpGraph graph, QueryIterator input) {
        if (execCxt.getActiveGraph() instanceof GraphTDB && Quad.isDefaultGraph(graph.getNode())) {
            return together(graph, input).orElseGet(() -> exec(graph.getSubOp(), input));
        }
        return new QueryIterGraph(input, graph, overlay.map(this::overlaid).orElse(execCxt));
    }

    @Override
    protected QueryIterator execute(OpDatasetNames names, QueryIterator input) {
        return overlay.isEmpty()
                ? super.execute(names, input)
                : new QueryIterGraph(input, new OpGraph(names.getGraphNode(), new OpBGP()), overlaid(overlay.get()));
    }

    private ExecutionContext overlaid(Overlay over) {
        DatasetGraph all = over.over(execCxt.getDataset());
        return ExecutionContext.create(all, all.getDefaultGraph(), execCxt.getContext());
    }

    /// What `op` matches, if it is a conjunction. A pattern of `EXISTS` comes again for each row: its block is kept.
    private Optional<QueryIterator> together(Op op, QueryIterator input) {
        if (!(execCxt.getActiveGraph() instanceof GraphTDB graph)) {
            return Optional.empty();
        }
        Spares spares = database(graph).spares();
        Node name = name(graph);
        return spares.take(op, name)
                .or(() -> conjunction(op).map(conjunction -> block(conjunction, Optional.empty())))
                .map(block -> new Matches(block, input, false, execCxt, () -> spares.keep(op, name, block)));
    }

    private QueryIterator matches(Conjunction conjunction, QueryIterator input) {
        return new Matches(block(conjunction, Optional.empty()), input, false, execCxt);
    }

    private Optional<Conjunction> conjunction(Op op) {
        return execCxt.getActiveGraph() instanceof GraphTDB graph
                ? Conjunction.of(
                        op,
                        Optional.of(name(graph)).filter(name -> !Quad.isDefaultGraph(name)),
                        database(graph).hierarchy().isPresent())
                : Optional.empty();
    }

    private static Node name(GraphTDB graph) {
        return graph.getGraphName() == null ? Quad.defaultGraphIRI : graph.getGraphName();
    }

    private Block block(Conjunction conjunction, Optional<Set<Var>> wanted) {
        return new Block(conjunction, database((GraphTDB) execCxt.getActiveGraph()), execCxt, wanted);
    }

    private Database database(GraphTDB graph) {
        return Database.of(execCxt.getContext(), graph.getDSG());
    }
}
