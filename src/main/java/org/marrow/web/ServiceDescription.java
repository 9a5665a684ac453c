package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.marrow.engine.Overlay;
import org.marrow.page.Frame;
import org.marrow.page.Reading;
import org.marrow.rdf.ManifestRdf;
import org.marrow.rest.Accepted;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Mw;

/// What the SPARQL endpoint says of itself and of the release that it answers from.
///
/// Source: [SPARQL 1.1 Service Description](https://www.w3.org/TR/sparql11-service-description/).
final class ServiceDescription {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String FORMATS = "http://www.w3.org/ns/formats/";
    private static final String SIMPLE = "http://www.w3.org/ns/entailment/Simple";
    private static final String EXAMPLE = "http://purl.obolibrary.org/obo/HP_0033606";
    private static final String HTML = "text/html";
    private static final List<String> RESULT_FORMATS = List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "RDF_XML",
            "JSON-LD",
            "N-Triples",
            "TriG",
            "N-Quads");

    private final Graph catalogue;
    private final Pages pages;

    /// @param catalogue what is laid over every release as the graph of the catalogue, not to be changed any more
    ServiceDescription(Graph catalogue, Pages pages) {
        this.pages = pages;
        this.catalogue = catalogue;
    }

    /// What was read of one release once, for as long as it is open.
    ///
    /// @param counted the graph of its VoID
    /// @param graphs  how many triples each named graph has, those that are laid over it too
    /// @param triples how many the default graph has
    private record Described(Overlay overlay, Graph counted, Map<Node, Long> graphs, long triples)
            implements AutoCloseable {

        @Override
        public void close() {}
    }

    private Described described(Release release) {
        return release.companion(
                Described.class,
                () -> release.read(graphs -> {
                    Graph counted = GraphFactory.createDefaultGraph();
                    GraphUtil.addInto(counted, graphs.getGraph(Graphs.VOID));
                    DatasetGraph laid = laid(counted);
                    Map<Node, Long> sizes = new TreeMap<>(Comparator.comparing(Node::getURI));
                    graphs.listGraphNodes().forEachRemaining(name -> sizes.put(name, size(release, counted, name)));
                    sizes.put(Graphs.VOID, (long) counted.size());
                    sizes.put(Graphs.CATALOGUE, (long) catalogue.size());
                    return new Described(
                            new Overlay(laid),
                            counted,
                            sizes,
                            release.statistics().triples() + added(laid, release));
                }));
    }

    /// The catalogue as a graph of its own, and with what was counted as a part of the default graph.
    private DatasetGraph laid(Graph counted) {
        DatasetGraph laid = DatasetGraphFactory.create();
        GraphUtil.addInto(laid.getGraph(Graphs.CATALOGUE), catalogue);
        GraphUtil.addInto(laid.getDefaultGraph(), catalogue);
        GraphUtil.addInto(laid.getDefaultGraph(), counted);
        return laid;
    }

    /// How many triples are laid over the default graph that it does not have.
    private static long added(DatasetGraph laid, Release release) {
        List<Triple> over = laid.getDefaultGraph().find().toList();
        Graph below = release.about(
                Release.Part.ASSERTED,
                over.stream().map(Triple::getSubject).distinct().toList());
        return over.stream().filter(triple -> !below.contains(triple)).count();
    }

    /// As it was counted when the release was built.
    private static long size(Release release, Graph counted, Node name) {
        return counted.find(ManifestRdf.graph(release.id(), name.getURI()), VOID.triples.asNode(), Node.ANY)
                .mapWith(triple -> ((Number) triple.getObject().getLiteralValue()).longValue())
                .nextOptional()
                .orElse(0L);
    }

    /// What is laid over `release`.
    Overlay overlay(Release release) {
        return described(release).overlay();
    }

    /// The dataset that `release` is.
    static Node release(Release release) {
        return ManifestRdf.release(release.id());
    }

    /// What `release` holds, and that it is asked at `endpoint`; a graph that belongs to the caller.
    Graph dataset(Release release, String endpoint) {
        Graph graph = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(graph, described(release).counted());
        add(graph, release(release), VOID.sparqlEndpoint.asNode(), iri(endpoint));
        add(graph, release(release), VOID.exampleResource.asNode(), iri(EXAMPLE));
        return graph;
    }

    /// Writes the description, or for a browser a page to ask from.
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<String> offers =
                Stream.concat(RdfDocument.TYPES.stream(), Stream.of(HTML)).toList();
        if (Accepted.of(request, offers).equals(HTML)) {
            Reading reading = pages.reading(
                    request,
                    request.getRequestURI().substring(request.getContextPath().length()));
            Pages.write(
                    response,
                    "sparql.jte",
                    Frame.of("Ask in SPARQL", "The SPARQL endpoint of Marrow", reading)
                            .with("yasgui.min.css", "yasgui.min.js", "editor.js"),
                    reading,
                    Map.of("questions", reading.queries().bySubject()));
        } else {
            RdfDocument.write(
                    request,
                    response,
                    of(ReleaseFilter.release(), request.getRequestURL().toString()));
        }
    }

    private Graph of(Release release, String endpoint) {
        Graph graph = GraphFactory.createDefaultGraph();
        Node service = iri(endpoint + "#service");
        add(graph, service, RDF.Nodes.type, sd("Service"));
        add(graph, service, sd("endpoint"), iri(endpoint));
        add(graph, service, sd("supportedLanguage"), sd("SPARQL10Query"));
        add(graph, service, sd("supportedLanguage"), sd("SPARQL11Query"));
        RESULT_FORMATS.forEach(format -> add(graph, service, sd("resultFormat"), iri(FORMATS + format)));
        add(graph, service, sd("defaultEntailmentRegime"), iri(SIMPLE));
        add(graph, service, sd("propertyFeature"), Mw.SEARCH);
        add(graph, Mw.SEARCH, RDF.Nodes.type, sd("Feature"));
        comment(graph, Mw.SEARCH, "Searches names and codes: (?thing ?text ?match) mw:search (\"words\" 10).");
        add(graph, service, sd("defaultDataset"), dataset(graph, release, endpoint));
        return graph;
    }

    private Node dataset(Graph graph, Release release, String endpoint) {
        Described described = described(release);
        Node dataset = iri(endpoint + "#dataset");
        Node defaultGraph = iri(endpoint + "#default-graph");
        add(graph, dataset, RDF.Nodes.type, sd("Dataset"));
        comment(graph, dataset, "The Marrow release %s, which never changes.".formatted(release.id()));
        add(graph, dataset, sd("defaultGraph"), defaultGraph);
        add(graph, defaultGraph, RDF.Nodes.type, sd("Graph"));
        add(graph, defaultGraph, VOID.triples.asNode(), number(described.triples()));
        comment(graph, defaultGraph, """
                The union of the graphs of all sources, the associations, the manifest, the catalogue of queries and \
                the description of the release. Graphs of translations and of what follows by reasoning are no part of it: \
                ask for them by GRAPH or FROM.""");
        described
                .graphs()
                .forEach(
                        (name, triples) -> add(graph, dataset, sd("namedGraph"), named(graph, release, name, triples)));
        return dataset;
    }

    /// A graph and what is in it are the same thing under one name, as in the manifest.
    private static Node named(Graph graph, Release release, Node name, long triples) {
        Node named = ManifestRdf.graph(release.id(), name.getURI());
        add(graph, named, RDF.Nodes.type, sd("NamedGraph"));
        add(graph, named, RDF.Nodes.type, sd("Graph"));
        ManifestRdf.name(release.id(), name.getURI(), graph::add);
        add(graph, named, VOID.triples.asNode(), number(triples));
        return named;
    }

    private static void add(Graph graph, Node subject, Node predicate, Node object) {
        graph.add(Triple.create(subject, predicate, object));
    }

    private static void comment(Graph graph, Node subject, String text) {
        add(graph, subject, RDFS.Nodes.comment, NodeFactory.createLiteralLang(text, "en"));
    }

    private static Node sd(String name) {
        return iri(SD + name);
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }
}
