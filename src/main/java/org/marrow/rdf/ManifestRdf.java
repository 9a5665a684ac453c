package org.marrow.rdf;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.ReleaseSource;
import org.marrow.vocabulary.Published;

/// The manifest of a release as triples and back.
///
/// Source: [DCAT 3](https://www.w3.org/TR/vocab-dcat-3/), [PROV-O](https://www.w3.org/TR/prov-o/),
/// [VoID](https://www.w3.org/TR/void/).
public final class ManifestRdf {

    private static final String RELEASE = Ids.BASE + "release/";
    private static final String GRAPHS = "/graph/";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String SERVICE_DESCRIPTION = "http://www.w3.org/ns/sparql-service-description#";
    private static final Node DERIVED = NodeFactory.createURI(PROV + "wasDerivedFrom");
    private static final Node ENTITY = NodeFactory.createURI(PROV + "Entity");
    private static final Node NAMED_GRAPH = NodeFactory.createURI(SERVICE_DESCRIPTION + "namedGraph");
    private static final Node NAME = NodeFactory.createURI(SERVICE_DESCRIPTION + "name");
    private static final Node GRAPH = NodeFactory.createURI(SERVICE_DESCRIPTION + "graph");
    private static final Node CHECKSUM = NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue");

    private ManifestRdf() {}

    /// The release called `id`.
    public static Node release(String id) {
        return NodeFactory.createURI(RELEASE + id);
    }

    /// The identifier of the release called `node`, or nothing if that is none.
    public static Optional<String> releaseId(Node node) {
        return Optional.of(node)
                .filter(Node::isURI)
                .map(Node::getURI)
                .filter(iri -> iri.startsWith(RELEASE) && !iri.contains(GRAPHS))
                .map(iri -> iri.substring(RELEASE.length()));
    }

    /// Writes what a release is made of.
    public static void write(ReleaseManifest manifest, Consumer<Triple> out) {
        Node release = release(manifest.id());
        add(out, release, RDF.Nodes.type, DCAT.Dataset.asNode());
        add(out, release, RDF.Nodes.type, ENTITY);
        add(out, release, DCTerms.title.asNode(), text("Marrow release " + manifest.id()));
        add(out, release, Published.DATASET_VERSION, text(manifest.id()));
        manifest.sources().forEach(source -> write(release, source, out));
        manifest.statements().forEach((graph, count) -> write(release, graph, count, out));
    }

    private static void write(Node release, ReleaseSource source, Consumer<Triple> out) {
        Node file = NodeFactory.createURI(source.iri());
        add(out, release, DCAT.distribution.asNode(), file);
        add(out, release, DERIVED, file);
        add(out, file, RDF.Nodes.type, ENTITY);
        add(out, file, RDF.Nodes.type, DCAT.Distribution.asNode());
        add(out, file, DCTerms.title.asNode(), text(source.title()));
        add(out, file, Published.DATASET_VERSION, text(source.version()));
        add(out, file, DCAT.byteSize.asNode(), number(source.bytes()));
        add(out, file, CHECKSUM, text(source.sha256()));
        source.licence().ifPresent(iri -> add(out, file, DCTerms.license.asNode(), NodeFactory.createURI(iri)));
        source.citation().ifPresent(text -> add(out, file, DCTerms.bibliographicCitation.asNode(), text(text)));
    }

    private static void write(Node release, String graph, long count, Consumer<Triple> out) {
        Node part = graph(release, graph);
        add(out, release, NAMED_GRAPH, part);
        name(part, graph, out);
        add(out, part, RDF.Nodes.type, VOID.Dataset.asNode());
        add(out, part, VOID.triples.asNode(), number(count));
    }

    /// What the graph called `graph` is called as a part of the release `id`.
    public static Node graph(String id, String graph) {
        return graph(release(id), graph);
    }

    private static Node graph(Node release, String graph) {
        String name = graph.substring(graph.indexOf(GRAPHS) + GRAPHS.length());
        return NodeFactory.createURI(release.getURI() + GRAPHS + name);
    }

    /// Says of which graph a part of the release `id` is the description.
    public static void name(String id, String graph, Consumer<Triple> out) {
        name(graph(id, graph), graph, out);
    }

    private static void name(Node part, String graph, Consumer<Triple> out) {
        add(out, part, NAME, NodeFactory.createURI(graph));
        add(out, part, GRAPH, part);
    }

    private static void add(Consumer<Triple> out, Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /// What of a manifest is said about other things than the release: its sources and its graphs.
    ///
    /// @param graph has what is said about the release `id`
    public static List<Node> parts(Graph graph, String id) {
        return graph.find(release(id), Node.ANY, Node.ANY)
                .filterKeep(triple -> triple.getPredicate().equals(NAMED_GRAPH)
                        || triple.getPredicate().equals(DCAT.distribution.asNode()))
                .mapWith(Triple::getObject)
                .toList();
    }

    /// The manifest of the release `id`.
    ///
    /// @param graph has it, and may have more
    /// @throws MarrowException `RELEASE_INCOMPLETE` if a part of it is not there
    public static ReleaseManifest read(Graph graph, String id) {
        var statements = new TreeMap<String, Long>();
        graph.find(release(id), NAMED_GRAPH, Node.ANY)
                .mapWith(Triple::getObject)
                .forEachRemaining(part -> statements.put(
                        object(graph, part, NAME).getURI(), number(object(graph, part, VOID.triples.asNode()))));
        List<ReleaseSource> sources =
                graph
                        .find(release(id), DCAT.distribution.asNode(), Node.ANY)
                        .mapWith(Triple::getObject)
                        .toList()
                        .stream()
                        .map(file -> source(graph, file))
                        .sorted(Comparator.comparing(ReleaseSource::title)
                                .thenComparing(ReleaseSource::version)
                                .thenComparing(ReleaseSource::iri))
                        .toList();
        return new ReleaseManifest(id, sources, statements);
    }

    private static ReleaseSource source(Graph graph, Node file) {
        return new ReleaseSource(
                file.getURI(),
                object(graph, file, DCTerms.title.asNode()).getLiteralLexicalForm(),
                object(graph, file, Published.DATASET_VERSION).getLiteralLexicalForm(),
                number(object(graph, file, DCAT.byteSize.asNode())),
                object(graph, file, CHECKSUM).getLiteralLexicalForm(),
                find(graph, file, DCTerms.license.asNode()).map(Node::getURI),
                find(graph, file, DCTerms.bibliographicCitation.asNode()).map(Node::getLiteralLexicalForm));
    }

    private static long number(Node literal) {
        return Long.parseLong(literal.getLiteralLexicalForm());
    }

    private static Node object(Graph graph, Node subject, Node property) {
        return find(graph, subject, property)
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_INCOMPLETE,
                        "%s: found no %s in the manifest, expected one".formatted(subject, property)));
    }

    private static Optional<Node> find(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .findFirst();
    }
}
