package org.marrow.engine;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterRoot;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;

/// The plan of a query of which an [Endpoint] is asked the patterns alone.
final class PatternEngine extends QueryEngineMain {

    PatternEngine(Query query, DatasetGraph dataset, Binding input, Context context) {
        super(query, dataset, input, context);
        Patterns.choose(query, context);
    }

    @Override
    protected Op modifyOp(Op op) {
        return super.modifyOp(Guard.guarded(op, context));
    }

    /// Without Jena's warnings of iterators that were not closed: those that matter are answers, which end with the
    /// plan.
    @Override
    public QueryIterator eval(Op op, DatasetGraph dataset, Binding input, Context context) {
        ExecutionContext execution = ExecutionContext.create(dataset, context);
        return QC.execute(op, QueryIterRoot.create(input, execution), execution);
    }

    /// The patterns name the graphs that the query chooses.
    @Override
    protected DatasetGraph dynamicDataset(DatasetDescription chosen, DatasetGraph dataset, boolean isUnion) {
        return dataset;
    }
}
