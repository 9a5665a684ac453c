package org.marrow.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/// What the release holds, where crawlers look for it.
///
/// Source: [VoID, section 7.2](https://www.w3.org/TR/void/#well-known).
final class VoidDocument extends HttpServlet {

    static final String PATH = "/.well-known/void";

    private final transient ServiceDescription description;

    VoidDocument(ServiceDescription description) {
        this.description = description;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String url = asked(request);
        String service = url.substring(0, url.length() - PATH.length());
        Graph graph = description.dataset(ReleaseFilter.release(), service + SparqlProtocol.PATH);
        Node document = NodeFactory.createURI(url);
        graph.add(Triple.create(document, RDF.Nodes.type, VOID.DatasetDescription.asNode()));
        graph.add(Triple.create(
                document, FOAF.primaryTopic.asNode(), ServiceDescription.release(ReleaseFilter.release())));
        RdfDocument.write(request, response, graph);
    }

    /// The URL as the caller wrote it, where a filter has sent the request on.
    private static String asked(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String path
                ? url.substring(0, url.length() - request.getRequestURI().length()) + path
                : url;
    }
}
