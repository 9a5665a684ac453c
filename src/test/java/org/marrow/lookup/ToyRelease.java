package org.marrow.lookup;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.marrow.rdf.OntologyFolder;
import org.marrow.rdf.Skolem;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// DataFolder in memory of a few statements each, written in Turtle with the prefixes of the prefix table.
final class ToyRelease {

    static final Prefixes PREFIXES = OntologyFolder.read(Shipped.ontology()).prefixes();

    private ToyRelease() {}

    /// A release of what `turtle` says.
    static Release of(String turtle) {
        Graph graph =
                Skolem.name(RDFParser.fromString(header() + turtle, Lang.TURTLE).toGraph());
        return Release.inMemory("toys", writer -> graph.find().forEachRemaining(writer.graph(Graphs.mappings("toys"))));
    }

    private static String header() {
        return PREFIXES.namespaces().entrySet().stream()
                        .map(ToyRelease::declaration)
                        .collect(Collectors.joining())
                + "@prefix set: <https://w3id.org/marrow/id/mapping-set/> .\n";
    }

    private static String declaration(Map.Entry<String, String> prefix) {
        return "@prefix %s: <%s> .%n".formatted(prefix.getKey(), prefix.getValue());
    }
}
