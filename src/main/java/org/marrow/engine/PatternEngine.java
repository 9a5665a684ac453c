package org.marrow.engine;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
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

    /// The patterns name the graphs that the query chooses.
    @Override
    protected DatasetGraph dynamicDataset(DatasetDescription chosen, DatasetGraph dataset, boolean isUnion) {
        return dataset;
    }
}
