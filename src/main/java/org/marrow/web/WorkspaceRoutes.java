package org.marrow.web;

import java.time.Duration;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.marrow.engine.Watch;
import org.marrow.vocabulary.Prefixes;

/// The routes below `/workspace/`.
final class WorkspaceRoutes {

    private static final Operation QUERY = Operation.alloc(
            "https://w3id.org/marrow/ns#workspace-query", "workspace-query", "SPARQL query of release and workspace");

    private WorkspaceRoutes() {}

    /// Adds the routes to `builder`.
    ///
    /// @param endpoint answers queries
    /// @param watch    looks after updates and checks
    /// @param time     that one of them may take
    static void add(
            FusekiServer.Builder builder,
            WorkspaceDoor door,
            WorkspaceSparql endpoint,
            Prefixes prefixes,
            Watch watch,
            Duration time) {
        DatasetGraph dataset = ReleaseFilter.dataset(release -> WorkspaceSparql.dataset(release, prefixes));
        builder.registerOperation(QUERY, endpoint)
                .add(
                        WorkspaceSparql.PATH,
                        DataService.newBuilder(dataset).addEndpoint(QUERY).build())
                .addServlet(WorkspaceUpdates.PATH, new WorkspaceUpdates(door, watch, time))
                .addServlet(WorkspaceGraphs.PATH, new WorkspaceGraphs(door))
                .addServlet(WorkspaceGraphs.PATH + "/*", new WorkspaceGraphs(door))
                .addServlet(WorkspaceShapes.PATH, new WorkspaceShapes(door, watch, time));
    }
}
