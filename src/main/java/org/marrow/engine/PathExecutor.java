package org.marrow.engine;

import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/// The execution of queries over a dataset in memory: Jena's, with paths that may be long.
public final class PathExecutor extends OpExecutor {

    private PathExecutor(ExecutionContext context) {
        super(context);
    }

    /// From now on queries with `context` are executed so.
    public static void register(Context context) {
        QC.setFactory(context, PathExecutor::new);
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        QueryIterator found = exec(order.getSubOp(), input);
        return QueryIterPlainWrapper.create(new Ordered(found, order.getConditions(), execCxt), execCxt);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return new PathMatches(path.getTriplePath(), execCxt.getActiveGraph(), input, execCxt);
    }
}
