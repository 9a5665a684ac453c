package org.marrow.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.lookup.Lookups;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.page.Frame;
import org.marrow.page.Links;
import org.marrow.page.Names;
import org.marrow.page.Reading;
import org.marrow.query.Queries;
import org.marrow.rest.Accepted;
import org.marrow.rest.Problem;
import org.marrow.rest.UrlText;
import org.marrow.vocabulary.Prefixes;

/// How a request for a page is read, and how a page is written. May be shared between threads.
final class Pages {

    /// The media type of a page.
    static final String HTML = "text/html";

    /// The header by which a language is chosen.
    static final String LANGUAGE = "Accept-Language";

    private static final String LANGUAGE_PARAMETER = "lang";
    private static final String ENGLISH = "en";

    private final Queries catalogue;
    private final Prefixes prefixes;

    Pages(Queries catalogue, Prefixes prefixes) {
        this.catalogue = catalogue;
        this.prefixes = prefixes;
    }

    /// What the page at `path` is made from.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if the release has no such language, or a value stands twice
    Reading reading(HttpServletRequest request, String path) {
        Lookup lookup = Lookups.of(ReleaseFilter.release(), prefixes);
        Map<String, String> values = values(request);
        Optional<String> asked = Optional.ofNullable(values.get(LANGUAGE_PARAMETER));
        Optional<String> language = language(request, asked, Frame.languages(lookup));
        return new Reading(
                lookup,
                catalogue.over(ReleaseFilter.release()),
                prefixes,
                new Links(request.getContextPath(), pinned(request), origin(request), asked),
                new Names(lookup, language),
                path,
                values);
    }

    private static Map<String, String> values(HttpServletRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        UrlText.read(request).forEach((name, all) -> {
            if (all.size() > 1) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER, "%s: found %d values, expected one".formatted(name, all.size()));
            }
            values.put(name, all.getFirst());
        });
        return values;
    }

    /// What the URL asks for, else the first that the reader prefers and the release has; English is no translation.
    private static Optional<String> language(
            HttpServletRequest request, Optional<String> asked, List<String> available) {
        if (asked.isPresent()) {
            String tag = asked.orElseThrow();
            if (!tag.equals(ENGLISH) && !available.contains(tag)) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "%s = \"%s\": expected one of en, %s"
                                .formatted(LANGUAGE_PARAMETER, tag, String.join(", ", available)));
            }
            return asked.filter(available::contains);
        }
        String header = String.join(",", Collections.list(request.getHeaders(LANGUAGE)));
        try {
            List<String> all = new java.util.ArrayList<>(available);
            all.add(ENGLISH);
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(header), all))
                    .filter(available::contains);
        } catch (IllegalArgumentException noLanguages) {
            return Optional.empty();
        }
    }

    /// The release that the URL names.
    static Optional<String> pinned(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) != null
                        || request.getRequestURI().startsWith(request.getContextPath() + ReleaseFilter.PINNED)
                ? Optional.of(ReleaseFilter.release().id())
                : Optional.empty();
    }

    /// The scheme, host and port by which the service was asked.
    static String origin(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        return path < 0 ? url : url.substring(0, path);
    }

    /// Whether the caller asks for a page by name, as browsers do.
    static boolean areWanted(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream().anyMatch(header -> header.contains(HTML));
    }

    /// Whether the caller would rather have a page than `other`, which whoever does not ask for a page gets.
    static boolean arePreferred(HttpServletRequest request, String other) {
        return areWanted(request) && Accepted.of(request, List.of(other, HTML)).equals(HTML);
    }

    /// Writes the page that `template` makes of `values` inside `frame`.
    static void write(
            HttpServletResponse response, String template, Frame frame, Reading reading, Map<String, Object> values)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("frame", frame);
        all.put("reading", reading);
        response.setHeader("Content-Language", reading.names().language().orElse(ENGLISH));
        Html.write(response, template, all);
    }

    /// Writes what `error` is, as a page to whoever wants pages.
    static void fail(HttpServletRequest request, HttpServletResponse response, MarrowException error)
            throws IOException {
        if (!areWanted(request)) {
            Problem.write(request, response, error);
            return;
        }
        org.marrow.rest.Exchange.of(request).fails(error.code());
        Problem problem = Problem.of(error, request.getContextPath());
        response.setStatus(problem.status());
        Html.write(
                response,
                "problem.jte",
                Map.of(
                        "frame",
                        Frame.without(problem.title(), problem.title(), request.getContextPath()),
                        "problem",
                        problem));
    }
}
