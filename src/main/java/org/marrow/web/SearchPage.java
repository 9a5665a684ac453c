package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.model.Outcome;
import org.marrow.page.Frame;
import org.marrow.page.Links;
import org.marrow.page.Reading;
import org.marrow.page.SearchView;

/// The page at `/search`. A text that is an identifier leads to what it identifies.
final class SearchPage extends HttpServlet {

    static final String PATH = "/search";

    private static final Set<String> ALONE = Set.of(SearchView.TEXT, "lang");

    private final transient Pages pages;

    SearchPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reading reading = pages.reading(request, PATH);
        String text = Optional.ofNullable(reading.values().get(SearchView.TEXT))
                .orElse("")
                .strip();
        if (isIdentifier(text, reading)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", reading.links().page(RecordPages.ID + "/" + Links.encoded(text)));
            return;
        }
        SearchView view = pages.making().make(() -> SearchView.of(reading));
        Pages.write(response, "search.jte", Frame.of(view, reading, Map.of()), reading, Map.of("view", view));
    }

    private static boolean isIdentifier(String text, Reading reading) {
        if (text.isEmpty() || !ALONE.containsAll(reading.values().keySet())) {
            return false;
        }
        Outcome outcome = reading.lookup().resolver().resolve(text).outcome();
        return outcome != Outcome.UNKNOWN && outcome != Outcome.MALFORMED;
    }
}
