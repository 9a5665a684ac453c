package org.marrow.lookup;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// A release in memory out of a few lines of Turtle.
final class SmallRelease {

    static final Prefixes PREFIXES = OntologyFolder.read(Shipped.ontology()).prefixes();

    private static final String HEADER = """
            PREFIX HP: <http://purl.obolibrary.org/obo/HP_>
            PREFIX MEDGEN: <https://www.ncbi.nlm.nih.gov/medgen/>
            PREFIX NCBIGene: <https://www.ncbi.nlm.nih.gov/gene/>
            PREFIX OMIM: <https://omim.org/entry/>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX mw: <https://w3id.org/marrow/ns#>
            PREFIX obo: <http://purl.obolibrary.org/obo/>
            PREFIX oboInOwl: <http://www.geneontology.org/formats/oboInOwl#>
            PREFIX owl: <http://www.w3.org/2002/07/owl#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            """;

    private SmallRelease() {}

    /// A release that asserts what `turtle` says; the prefixes of the tests are declared.
    static Release of(String turtle) {
        return of(turtle, "");
    }

    /// The same, with what reasoning adds.
    static Release of(String asserted, String inferred) {
        return Release.inMemory("test", writer -> {
            write(asserted, Graphs.HPO, writer::graph);
            write(inferred, Graphs.INFERRED, writer::graph);
        });
    }

    private static void write(
            String turtle,
            Node name,
            java.util.function.Function<Node, java.util.function.Consumer<org.apache.jena.graph.Triple>> graphs) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(HEADER + turtle, Lang.TURTLE).parse(graph);
        graph.find().forEachRemaining(graphs.apply(name));
    }
}
