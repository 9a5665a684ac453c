package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/// The scripts and styles of pages, from the class path, so that no page needs another host.
final class Assets extends HttpServlet {

    static final String PATH = "/assets";

    /// Where browsers look for a picture of the service whose answer names none.
    static final String ICON = "/favicon.ico";

    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.30.2/";

    private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/";
    private static final String CYTOSCAPE = "/META-INF/resources/webjars/cytoscape/3.33.1/dist/";
    private static final String CSS = "text/css";
    private static final String JAVASCRIPT = "text/javascript";

    private record Asset(String resource, String mediaType) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui.css", new Asset(SWAGGER + "swagger-ui.css", CSS),
            "swagger-ui-bundle.js", new Asset(SWAGGER + "swagger-ui-bundle.js", JAVASCRIPT),
            "api.js", new Asset("/web/api.js", JAVASCRIPT),
            "yasgui.min.css", new Asset(YASGUI + "yasgui.min.css", CSS),
            "yasgui.min.js", new Asset(YASGUI + "yasgui.min.js", JAVASCRIPT),
            "cytoscape.min.js", new Asset(CYTOSCAPE + "cytoscape.min.js", JAVASCRIPT),
            "marrow.css", new Asset("/web/marrow.css", CSS),
            "marrow.js", new Asset("/web/marrow.js", JAVASCRIPT),
            "editor.js", new Asset("/web/editor.js", JAVASCRIPT),
            "marrow.svg", new Asset("/web/marrow.svg", "image/svg+xml"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        Asset asset = ASSETS.get(
                request.getServletPath().equals(ICON) ? "marrow.svg" : path.substring(Math.min(1, path.length())));
        if (asset == null) {
            NoRoute.write(request, response);
            return;
        }
        try (InputStream in = Assets.class.getResourceAsStream(asset.resource())) {
            if (in == null) {
                throw new IllegalStateException("The class path lacks " + asset.resource());
            }
            response.setContentType(asset.mediaType() + ";charset=utf-8");
            in.transferTo(response.getOutputStream());
        }
    }
}
