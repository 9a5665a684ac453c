package org.marrow.engine;

import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.main.QueryEngineMain;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.tdb2.solver.QueryEngineTDB;
import org.apache.jena.tdb2.store.DatasetGraphTDB;

/// The way in for queries of strangers: what they may ask, and that they are kept within limits.
public final class Engine {

    private static final Symbol GATE = Symbol.create("https://w3id.org/marrow/ns#gate");
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
    public static Query parse(String text, String base, QueryLimits limits) {
        QueryText.check(text, limits);
        Query query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
        if (query.getQueryPattern() != null || query.hasGroupBy()) {
            QueryRules.check(Algebra.compile(query));
        }
        return query;
    }

    /// Looks at a pattern of a stranger's update.
    ///
    /// @throws org.marrow.model.MarrowException `NOT_ALLOWED`
    public static void check(Element pattern) {
        QueryRules.check(Algebra.compile(pattern));
    }

    /// Lets a query in, once it has been planned and before it runs.
    @FunctionalInterface
    public interface Gate {

        /// Waits until the query may run.
        ///
        /// @param isLookUp whether it seems to go through so few rows that it need not wait for others
        /// @throws org.marrow.model.MarrowException if it may not
        void pass(boolean isLookUp);
    }

    /// From now on a query with `context`, which is of one query, stays within `limits` of what it builds, has
    /// no way out, can be stopped in whatever it does, and runs when `gate` lets it.
    public static void guard(Context context, QueryLimits limits, Gate gate) {
        Guard.register(context, limits);
        QueryEngineRegistry.set(context, GUARDED);
        context.set(GATE, gate);
        context.set(ARQ.httpServiceAllowed, false);
    }

    private static void pass(Context context, double rows) {
        Gate gate = context.get(GATE);
        gate.pass(rows <= FEW);
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
            Optional<Endpoint> endpoint = Endpoint.of(context);
            if (endpoint.isPresent()) {
                pass(context, endpoint.get().answersWhole() ? 0 : 2 * FEW);
                return EndpointFactory.plan(endpoint.get(), query, dataset, context);
            }
            return Database.behind(dataset, context)
                    .map(database -> new OnDisk(query, database, input, context).getPlan())
                    .orElseGet(() -> new InMemory(query, dataset, input, context).getPlan());
        }

        @Override
        public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
            return Database.behind(dataset, context)
                    .map(database -> new OnDisk(op, database, input, context).getPlan())
                    .orElseGet(() -> new InMemory(op, dataset, input, context).getPlan());
        }
    }

    private static final class OnDisk extends QueryEngineTDB {

        private final DatasetGraphTDB database;

        OnDisk(Query query, DatasetGraphTDB dataset, Binding input, Context context) {
            super(query, dataset, input, context);
            this.database = dataset;
        }

        OnDisk(Op op, DatasetGraphTDB dataset, Binding input, Context context) {
            super(op, dataset, input, context);
            this.database = dataset;
        }

        @Override
        protected Op modifyOp(Op op) {
            Op planned = super.modifyOp(Guard.guarded(op, context));
            pass(context, Cost.of(planned, database, context));
            return planned;
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
            Op planned = super.modifyOp(Guard.guarded(op, context));
            pass(context, Cost.of(planned));
            return planned;
        }
    }
}
