package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.marrow.check.ShapeCheck;
import org.marrow.engine.Running;
import org.marrow.engine.Watch;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.UrlText;
import org.marrow.store.Keys;
import org.marrow.store.Workspace;

/// `/workspace/shacl`: checks a graph of the workspace against the shapes in the body and answers with SHACL's
/// report. The graph is `?graph=default`, as where nothing is said, `?graph=union` of all named graphs, or
/// `?graph=IRI`, as Fuseki has it.
final class WorkspaceShapes extends WorkspaceServlet {

    static final String PATH = "/workspace/shacl";

    private static final int MOST_STATEMENTS = 100_000;
    private static final String DEFAULT = "default";

    private final transient Watch watch;
    private final transient Duration time;

    /// @param time that a check may take
    WorkspaceShapes(WorkspaceDoor door, Watch watch, Duration time) {
        super(door);
        this.watch = watch;
        this.time = time;
    }

    @Override
    String allowed() {
        return "POST";
    }

    @Override
    Keys.Role role(String method) {
        return Keys.Role.READ;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Workspace workspace) throws IOException {
        Map<String, List<String>> values = UrlText.read(request);
        String name = values.getOrDefault("graph", List.of(DEFAULT)).getFirst();
        Graph shapes = GraphFactory.createDefaultGraph();
        RdfUpload.read(request, MOST_STATEMENTS).statements().forEach(quad -> shapes.add(quad.asTriple()));
        Graph report = workspace.read(dataset -> report(shapes, graph(dataset, name)));
        MediaType type = ConNeg.chooseContentType(request, DEF.rdfOffer, DEF.acceptTurtle);
        Lang lang = type == null ? null : RDFLanguages.contentTypeToLang(type.getContentTypeStr());
        if (lang == null) {
            throw new MarrowException(ErrorCode.NOT_ACCEPTABLE, "Found no media type of RDF in Accept, expected one");
        }
        response.setContentType(lang.getHeaderString());
        RDFWriter.source(report).lang(lang).output(response.getOutputStream());
    }

    private Graph report(Graph shapes, Graph data) {
        try (Running running = watch.begin(new AtomicBoolean(), time, () -> false)) {
            return ShapeCheck.report(shapes, new WatchedGraph(data, running));
        }
    }

    private static Graph graph(DatasetGraph dataset, String name) {
        if (name.equals(DEFAULT)) {
            return dataset.getDefaultGraph();
        }
        if (name.equals("union")) {
            return dataset.getUnionGraph();
        }
        Node graph = WorkspaceUpdates.graph(name);
        if (!dataset.containsGraph(graph)) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_GRAPH, "%s: found no such graph in the workspace, expected one".formatted(name));
        }
        return dataset.getGraph(graph);
    }
}
