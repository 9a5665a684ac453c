package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.UrlText;
import org.marrow.store.Keys;
import org.marrow.store.Workspace;
import org.marrow.vocabulary.Graphs;

/// `/workspace/data`: the workspace's own graphs as wholes.
///
/// With neither `default` nor `graph`, a document of triples becomes a new graph below this URL, TriG and
/// N-Quads go into the graphs that they name, and GET answers with all graphs. A graph without statements is
/// not kept. A body is read to its end before anything is changed.
///
/// Source: [SPARQL 1.1 Graph Store HTTP Protocol](https://www.w3.org/TR/sparql11-http-rdf-update/).
final class WorkspaceGraphs extends WorkspaceServlet {

    static final String PATH = "/workspace/data";
    static final String METHODS = "GET, HEAD, PUT, POST, DELETE";

    private static final String DEFAULT = "default";
    private static final String GRAPH = "graph";

    WorkspaceGraphs(WorkspaceDoor door) {
        super(door);
    }

    @Override
    String allowed() {
        return METHODS;
    }

    @Override
    Keys.Role role(String method) {
        return method.equals("GET") || method.equals("HEAD") ? Keys.Role.READ : Keys.Role.WRITE;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Workspace workspace) throws IOException {
        Optional<Node> target = target(request);
        switch (request.getMethod()) {
            case "PUT" -> put(request, response, workspace, target.orElseThrow(WorkspaceGraphs::noGraph));
            case "POST" -> post(request, response, workspace, target);
            case "DELETE" -> delete(response, workspace, target.orElseThrow(WorkspaceGraphs::noGraph));
            default -> get(request, response, workspace, target);
        }
    }

    /// The graph that the URL names: by `default`, by `graph`, or directly.
    private static Optional<Node> target(HttpServletRequest request) {
        Map<String, List<String>> values = UrlText.read(request);
        boolean isDefault = values.containsKey(DEFAULT);
        List<String> names = values.getOrDefault(GRAPH, List.of());
        boolean isDirect =
                request.getPathInfo() != null && request.getPathInfo().length() > 1;
        if (names.size() + (isDefault ? 1 : 0) + (isDirect ? 1 : 0) > 1) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found several graphs named, expected one: ?default or ?graph=IRI");
        }
        if (isDirect) {
            return Optional.of(NodeFactory.createURI(request.getRequestURL().toString()));
        }
        return isDefault
                ? Optional.of(Quad.defaultGraphIRI)
                : names.stream().map(WorkspaceUpdates::graph).findFirst();
    }

    private static MarrowException noGraph() {
        return new MarrowException(
                ErrorCode.INVALID_PARAMETER, "Found no graph named, expected ?default or ?graph=IRI");
    }

    private static MarrowException missing(Node graph) {
        return new MarrowException(
                ErrorCode.UNKNOWN_GRAPH, "%s: found no such graph in the workspace, expected one".formatted(graph));
    }

    private static boolean isThere(DatasetGraph dataset, Node graph) {
        return Quad.isDefaultGraph(graph) || dataset.containsGraph(graph);
    }

    private static Graph graph(DatasetGraph dataset, Node name) {
        return Quad.isDefaultGraph(name) ? dataset.getDefaultGraph() : dataset.getGraph(name);
    }

    private void put(HttpServletRequest request, HttpServletResponse response, Workspace workspace, Node graph)
            throws IOException {
        requireOwn(graph);
        List<Quad> statements = into(graph, RdfUpload.read(request, workspace.limit()));
        boolean isNew = workspace.write(dataset -> {
            boolean existed = isThere(dataset, graph);
            graph(dataset, graph).clear();
            statements.forEach(dataset::add);
            return !existed;
        });
        response.setStatus(isNew ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_NO_CONTENT);
    }

    private void post(
            HttpServletRequest request, HttpServletResponse response, Workspace workspace, Optional<Node> named)
            throws IOException {
        named.ifPresent(WorkspaceGraphs::requireOwn);
        RdfUpload body = RdfUpload.read(request, workspace.limit());
        if (named.isEmpty() && body.isOfQuads()) {
            workspace.write(dataset -> {
                body.statements().forEach(dataset::add);
                return true;
            });
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        String fresh = request.getRequestURL().toString().replaceAll("/$", "") + "/" + UUID.randomUUID();
        Node graph = named.orElseGet(() -> NodeFactory.createURI(fresh));
        List<Quad> statements = into(graph, body);
        boolean isNew = workspace.write(dataset -> {
            boolean existed = isThere(dataset, graph);
            statements.forEach(dataset::add);
            return !existed;
        });
        if (named.isEmpty()) {
            response.setHeader("Location", fresh);
        }
        response.setStatus(isNew ? HttpServletResponse.SC_CREATED : HttpServletResponse.SC_NO_CONTENT);
    }

    private static void delete(HttpServletResponse response, Workspace workspace, Node graph) {
        requireOwn(graph);
        workspace.write(dataset -> {
            if (!isThere(dataset, graph)) {
                throw missing(graph);
            }
            graph(dataset, graph).clear();
            return true;
        });
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /// Said even where the body has nothing that the store would refuse.
    private static void requireOwn(Node graph) {
        if (Graphs.isOfReleases(graph)) {
            throw new MarrowException(
                    ErrorCode.NOT_ALLOWED,
                    "%s: found the name of a graph of releases, expected one of your own".formatted(graph));
        }
    }

    /// The statements of `body` in `graph`.
    private static List<Quad> into(Node graph, RdfUpload body) {
        return body.statements().stream()
                .map(quad -> {
                    if (!quad.isDefaultGraph()) {
                        throw new MarrowException(
                                ErrorCode.RDF_INVALID,
                                "Found a statement in the graph %s, expected only statements without a graph, since the URL names one"
                                        .formatted(quad.getGraph()));
                    }
                    return Quad.create(graph, quad.asTriple());
                })
                .toList();
    }

    private static void get(
            HttpServletRequest request, HttpServletResponse response, Workspace workspace, Optional<Node> graph)
            throws IOException {
        AcceptList offer = graph.isPresent() ? DEF.rdfOffer : DEF.quadsOffer;
        MediaType type = ConNeg.chooseContentType(
                request, offer, MediaType.create((graph.isPresent() ? Lang.TURTLE : Lang.TRIG).getHeaderString()));
        Lang lang = type == null ? null : RDFLanguages.contentTypeToLang(type.getContentTypeStr());
        if (lang == null) {
            throw new MarrowException(ErrorCode.NOT_ACCEPTABLE, "Found no media type of RDF in Accept, expected one");
        }
        response.setHeader("Vary", "Accept");
        workspace.read(dataset -> {
            graph.filter(name -> !isThere(dataset, name)).ifPresent(name -> {
                throw missing(name);
            });
            response.setContentType(lang.getHeaderString());
            write(response, dataset, graph, lang);
            return true;
        });
    }

    private static void write(HttpServletResponse response, DatasetGraph dataset, Optional<Node> graph, Lang lang) {
        try {
            var writer = graph.map(name -> RDFWriter.source(graph(dataset, name)))
                    .orElseGet(() -> RDFWriter.source(dataset));
            writer.lang(lang).output(response.getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JenaException e) {
            throw new MarrowException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Found statements that %s cannot say (%s), expected another media type in Accept"
                            .formatted(lang.getLabel(), e.getMessage()),
                    e);
        }
    }
}
