package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.page.Frame;
import org.marrow.page.Links;
import org.marrow.page.Reading;
import org.marrow.page.WhyView;
import org.marrow.rest.Accepted;
import org.marrow.rest.Api;
import org.marrow.rest.Problem;

/// The page that says why one class is below another. Programs are led to the REST operation that says the same.
final class WhyPage extends HttpServlet {

    private final transient Pages pages;

    WhyPage(Pages pages) {
        this.pages = pages;
    }

    /// @throws MarrowException why there is no answer
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reading reading = pages.reading(request, WhyView.PATH);
        if (!Accepted.of(request, List.of(Pages.HTML, "application/json")).equals(Pages.HTML)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location", Links.with(reading.links().to(Api.PATH + "/reasoning/why"), reading.values()));
            return;
        }
        WhyView view = view(reading, response);
        Pages.write(
                response,
                "why.jte",
                Frame.of(view.title(), view.description(), reading),
                reading,
                Map.of("view", view));
    }

    /// Where a class is unknown, the form stays, to be mended.
    private static WhyView view(Reading reading, HttpServletResponse response) {
        try {
            return WhyView.of(reading, Api.LONGEST);
        } catch (MarrowException e) {
            if (e.code() != ErrorCode.UNKNOWN_IDENTIFIER && e.code() != ErrorCode.MALFORMED_EXPRESSION) {
                throw e;
            }
            response.setStatus(Problem.status(e.code()));
            return WhyView.failed(reading, String.valueOf(e.getMessage()));
        }
    }
}
