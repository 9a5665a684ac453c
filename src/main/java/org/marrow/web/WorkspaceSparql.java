package org.marrow.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.marrow.engine.Watch;
import org.marrow.lookup.Lookups;
import org.marrow.model.MarrowException;
import org.marrow.rest.Problem;
import org.marrow.store.Keys;
import org.marrow.store.Release;
import org.marrow.store.Workspace;
import org.marrow.vocabulary.Prefixes;

/// `/workspace/sparql`: queries of the request's release with the workspace beside it, for whoever has a key.
final class WorkspaceSparql extends SparqlEndpoint {

    static final String PATH = "/workspace/sparql";

    private static final ThreadLocal<Workspace> OF_REQUEST = new ThreadLocal<>();

    private final WorkspaceDoor door;
    private final Prefixes prefixes;

    WorkspaceSparql(
            ServiceDescription description,
            Watch watch,
            Admission admission,
            Settings.Limits limits,
            WorkspaceDoor door,
            Prefixes prefixes) {
        super(description, watch, admission, limits);
        this.door = door;
        this.prefixes = prefixes;
    }

    /// The dataset of a request that was let in; of any other, the release alone.
    static DatasetGraph dataset(Release release, Prefixes prefixes) {
        Workspace workspace = OF_REQUEST.get();
        return workspace == null
                ? release.dataset()
                : Lookups.beside(release, workspace, prefixes).dataset();
    }

    @Override
    public void process(HttpAction action) {
        try {
            OF_REQUEST.set(door.open(action.getRequest(), action.getResponse(), Keys.Role.READ));
            // Fuseki has taken the context of the dataset already, when it was not known whether there is a key.
            Context known = dataset(ReleaseFilter.release(), prefixes).getContext();
            PropertyFunctionRegistry.set(action.getContext(), PropertyFunctionRegistry.get(known));
            super.process(action);
        } catch (MarrowException e) {
            refuse(action, e);
        } finally {
            OF_REQUEST.remove();
        }
    }

    private static void refuse(HttpAction action, MarrowException e) {
        try {
            Problem.begin(action.getResponse(), e);
            Problem.write(action.getRequest(), action.getResponse(), e);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
