package org.marrow.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.marrow.lookup.Lookups;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Api;
import org.marrow.rest.Exchange;
import org.marrow.rest.Problem;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;
import org.marrow.vocabulary.Prefixes;

/// Gives every request one release for all of its time: the current one; below `/release/{id}/` the one named there,
/// where every route of the service is to be found again; or the one that the header `X-Marrow-Release` names, so that
/// a caller who sends back what the first answer had in that header gets no mixture while replicas switch.
final class ReleaseFilter extends HttpFilter {

    private static final String HEADER = "X-Marrow-Release";
    private static final String VARY = "Vary";
    private static final String ENDPOINT = "/sparql";
    private static final String WORKSPACE = "/workspace/";
    /// The attribute of a request whose URL names its release.
    static final String PINNED_TO = ReleaseFilter.class.getName() + ".pinned";

    private static final String PINNED = "/release/";
    private static final Logger LOG = Logger.getLogger(ReleaseFilter.class.getName());
    private static final ThreadLocal<Release> OF_REQUEST = new ThreadLocal<>();

    private final transient ReleasePool pool;
    private final transient Prefixes prefixes;
    private final transient Validator validator;

    ReleaseFilter(ReleasePool pool, Prefixes prefixes, Validator validator) {
        this.pool = pool;
        this.prefixes = prefixes;
        this.validator = validator;
    }

    /// The release of the request that this thread answers.
    static Release release() {
        Release release = OF_REQUEST.get();
        if (release == null) {
            throw new IllegalStateException("Asked for a release outside a request");
        }
        return release;
    }

    /// A dataset that is, for each request, what `view` makes of the request's release.
    static DatasetGraph dataset(Function<Release, DatasetGraph> view) {
        return new OfRequest(new Context(), view);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            chain.doFilter(request, response);
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.startsWith(PINNED)) {
            ReleasePool.Lease lease;
            try {
                lease = kept(request);
            } catch (MarrowException e) {
                Pages.fail(request, response, e);
                return;
            }
            response.addHeader(VARY, HEADER);
            try (lease) {
                answer(lease, request, new Varying(response), path, answered -> chain.doFilter(request, answered));
            }
            return;
        }
        int end = path.indexOf('/', PINNED.length());
        String id = path.substring(PINNED.length(), end < 0 ? path.length() : end);
        ReleasePool.Lease lease;
        try {
            lease = pool.lease(id);
        } catch (MarrowException e) {
            Pages.fail(request, response, e);
            return;
        }
        try (lease) {
            if (end < 0) {
                String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
                response.sendRedirect(request.getRequestURI() + "/" + query, HttpServletResponse.SC_MOVED_PERMANENTLY);
            } else {
                request.setAttribute(PINNED_TO, lease.release().id());
                String rest = path.substring(end);
                answer(lease, request, response, rest, answered -> answerAt(rest, request, answered, chain));
            }
        }
    }

    /// The release that the caller keeps to, as the header of an earlier answer named it, or the current one.
    private ReleasePool.Lease kept(HttpServletRequest request) {
        String id = request.getHeader(HEADER);
        if (id == null || id.isBlank()) {
            return pool.lease();
        }
        try {
            return pool.lease(id.strip());
        } catch (MarrowException e) {
            throw e.code() == ErrorCode.RELEASE_MISSING
                    ? new MarrowException(ErrorCode.RELEASE_ELSEWHERE, HEADER + ": " + e.getMessage(), e)
                    : e;
        }
    }

    /// Fuseki answers in a filter behind this one, by the request's path; everything else is a servlet.
    private static void answerAt(
            String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isEndpoint(path)) {
            request.getRequestDispatcher(path).forward(request, response);
            return;
        }
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getRequestURI() {
                        return getContextPath() + path;
                    }

                    @Override
                    public String getServletPath() {
                        return path;
                    }
                },
                response);
    }

    private static boolean isEndpoint(String path) {
        return path.equals(ENDPOINT) || path.equals(WorkspaceSparql.PATH);
    }

    private interface Answer {
        void write(HttpServletResponse response) throws IOException, ServletException;
    }

    private void answer(
            ReleasePool.Lease lease,
            HttpServletRequest request,
            HttpServletResponse response,
            String path,
            Answer answer)
            throws IOException, ServletException {
        String id = lease.release().id();
        response.setHeader(HEADER, id);
        Exchange exchange = Exchange.of(request);
        exchange.from(id);
        exchange.at(RouteNames.of(request.getServletContext(), ENDPOINT).of(path));
        HttpServletResponse answered = response;
        if (isReproducible(request, path)) {
            String tag = validator.tag(request, id);
            answered = Validator.mark(response, tag, request.getRequestURI().contains(PINNED + id));
            if (Validator.has(request, tag)) {
                answered.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        try {
            Lookups.of(lease.release(), prefixes);
            OF_REQUEST.set(lease.release());
            answer.write(isEndpoint(path) ? answered : new NoRoute(request, answered));
        } catch (MarrowException e) {
            fail(request, answered, e);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "No answer to " + request.getMethod() + " " + request.getRequestURI(), e);
            fail(request, answered, new MarrowException(ErrorCode.INTERNAL, "Marrow failed; its log says how", e));
        } finally {
            OF_REQUEST.remove();
        }
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response, MarrowException e)
            throws IOException {
        Exchange.of(request).fails(e.code());
        Problem.begin(response, e);
        Pages.fail(request, response, e);
    }

    /// Whether the answer depends on nothing but what the validator knows: a query may ask for the time, the list
    /// of releases changes with the folder, and a search knows the labels of older releases in it.
    private static boolean isReproducible(HttpServletRequest request, String path) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && !(isEndpoint(path) && request.getQueryString() != null)
                && !path.startsWith(WORKSPACE)
                && !path.equals(ReleaseList.PATH)
                && !path.startsWith(Api.PATH + "/releases")
                && !path.startsWith(Api.PATH + "/search")
                && !path.equals(SearchPage.PATH)
                && !path.startsWith(QueryServlet.SEARCH);
    }

    /// Fuseki says anew what an answer depends on, and would forget that it is this header too.
    private static final class Varying extends HttpServletResponseWrapper {

        Varying(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, String value) {
            super.setHeader(name, value != null && name.equalsIgnoreCase(VARY) ? value + ", " + HEADER : value);
        }
    }

    private static final class OfRequest extends DatasetGraphWrapper {

        private final Function<Release, DatasetGraph> view;

        OfRequest(Context context, Function<Release, DatasetGraph> view) {
            super(DatasetGraphFactory.empty(), context);
            this.view = view;
        }

        @Override
        protected DatasetGraph get() {
            Release release = OF_REQUEST.get();
            return release == null ? super.get() : view.apply(release);
        }

        /// The settings of the service over those of the request's release.
        @Override
        public Context getContext() {
            Context settings = super.getContext();
            Release release = OF_REQUEST.get();
            if (release == null) {
                return settings;
            }
            Context context = view.apply(release).getContext().copy();
            context.putAll(settings);
            return context;
        }
    }
}
