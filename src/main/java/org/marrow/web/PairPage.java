package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Thing;
import org.marrow.page.Frame;
import org.marrow.page.Links;
import org.marrow.page.PairView;
import org.marrow.page.Reading;
import org.marrow.rest.Accepted;
import org.marrow.rest.Exchange;
import org.marrow.rest.UrlText;

/// The page of a condition and a phenotype at `/association/{condition}/{phenotype}`. Programs are led to the REST
/// operation that has the same annotations.
final class PairPage extends HttpServlet {

    static final String PATH = "/association";

    private final transient Pages pages;

    PairPage(Pages pages) {
        this.pages = pages;
    }

    /// @throws MarrowException why there is no answer
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        String[] parts =
                path.substring(Math.min(path.length(), PATH.length() + 1)).split("/", -1);
        if (parts.length != 2) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_ROUTE, "%s: expected %s/{condition}/{phenotype}".formatted(path, PATH));
        }
        Exchange.of(request).at(PATH + "/{condition}/{phenotype}");
        Reading reading = pages.reading(request, path);
        Curie condition = id(UrlText.decodeTwice(parts[0]), reading);
        Thing phenotype = reading.lookup()
                .resolver()
                .resolve(UrlText.decodeTwice(parts[1]))
                .thing()
                .orElseThrow(() -> unknown(path));
        PairView view = pages.making()
                .make(() -> PairView.of(
                        reading.lookup().associations().withSubtypes(phenotype.id()).stream()
                                .filter(each -> each.condition().equals(condition))
                                .findFirst()
                                .orElseThrow(() -> unknown(path)),
                        phenotype,
                        reading));
        if (!path.equals(view.path())) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", reading.links().page(view.path()));
            return;
        }
        if (Accepted.of(request, List.of(Pages.HTML, "application/json")).equals(Pages.HTML)) {
            Pages.write(response, "association.jte", Frame.of(view, reading, Map.of()), reading, Map.of("view", view));
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                reading.links()
                        .to("/api/associations/%s/%s/evidence"
                                .formatted(Links.encoded(condition.toString()), phenotype.id())));
    }

    private static Curie id(String text, Reading reading) {
        return reading.lookup()
                .resolver()
                .resolve(text)
                .thing()
                .map(Thing::id)
                .orElseGet(() -> reading.prefixes().parse(text));
    }

    private static MarrowException unknown(String path) {
        return new MarrowException(
                ErrorCode.UNKNOWN_IDENTIFIER,
                "%s: found nothing that anybody says of the two, expected a condition and a phenotype of the release"
                        .formatted(path));
    }
}
