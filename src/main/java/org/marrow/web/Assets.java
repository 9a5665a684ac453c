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

    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.30.2/";

    private record Asset(String resource, String mediaType) {}

    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui.css", new Asset(SWAGGER + "swagger-ui.css", "text/css"),
            "swagger-ui-bundle.js", new Asset(SWAGGER + "swagger-ui-bundle.js", "text/javascript"),
            "api.js", new Asset("/web/api.js", "text/javascript"));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        Asset asset = ASSETS.get(path.substring(Math.min(1, path.length())));
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
