package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.marrow.page.Frame;
import org.marrow.page.Reading;
import org.marrow.rest.Api;

/// The page at `/api/` that shows the REST interface and lets people try it.
final class ApiPage extends HttpServlet {

    private final transient Pages pages;

    ApiPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reading reading = pages.reading(request, Api.PATH + "/");
        Frame frame = Frame.of("The REST interface", "Every operation of the REST interface, to be tried", reading)
                .with("swagger-ui.css", "swagger-ui-bundle.js", "api.js");
        Pages.write(response, "api.jte", frame, reading, Map.of());
    }
}
