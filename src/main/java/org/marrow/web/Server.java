package org.marrow.web;

import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.sparql.core.DatasetGraph;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.marrow.engine.Watch;
import org.marrow.lookup.Lookups;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.page.WhyView;
import org.marrow.query.CatalogueRdf;
import org.marrow.query.JsonRows;
import org.marrow.query.Queries;
import org.marrow.rest.Api;
import org.marrow.rest.Problem;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;
import org.marrow.vocabulary.Prefixes;

/// The HTTP service: an embedded Fuseki that answers queries at `/sparql` and the page at `/`, from the
/// current release, and from any other below `/release/{id}/`.
///
/// It is read-only but for `/workspace/`, which needs a key: no update, no graph store, no SERVICE. Every answer is
/// from one release, which it names in
/// `X-Marrow-Release`.
public final class Server implements AutoCloseable {

    private final FusekiServer fuseki;
    private final Operations operations;
    private final Watch watch;
    private final ReleasePool pool;
    private final WorkspaceDoor door;

    private Server(FusekiServer fuseki, Operations operations, Watch watch, ReleasePool pool, WorkspaceDoor door) {
        this.fuseki = fuseki;
        this.operations = operations;
        this.watch = watch;
        this.pool = pool;
        this.door = door;
    }

    /// Loads what a server is made of, so that it starts sooner; for a thread that has nothing else to do.
    public static void prepare() {
        FusekiServer.create()
                .fusekiModules(FusekiModules.empty())
                .addFilter("/*", new Cors())
                .build();
    }

    /// Starts to answer.
    ///
    /// @param pool     where the releases are
    /// @param queries  the catalogue, over whichever release
    /// @param prefixes the prefix table of all releases
    /// @param data     the data folder whose workspace is served, too; without one there is none
    /// @param settings everything that can be set
    /// @throws MarrowException `PORT_UNAVAILABLE` if the port is taken or not allowed, `SETTING_INVALID` or
    ///     `WORKSPACE_BROKEN`
    public static Server start(
            ReleasePool pool, Queries queries, Prefixes prefixes, Optional<Path> data, Settings settings) {
        JsonRows.register();
        var door = new WorkspaceDoor(data);
        var watch = new Watch();
        try {
            door.openIfThere();
            FusekiServer fuseki = fuseki(pool, queries, prefixes, door, watch, settings);
            acceptEncodedSlashes(fuseki);
            var operations = Operations.around(fuseki.getJettyServer(), pool, door::refusal, settings);
            return new Server(started(fuseki, operations), operations, watch, pool, door);
        } catch (FusekiException e) {
            stop(door, watch, pool);
            throw unavailable(settings.http().port(), e);
        } catch (MarrowException e) {
            stop(door, watch, pool);
            throw e;
        }
    }

    private static void stop(WorkspaceDoor door, Watch watch, ReleasePool pool) {
        door.close();
        watch.close();
        pool.close();
    }

    private static FusekiServer started(FusekiServer fuseki, Operations operations) {
        try {
            return fuseki.start();
        } catch (FusekiException e) {
            operations.close();
            throw e;
        }
    }

    private static FusekiServer fuseki(
            ReleasePool pool, Queries queries, Prefixes prefixes, WorkspaceDoor door, Watch watch, Settings settings) {
        DatasetGraph dataset = ReleaseFilter.dataset(Release::dataset);
        Queries stopped = queries.within(settings.limits().time());
        var pages = new Pages(stopped, prefixes);
        var assets = new Assets();
        var named = new QueryServlet(stopped, pages);
        var description = new ServiceDescription(CatalogueRdf.of(queries, prefixes), pages);
        describeStore(pool, description);
        var admission = Admission.of(settings.admission());
        FusekiServer.Builder builder = FusekiServer.create()
                .registerOperation(
                        Operation.Query, new SparqlEndpoint(description, watch, admission, settings.limits()))
                .fusekiModules(FusekiModules.empty())
                .port(settings.http().port())
                .loopback(!settings.http().isPublic())
                .add(
                        "/sparql",
                        DataService.newBuilder(dataset)
                                .addEndpoint(Operation.Query)
                                .build())
                .addFilter("/*", new Cors())
                .addFilter("/*", new ReleaseFilter(pool, prefixes, new Validator(queries, prefixes, pool::list)))
                .addFilter(
                        "/*",
                        new SparqlProtocol(
                                RequestLimits.OF_QUERIES.of(
                                        settings.limits().queryBytes().asInt()),
                                settings.limits().bytes().bytes(),
                                description))
                .addServlet(VoidDocument.PATH, new VoidDocument(description))
                .addServlet(ReleaseList.PATH, new ReleaseList(pool, pages))
                .addServlet(QueryServlet.PATH, named)
                .addServlet(QueryServlet.PATH + "/*", named)
                .addServlet(Api.PATH, new ApiPage(pages))
                .addServlet(Api.PATH + "/", new ApiPage(pages))
                .addServlet(
                        Api.PATH + "/*",
                        new Api(request -> Lookups.of(ReleaseFilter.release(), prefixes), prefixes, queries::list))
                .addServlet(Assets.PATH + "/*", assets)
                .addServlet(Assets.ICON, assets)
                .addServlet(Problem.HELP, new ErrorsPage())
                .addServlet(SearchPage.PATH, new SearchPage(pages))
                .addServlet(PairPage.PATH + "/*", new PairPage(pages))
                .addServlet(WhyView.PATH, new WhyPage(pages))
                .addServlet("", new FrontPage(pages));
        var records = new RecordPages(pages);
        RecordPages.paths().forEach(path -> builder.addServlet(path, records));
        WorkspaceRoutes.add(
                builder,
                door,
                new WorkspaceSparql(description, watch, admission, settings.limits(), door, prefixes),
                prefixes,
                watch,
                settings.limits().time());
        return builder.build();
    }

    /// Asks a store that is not ours before anybody waits for it.
    private static void describeStore(ReleasePool pool, ServiceDescription description) {
        try (ReleasePool.Lease lease = pool.lease()) {
            if (lease.release().store().isPresent()) {
                description.overlay(lease.release());
            }
        }
    }

    /// An IRI may be a part of a path, with its slashes encoded.
    private static void acceptEncodedSlashes(FusekiServer fuseki) {
        for (Connector connector : fuseki.getJettyServer().getConnectors()) {
            for (ConnectionFactory factory : connector.getConnectionFactories()) {
                if (factory instanceof HttpConfiguration.ConnectionFactory http) {
                    http.getHttpConfiguration()
                            .setUriCompliance(
                                    UriCompliance.from("DEFAULT,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING"));
                }
            }
        }
        fuseki.getJettyServer()
                .getDescendants(ServletHandler.class)
                .forEach(handler -> handler.setDecodeAmbiguousURIs(true));
    }

    private static MarrowException unavailable(int port, FusekiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return new MarrowException(
                        ErrorCode.PORT_UNAVAILABLE,
                        "Port %d: found it taken or not allowed (%s), expected a free port; choose another with --port"
                                .formatted(port, cause.getMessage()),
                        e);
            }
        }
        return new MarrowException(ErrorCode.INTERNAL, "The server does not start: " + e.getMessage(), e);
    }

    /// Where it answers.
    public URI url() {
        return URI.create("http://localhost:" + fuseki.getPort() + "/");
    }

    /// Waits until the server is stopped.
    public void join() {
        fuseki.join();
    }

    /// Stops to answer and lets go of the releases. What is being answered may come to its end, for as long as
    /// the settings say.
    ///
    /// @return whether everything did
    public boolean stop() {
        operations.announceStop();
        boolean isWhole = true;
        try {
            fuseki.stop();
        } catch (FusekiException e) {
            isWhole = false;
        }
        operations.close();
        door.close();
        watch.close();
        pool.close();
        return isWhole;
    }

    /// [Stops][#stop].
    @Override
    public void close() {
        stop();
    }
}
