package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/// The page at `/api/` that shows the REST interface and lets people try it.
final class ApiPage extends HttpServlet {

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html.write(
                response,
                "api.jte",
                Map.of(
                        "contextPath",
                        request.getContextPath(),
                        "release",
                        ReleaseFilter.release().id()));
    }
}
