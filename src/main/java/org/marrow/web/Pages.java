package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.marrow.lookup.Lookup;
import org.marrow.lookup.Lookups;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.page.Frame;
import org.marrow.page.Languages;
import org.marrow.page.Links;
import org.marrow.page.Names;
import org.marrow.page.Reading;
import org.marrow.query.Queries;
import org.marrow.rest.Accepted;
import org.marrow.rest.Exchange;
import org.marrow.rest.Problem;
import org.marrow.rest.UrlText;
import org.marrow.vocabulary.Prefixes;

/// How a request for a page is read, and how a page is written. May be shared between threads.
final class Pages {

    /// The media type of a page.
    static final String HTML = "text/html";

    /// The header by which a language is chosen.
    static final String LANGUAGE = "Accept-Language";

    private static final String RETRY_SECONDS = "5";
    private static final String LANGUAGE_PARAMETER = "lang";
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]+");
    private static final Pattern WANTED =
            Pattern.compile("\\s*(text/html|application/xhtml\\+xml)\\s*(;(?!\\s*q=0(\\.0*)?\\s*(;|$)).*)?");
    private static final Pattern POSSIBLE = Pattern.compile("text/html|xhtml|\\*/\\*|text/\\*");

    private final Queries catalogue;
    private final Prefixes prefixes;
    private final Making making = new Making();

    Pages(Queries catalogue, Prefixes prefixes) {
        this.catalogue = catalogue;
        this.prefixes = prefixes;
    }

    /// Makes what takes memory.
    Making making() {
        return making;
    }

    /// What the page at `path` is made from.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if the language is none, or a value stands twice
    Reading reading(HttpServletRequest request, String path) {
        Lookup lookup = Lookups.of(ReleaseFilter.release(), prefixes);
        Map<String, String> values = values(request);
        Optional<String> asked = Optional.ofNullable(values.get(LANGUAGE_PARAMETER));
        Optional<String> language = language(request, asked, Languages.of(lookup));
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
            if (!TAG.matcher(tag).matches()) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "%s = \"%s\": expected the tag of a language such as de".formatted(LANGUAGE_PARAMETER, tag));
            }
            return available.contains(tag)
                    ? asked
                    : Languages.preferred(tag, available)
                            .or(() -> asked.filter(wanted -> !wanted.equals(Languages.ENGLISH)));
        }
        try {
            return Languages.preferred(String.join(",", Collections.list(request.getHeaders(LANGUAGE))), available);
        } catch (IllegalArgumentException noLanguages) {
            return Optional.empty();
        }
    }

    /// The release that the URL names.
    private static Optional<String> pinned(HttpServletRequest request) {
        return Optional.ofNullable(request.getAttribute(ReleaseFilter.PINNED_TO))
                .map(String::valueOf);
    }

    /// The scheme, host and port by which the service was asked, if they are such as may stand in a command.
    private static String origin(HttpServletRequest request) {
        String url = request.getRequestURL().toString();
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String origin = path < 0 ? url : url.substring(0, path);
        return ORIGIN.matcher(origin).matches() ? origin : "http://localhost:" + request.getLocalPort();
    }

    /// Whether the caller asks for a page by name, as browsers do.
    static boolean areWanted(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .anyMatch(range -> WANTED.matcher(range).matches());
    }

    /// Whether the caller may be given a page, be it for want of anything better.
    static boolean mayAnswer(HttpServletRequest request) {
        List<String> accepted = Collections.list(request.getHeaders("Accept"));
        return accepted.isEmpty()
                || accepted.stream().anyMatch(header -> POSSIBLE.matcher(header).find());
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
        response.setHeader(
                "Content-Language",
                reading.names()
                        .language()
                        .filter(Languages.of(reading.lookup())::contains)
                        .map(Languages::standard)
                        .orElse(Languages.ENGLISH));
        Html.write(response, template, all);
    }

    /// Writes what `error` is, as a page to whoever wants pages.
    static void fail(HttpServletRequest request, HttpServletResponse response, MarrowException error)
            throws IOException {
        if (error.code() == ErrorCode.SERVICE_BUSY || error.code() == ErrorCode.RELEASE_ELSEWHERE) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        if (!areWanted(request)) {
            Problem.write(request, response, error);
            return;
        }
        Exchange.of(request).fails(error.code());
        Problem problem = Problem.of(error, request.getContextPath());
        response.setStatus(problem.status());
        Html.write(
                response,
                "problem.jte",
                Map.of(
                        "frame",
                        Frame.without(
                                problem.title(),
                                new Links(
                                        request.getContextPath(), pinned(request), origin(request), Optional.empty())),
                        "problem",
                        problem));
    }
}
