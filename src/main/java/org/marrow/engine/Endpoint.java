package org.marrow.engine;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// What answers whole queries in place of this engine. May be shared between threads.
public interface Endpoint {

    /// The symbol of the one that a context has.
    Symbol SYMBOL = Symbol.create("https://w3id.org/marrow/ns#endpoint");

    /// The rows of a query as they come.
    interface Answer extends Iterator<Binding>, AutoCloseable {

        /// Lets go of them, of those to come as well.
        @Override
        void close();
    }

    /// Asks a SELECT query.
    ///
    /// @param query     of whoever asks; with the graphs that it chooses, if it chooses some
    /// @param isStopped whether nobody waits for the answer any more; asked often, from another thread
    /// @throws org.apache.jena.query.QueryCancelledException if that comes true, here and from the answer
    /// @throws org.marrow.model.MarrowException `ENDPOINT_FAILED`, here and from the answer
    Answer select(Query query, BooleanSupplier isStopped);

    /// Whether it answers whole queries as SPARQL 1.1 says. One that does not is asked patterns alone, and the
    /// answer is made of these here.
    boolean answersWhole();

    /// From now on queries with `context` are asked of `endpoint`, by which `context` is that of a dataset over it.
    static void register(Context context, Endpoint endpoint) {
        context.set(SYMBOL, endpoint);
        var registry = new QueryEngineRegistry();
        registry.add(new EndpointFactory());
        PatternExecutor.register(context);
        QueryEngineRegistry.set(context, registry);
    }

    /// The one that queries with `context` are asked of, if there is one.
    static Optional<Endpoint> of(Context context) {
        return Optional.ofNullable(context.get(SYMBOL));
    }
}
