package org.marrow.web;

import java.net.BindException;
import java.net.URI;
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
import org.marrow.query.CatalogueRdf;
import org.marrow.query.Queries;
import org.marrow.rest.Api;
import org.marrow.rest.Problem;
import org.marrow.store.ReleasePool;
import org.marrow.vocabulary.Prefixes;

/// The HTTP service: an embedded Fuseki that answers queries at `/sparql` and the page at `/`, from the
/// current release, and from any other below `/release/{id}/`.
///
/// It is read-only: no update, no graph store, no SERVICE. Every answer is from one release, which it names in
/// `X-Marrow-Release`.
public final class Server implements AutoCloseable {

    private final FusekiServer fuseki;
    private final Operations operations;
    private final Watch watch;
    private final ReleasePool pool;

    private Server(FusekiServer fuseki, Operations operations, Watch watch, ReleasePool pool) {
        this.fuseki = fuseki;
        this.operations = operations;
        this.watch = watch;
        this.pool = pool;
    }

    /// Starts to answer.
    ///
    /// @param pool     where the releases are
    /// @param queries  the catalogue, over whichever release
    /// @param prefixes the prefix table of all releases
    /// @param settings everything that can be set
    /// @throws MarrowException `PORT_UNAVAILABLE` if the port is taken or not allowed, `SETTING_INVALID`
    public static Server start(ReleasePool pool, Queries queries, Prefixes prefixes, Settings settings) {
        DatasetGraph dataset = ReleaseFilter.dataset();
        var watch = new Watch();
        try {
            Queries stopped = queries.within(settings.limits().time());
            var named = new QueryServlet(stopped);
            var description = new ServiceDescription(CatalogueRdf.of(queries, prefixes));
            FusekiServer fuseki = FusekiServer.create()
                    .registerOperation(Operation.Query, new SparqlEndpoint(description, watch, settings))
                    .fusekiModules(FusekiModules.empty())
                    .port(settings.http().port())
                    .loopback(!settings.http().isPublic())
                    .add(
                            "/sparql",
                            DataService.newBuilder(dataset)
                                    .addEndpoint(Operation.Query)
                                    .build())
                    .addFilter("/*", new Cors())
                    .addFilter("/*", new ReleaseFilter(pool, prefixes, new Validator(queries, prefixes)))
                    .addFilter(
                            "/*",
                            new SparqlProtocol(
                                    RequestLimits.of(settings),
                                    settings.limits().bytes().bytes(),
                                    description))
                    .addServlet(VoidDocument.PATH, new VoidDocument(description))
                    .addServlet(ReleaseList.PATH, new ReleaseList(pool))
                    .addServlet(QueryServlet.PATH, named)
                    .addServlet(QueryServlet.PATH + "/*", named)
                    .addServlet(Api.PATH, new ApiPage())
                    .addServlet(Api.PATH + "/", new ApiPage())
                    .addServlet(
                            Api.PATH + "/*",
                            new Api(request -> Lookups.of(ReleaseFilter.release(), prefixes), prefixes, queries::list))
                    .addServlet(Assets.PATH + "/*", new Assets())
                    .addServlet(Problem.HELP, new ErrorsPage())
                    .addServlet("", new FrontPage(stopped))
                    .build();
            acceptEncodedSlashes(fuseki);
            return started(fuseki, Operations.around(fuseki.getJettyServer(), pool, settings), watch, pool);
        } catch (FusekiException e) {
            pool.close();
            throw unavailable(settings.http().port(), e);
        } catch (MarrowException e) {
            pool.close();
            throw e;
        }
    }

    private static Server started(FusekiServer fuseki, Operations operations, Watch watch, ReleasePool pool) {
        try {
            return new Server(fuseki.start(), operations, watch, pool);
        } catch (FusekiException e) {
            operations.close();
            throw e;
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
