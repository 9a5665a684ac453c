package org.marrow.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.DatasetGraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.marrow.lookup.Lookups;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;
import org.marrow.store.ReleasePool;
import org.marrow.vocabulary.Prefixes;

/// Gives every request one release for all of its time: the current one, or below `/release/{id}/` the one
/// named there, where every route of the service is to be found again.
final class ReleaseFilter extends HttpFilter {

    private static final String HEADER = "X-Marrow-Release";
    private static final String ENDPOINT = "/sparql";
    private static final String PINNED = "/release/";
    private static final ThreadLocal<Release> OF_REQUEST = new ThreadLocal<>();

    private final transient ReleasePool pool;
    private final transient Prefixes prefixes;

    ReleaseFilter(ReleasePool pool, Prefixes prefixes) {
        this.pool = pool;
        this.prefixes = prefixes;
    }

    /// The release of the request that this thread answers.
    static Release release() {
        Release release = OF_REQUEST.get();
        if (release == null) {
            throw new IllegalStateException("Asked for a release outside a request");
        }
        return release;
    }

    /// A dataset that is, for each request, the one of the request's release.
    static DatasetGraph dataset() {
        return new OfRequest(new Context());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.FORWARD) {
            chain.doFilter(request, response);
            return;
        }
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (!path.startsWith(PINNED)) {
            try (var lease = pool.lease()) {
                answer(lease, response, () -> chain.doFilter(request, response));
            }
            return;
        }
        int end = path.indexOf('/', PINNED.length());
        String id = path.substring(PINNED.length(), end < 0 ? path.length() : end);
        ReleasePool.Lease lease;
        try {
            lease = pool.lease(id);
        } catch (MarrowException e) {
            Problem.write(response, HttpServletResponse.SC_NOT_FOUND, e);
            return;
        }
        try (lease) {
            if (end < 0) {
                response.sendRedirect(request.getRequestURI() + "/", HttpServletResponse.SC_MOVED_PERMANENTLY);
            } else {
                String rest = path.substring(end);
                answer(lease, response, () -> answerAt(rest, request, response, chain));
            }
        }
    }

    /// Fuseki answers in a filter behind this one, by the request's path; everything else is a servlet.
    private static void answerAt(
            String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!path.equals(ENDPOINT)) {
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

    private interface Answer {
        void write() throws IOException, ServletException;
    }

    private void answer(ReleasePool.Lease lease, HttpServletResponse response, Answer answer)
            throws IOException, ServletException {
        Lookups.of(lease.release(), prefixes);
        OF_REQUEST.set(lease.release());
        try {
            response.setHeader(HEADER, lease.release().id());
            answer.write();
        } finally {
            OF_REQUEST.remove();
        }
    }

    private static final class OfRequest extends DatasetGraphWrapper {

        OfRequest(Context context) {
            super(DatasetGraphFactory.empty(), context);
        }

        @Override
        protected DatasetGraph get() {
            Release release = OF_REQUEST.get();
            return release == null ? super.get() : release.dataset();
        }

        /// The settings of the service over those of the request's release.
        @Override
        public Context getContext() {
            Context settings = super.getContext();
            Release release = OF_REQUEST.get();
            if (release == null) {
                return settings;
            }
            Context context = release.dataset().getContext().copy();
            context.putAll(settings);
            return context;
        }
    }
}
