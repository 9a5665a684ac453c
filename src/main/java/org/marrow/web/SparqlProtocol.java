package org.marrow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;

/// Stands in front of the SPARQL endpoint: lets only whole, small and well-formed requests to Fuseki, and says
/// what the service is to those who ask without a query.
///
/// Source: [SPARQL 1.1 Protocol](https://www.w3.org/TR/sparql11-protocol/).
final class SparqlProtocol extends HttpFilter {

    static final String PATH = "/sparql";
    static final String METHODS = "GET, HEAD, POST, QUERY, OPTIONS";

    private static final String PASSED = SparqlProtocol.class.getName();
    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> ASKED = Set.of("GET", "HEAD", "POST", "QUERY");

    private final RequestLimits limits;
    private final long longest;
    private final transient ServiceDescription description;

    /// @param longest the bytes of the longest answer
    SparqlProtocol(RequestLimits limits, long longest, ServiceDescription description) {
        this.limits = limits;
        this.longest = longest;
        this.description = description;
    }

    /// Whether a request has come by here: Fuseki takes other paths, such as one with a slash at its end, for the
    /// endpoint too.
    static boolean hasPassed(HttpServletRequest request) {
        return request.getAttribute(PASSED) != null;
    }

    /// @throws MarrowException why there is no answer, to be told as a problem document
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (!path.equals(PATH) && !path.equals(WorkspaceSparql.PATH)) {
            chain.doFilter(request, response);
            return;
        }
        if (!ASKED.contains(request.getMethod())) {
            response.setHeader("Allow", METHODS);
            throw new MarrowException(
                    ErrorCode.METHOD_NOT_ALLOWED,
                    "Found the method %s, expected one of %s".formatted(request.getMethod(), METHODS));
        }
        if (READ.contains(request.getMethod()) && request.getQueryString() == null) {
            description.write(request, response);
            return;
        }
        response.addHeader("Vary", "Accept");
        request.setAttribute(PASSED, true);
        ask(read(request, response), response, chain);
    }

    private SparqlRequest read(HttpServletRequest request, HttpServletResponse response) {
        try {
            return SparqlRequest.read(request, limits);
        } catch (MarrowException e) {
            if (!READ.contains(request.getMethod())) {
                response.setHeader("Connection", "close");
            }
            throw e;
        }
    }

    private void ask(SparqlRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var held = new HeldAnswer(request, response, longest);
        var answer = new SparqlAnswer(held);
        chain.doFilter(request, answer);
        Optional<MarrowException> failure = answer.failure(request);
        if (failure.isEmpty()) {
            held.finish();
        } else if (held.isCommitted()) {
            Exchange.of(request).cuts();
            held.cut(failure.get());
        } else {
            throw failure.get();
        }
    }
}
