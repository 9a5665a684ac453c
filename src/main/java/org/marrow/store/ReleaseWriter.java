package org.marrow.store;

import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.marrow.vocabulary.Graphs;

/// Takes the triples of a release graph by graph; those of asserted graphs go to the default graph as well. Not for use
/// by several threads.
public final class ReleaseWriter {

    private final StreamRDF out;
    private long quads;

    ReleaseWriter(StreamRDF out) {
        this.out = out;
    }

    /// A place for the triples of the graph `name`.
    public Consumer<Triple> graph(Node name) {
        boolean asserted = Graphs.ASSERTED.contains(name);
        return triple -> {
            out.quad(Quad.create(name, triple));
            if (asserted) {
                out.triple(triple);
            }
            quads++;
        };
    }

    /// How many statements have been written, repeated ones included.
    public long quads() {
        return quads;
    }
}
