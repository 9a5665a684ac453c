package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.query.AnswerFormat;
import org.marrow.rest.Accepted;

/// A form in which a record is answered.
enum RecordFormat {
    /// The page.
    HTML(Pages.HTML, Optional.empty()),
    /// Turtle.
    TTL(AnswerFormat.TTL),
    /// JSON-LD.
    JSONLD(AnswerFormat.JSONLD),
    /// N-Triples.
    NT(AnswerFormat.NT),
    /// RDF/XML.
    RDF(AnswerFormat.RDF),
    /// The record of `marrow show`.
    JSON("application/json", Optional.empty()),
    /// The rows of `marrow show`.
    CSV("text/csv", Optional.empty());

    private static final String XHTML = "application/xhtml+xml";

    private final String mediaType;
    private final Optional<AnswerFormat> graph;

    RecordFormat(AnswerFormat graph) {
        this(graph.mediaType(), Optional.of(graph));
    }

    RecordFormat(String mediaType, Optional<AnswerFormat> graph) {
        this.mediaType = mediaType;
        this.graph = graph;
    }

    String mediaType() {
        return mediaType;
    }

    /// How it is written where it is a graph.
    Optional<AnswerFormat> graph() {
        return graph;
    }

    /// How a path of it ends.
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /// The endings of all but the page, by media type.
    static Map<String, String> others() {
        Map<String, String> endings = new LinkedHashMap<>();
        Arrays.stream(values())
                .filter(format -> format != HTML)
                .forEach(format -> endings.put(format.mediaType, format.ending()));
        return endings;
    }

    /// The one that `path` ends with.
    static Optional<RecordFormat> ending(String path) {
        return Arrays.stream(values())
                .filter(format -> path.endsWith(format.ending()))
                .findFirst();
    }

    /// `path` without the ending of this.
    String without(String path) {
        return path.substring(0, path.length() - ending().length());
    }

    /// The one that the caller likes best, the page where it does not say.
    ///
    /// @throws org.marrow.model.MarrowException `NOT_ACCEPTABLE`
    static RecordFormat accepted(HttpServletRequest request) {
        List<String> offers = new ArrayList<>(
                Arrays.stream(values()).map(RecordFormat::mediaType).toList());
        offers.add(XHTML);
        String type = Accepted.of(request, offers);
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(type))
                .findFirst()
                .orElse(HTML);
    }
}
