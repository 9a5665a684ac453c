package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.marrow.model.Curie;
import org.marrow.page.ConditionsPanel;
import org.marrow.page.Frame;
import org.marrow.page.Reading;

/// The page at `/`: the home concept, what is loaded, and the ways to ask.
final class FrontPage extends HttpServlet {

    private static final Curie HOME = Curie.parse("HP:0033606");

    private final transient Pages pages;

    FrontPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reading reading = pages.reading(request, "/");
        Pages.write(
                response,
                "front.jte",
                Frame.of("Phenotypes as linked data, with their evidence", "Phenotypes as linked data", reading),
                reading,
                Map.of(
                        "sources",
                        reading.lookup().releases().manifest().sources(),
                        "home",
                        ConditionsPanel.of(reading, HOME)));
    }
}
