package org.marrow.store;

import java.util.Collection;
import java.util.function.Consumer;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// The statements of one release, wherever they are: what lookups ask. May be shared between threads.
///
/// Every method answers whole or throws; what it returns holds on to nothing.
public interface Store extends AutoCloseable {

    /// Which statements are asked.
    enum Part {
        /// The default graph: the union of the asserted graphs.
        ASSERTED,
        /// The union of the graphs of translations.
        TRANSLATIONS,
        /// The superclasses and equivalent classes that reasoning adds.
        INFERRED,
        /// What is said of classes and properties: the graph of the HPO, or, where there is none, what `ontology/`
        /// ships.
        ONTOLOGY
    }

    /// The identifier of the release.
    String id();

    /// The statements about `subjects`.
    Graph about(Part part, Collection<Node> subjects);

    /// The statements with one of `predicates` that point to one of `objects`.
    Graph pointing(Part part, Collection<Node> predicates, Collection<Node> objects);

    /// Hands over every statement with `predicate`, in no particular order.
    void each(Part part, Node predicate, Consumer<Triple> out);

    /// Lets go of the statements.
    @Override
    void close();
}
