package org.marrow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Lets pages of any site read every answer, errors too.
///
/// Source: [Fetch, CORS protocol](https://fetch.spec.whatwg.org/#http-cors-protocol).
final class Cors extends HttpFilter {

    private static final String DAY = "86400";
    private static final String METHODS = "GET, HEAD, POST, OPTIONS";

    private static final String ASKED =
            "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, X-Api-Key, X-Marrow-Release";

    private static String methods(String path) {
        if (path.endsWith(SparqlProtocol.PATH)) {
            return SparqlProtocol.METHODS;
        }
        return path.contains(WorkspaceGraphs.PATH) ? WorkspaceGraphs.METHODS + ", OPTIONS" : METHODS;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(
                "Access-Control-Expose-Headers", "ETag, Link, Location, Retry-After, X-Marrow-Release, X-Total-Count");
        if (request.getMethod().equals("OPTIONS")) {
            String methods = methods(request.getRequestURI());
            response.setHeader("Access-Control-Allow-Methods", methods);
            response.setHeader("Access-Control-Allow-Headers", ASKED);
            response.setHeader("Access-Control-Max-Age", DAY);
            response.setHeader("Allow", methods);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        chain.doFilter(request, response);
    }
}
