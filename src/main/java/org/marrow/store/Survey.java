package org.marrow.store;

import java.util.Map;
import org.apache.jena.graph.Node;
import org.marrow.engine.Statistics;

/// What a release holds, counted: each graph by itself, and how instances of the classes of the default graph are
/// spoken of in it.
///
/// @param graphs       each named graph, in the order of their names
/// @param defaultGraph the union of the asserted graphs
public record Survey(Map<Node, Part> graphs, Part defaultGraph) {

    /// One graph.
    ///
    /// @param statistics what it holds
    /// @param classes    by class and predicate what it says of instances; which these are, the default graph says
    public record Part(Statistics statistics, Map<Node, Map<Node, ClassUse>> classes) {}

    /// How the instances of one class use one predicate.
    ///
    /// @param triples   how often
    /// @param subjects  how many of the instances
    /// @param classes   for each class of objects, how many of the triples
    /// @param datatypes for each datatype of literals, how many of the triples
    public record ClassUse(long triples, long subjects, Map<Node, Long> classes, Map<Node, Long> datatypes) {}
}
