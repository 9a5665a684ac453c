package org.marrow.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpNull;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.PlanBase;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIterNullIterator;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;

/// Plans queries by sending them to an [Endpoint].
final class EndpointFactory implements QueryEngineFactory {

    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
        return Endpoint.of(context).isPresent();
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
        return true;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
        return plan(Endpoint.of(context).orElseThrow(), query, dataset, context);
    }

    /// Of what is no query as a whole, such as the pattern of an update.
    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
        return new QueryEngineMain(op, dataset, input, context).getPlan();
    }

    static Plan plan(Endpoint endpoint, Query query, DatasetGraph dataset, Context context) {
        return endpoint.answersWhole()
                ? sent(endpoint, query, dataset, context)
                : new PatternEngine(query, bottom(dataset), BindingFactory.root(), context).getPlan();
    }

    private static DatasetGraph bottom(DatasetGraph dataset) {
        DatasetGraph bottom = dataset;
        while (bottom instanceof DatasetGraphWrapper wrapper) {
            bottom = wrapper.getWrapped();
        }
        return bottom;
    }

    private static Plan sent(Endpoint endpoint, Query query, DatasetGraph dataset, Context context) {
        AtomicBoolean signal = Context.getOrSetCancelSignal(context);
        return new PlanBase(OpNull.create(), null) {
            @Override
            protected QueryIterator iteratorOnce() {
                ExecutionContext execution = ExecutionContext.create(dataset, context);
                if (query.getQueryPattern() == null) {
                    return QueryIterNullIterator.create(execution);
                }
                Query sent = SentQuery.of(query, execution);
                return new AnswerRows(() -> endpoint.select(sent, signal::get), execution);
            }
        };
    }
}
