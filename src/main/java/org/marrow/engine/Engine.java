package org.marrow.engine;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.solver.QueryEngineTDB;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.sys.TDBInternal;

/// The way in for queries of strangers: what they may ask, and that they are kept within limits.
public final class Engine {

    private static final QueryEngineRegistry GUARDED = new QueryEngineRegistry();

    static {
        JenaSystem.init();
        GUARDED.add(new GuardedFactory());
        Descriptions.register();
    }

    /// The rows of a quick look-up.
    private static final double FEW = 2_000;

    private Engine() {}

    /// The query of a stranger.
    ///
    /// @param text SPARQL 1.1
    /// @throws org.apache.jena.query.QueryParseException if it is not
    /// @throws org.marrow.model.MarrowException `QUERY_TOO_COMPLEX` or `NOT_ALLOWED`
    public static Query parse(String text, String base, Limits limits) {
        QueryText.check(text, limits);
        Query query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
        QueryRules.check(query);
        return query;
    }

    /// From now on a query with `context`, which is of one query, stays within `limits` of what it builds, has
    /// no way out, and can be stopped in whatever it does.
    public static void guard(Context context, Limits limits) {
        Guard.register(context, limits);
        QueryEngineRegistry.set(context, GUARDED);
        context.set(ARQ.httpServiceAllowed, false);
    }

    /// Whether `query` seems to go through so few rows that it need not wait for others.
    ///
    /// @param dataset in a transaction
    public static boolean isLookUp(Query query, DatasetGraph dataset, Context context) {
        return Cost.of(query, dataset, context) <= FEW;
    }

    private static final class GuardedFactory implements QueryEngineFactory {

        @Override
        public boolean accept(Query query, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public boolean accept(Op op, DatasetGraph dataset, Context context) {
            return true;
        }

        @Override
        public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
            return TDBInternal.isBackedByTDB(dataset)
                    ? new OnDisk(query, TDBInternal.requireStorage(dataset), input, context).getPlan()
                    : new InMemory(query, dataset, input, context).getPlan();
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            return TDBInternal.isBackedByTDB(dataset)
                    ? new OnDisk(op, TDBInternal.requireStorage(dataset), input, context).getPlan()
                    : new InMemory(op, dataset, input, context).getPlan();
        }
    }

    private static final class OnDisk extends QueryEngineTDB {

        OnDisk(Query query, DatasetGraphTDB dataset, Binding input, Context context) {
            super(query, dataset, input, context);
        }

        OnDisk(Op op, DatasetGraphTDB dataset, Binding input, Context context) {
            super(op, dataset, input, context);
        }

        @Override
        protected Op modifyOp(Op op) {
            return super.modifyOp(Guard.guarded(op, context));
        }
    }

    private static final class InMemory extends QueryEngineMain {

        InMemory(Query query, DatasetGraph dataset, Binding input, Context context) {
            super(query, dataset, input, context);
        }

        InMemory(Op op, DatasetGraph dataset, Binding input, Context context) {
            super(op, dataset, input, context);
        }

        @Override
        protected Op modifyOp(Op op) {
            return super.modifyOp(Guard.guarded(op, context));
        }
    }
}
