package org.marrow.vocabulary;

import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The names of the graphs of a release, one for each source, so that a statement's origin is a `GRAPH` away.
///
/// The default graph of a release holds the union of [#ASSERTED].
public final class Graphs {

    /// What the HPO says of its terms.
    public static final Node HPO = graph("hpo");

    /// The HPO's disease annotations, row by row.
    public static final Node HPOA = graph("hpoa");

    /// What `ontology/` ships: our vocabulary and the home concept.
    public static final Node HOME = graph("home");

    /// The pairs of condition and phenotype with their state, computed over the annotations of all sources.
    public static final Node ASSOCIATIONS = graph("associations");

    /// What the release is made of.
    public static final Node MANIFEST = graph("manifest");

    /// The graphs whose union is the default graph.
    public static final List<Node> ASSERTED = List.of(HPO, HPOA, HOME, ASSOCIATIONS, MANIFEST);

    private static final Set<Node> IN_DEFAULT_GRAPH = Set.copyOf(ASSERTED);

    private Graphs() {}

    /// Whether the statements of `graph` are in the default graph as well.
    public static boolean isAsserted(Node graph) {
        return IN_DEFAULT_GRAPH.contains(graph);
    }

    private static Node graph(String name) {
        return NodeFactory.createURI("https://w3id.org/marrow/graph/" + name);
    }
}
