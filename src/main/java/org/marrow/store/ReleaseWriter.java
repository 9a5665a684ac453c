package org.marrow.store;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/// Takes the triples of a release graph by graph. Not for use by several threads.
public final class ReleaseWriter {

    private final BiConsumer<Node, Triple> out;
    private final Supplier<Map<Node, Long>> counts;
    private final Supplier<Survey> survey;

    ReleaseWriter(BiConsumer<Node, Triple> out, Supplier<Map<Node, Long>> counts, Supplier<Survey> survey) {
        this.out = out;
        this.counts = counts;
        this.survey = survey;
    }

    /// A place for the triples of the graph `name`; those of asserted graphs are in the default graph as well.
    public Consumer<Triple> graph(Node name) {
        return triple -> out.accept(name, triple);
    }

    /// How many statements each graph has by now, repeated ones counted once, in the order in which the
    /// graphs came. Costs about as much as writing one index.
    public Map<Node, Long> counts() {
        return counts.get();
    }

    /// What the release holds by now, counted; to be asked when all of the asserted graphs is in. Costs about as
    /// much as writing three indexes.
    public Survey survey() {
        return survey.get();
    }
}
