package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.atlas.RuntimeIOException;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.page.Frame;
import org.marrow.page.Reading;
import org.marrow.query.AnswerFormat;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Page;
import org.marrow.query.Parameter;
import org.marrow.query.Queries;
import org.marrow.rest.Accepted;
import org.marrow.rest.Exchange;
import org.marrow.rest.UrlText;

/// The query catalogue over HTTP: the list at `/query`, and the answer to each question at
/// `/query/{name}`, whole and streamed, or a page at a time.
///
/// With the ending `.rq` it is the question itself, its parameters set, for any SPARQL endpoint over the release.
///
/// The format is that of the path's ending, such as `.csv`, or one that the caller accepts.
final class QueryServlet extends HttpServlet {

    static final String PATH = "/query";

    /// The question that knows the labels of older releases.
    static final String SEARCH = PATH + "/search";

    private static final String JSON = "application/json";
    private static final String TEXT = "rq";
    private static final String PAGE = "page";
    private static final String PER_PAGE = "per-page";

    private final transient Queries catalogue;
    private final transient Pages pages;

    QueryServlet(Queries catalogue, Pages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    /// A question in the list.
    private record Entry(
            String name,
            String subject,
            String summary,
            String description,
            List<String> tags,
            List<Parameter> parameters,
            List<String> formats,
            String url) {}

    /// A format, under the media type that the caller asked for it by.
    private record Chosen(AnswerFormat format, String mediaType) {}

    /// @throws MarrowException why there is no answer, to be told as a problem document
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (name.isEmpty()) {
            list(request, response);
        } else {
            ask(name, request, response);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Pages.arePreferred(request, JSON)) {
            Reading reading = pages.reading(request, PATH);
            Pages.write(
                    response,
                    "questions.jte",
                    Frame.of("Questions", "The named questions of the catalogue", reading),
                    reading,
                    Map.of("questions", catalogue.bySubject()));
            return;
        }
        List<Entry> entries = catalogue.list().stream()
                .map(query -> new Entry(
                        query.name(),
                        query.subject(),
                        query.summary(),
                        query.description(),
                        query.tags(),
                        query.parameters(),
                        AnswerFormat.of(query.isGraph())
                                .map(AnswerFormat::suffix)
                                .toList(),
                        request.getContextPath() + PATH + "/" + query.name()))
                .toList();
        response.setContentType(JSON);
        response.getOutputStream().write(Json.bytes(entries));
    }

    private void ask(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Queries queries = catalogue.over(ReleaseFilter.release());
        int dot = path.lastIndexOf('.');
        CatalogueQuery query = queries.get(dot < 0 ? path : path.substring(0, dot));
        Exchange exchange = Exchange.of(request);
        exchange.at(PATH + "/{name}");
        exchange.asks(query.name());
        if (path.substring(dot + 1).equals(TEXT)) {
            response.setContentType("application/sparql-query;charset=utf-8");
            response.getWriter().print(queries.sparql(query.name(), arguments(request)));
            return;
        }
        Chosen chosen = dot < 0 ? accepted(query, request) : suffixed(query, path.substring(dot + 1));
        Map<String, String> arguments = arguments(request);
        Optional<Integer> number = taken(arguments, PAGE);
        Optional<Integer> size = taken(arguments, PER_PAGE);
        String type = chosen.mediaType();
        response.setContentType(type + (type.startsWith("text/") ? ";charset=utf-8" : ""));
        try {
            if (number.isEmpty() && size.isEmpty()) {
                if (!query.isGraph()) {
                    link(request, response, new Page(1, query.pagination()), "first");
                }
                exchange.gives(queries.write(query.name(), arguments, chosen.format(), response.getOutputStream()));
            } else {
                Page page = new Page(number.orElse(1), size.orElse(query.pagination()));
                exchange.gives(queries.write(
                        query.name(), arguments, chosen.format(), page, more -> begin(request, response, page, more)));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeIOException e) {
            throw new IOException("The caller went away", e);
        }
    }

    private static Chosen suffixed(CatalogueQuery query, String suffix) {
        return AnswerFormat.find(suffix, query.isGraph())
                .map(format -> new Chosen(format, format.mediaType()))
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.NOT_ACCEPTABLE,
                        "%s.%s: expected one of the endings %s"
                                .formatted(query.name(), suffix, AnswerFormat.suffixes(query.isGraph()))));
    }

    private static Chosen accepted(CatalogueQuery query, HttpServletRequest request) {
        List<String> offers = AnswerFormat.of(query.isGraph())
                .flatMap(format -> format.mediaTypes().stream())
                .distinct()
                .toList();
        String type = Accepted.of(request, offers);
        return AnswerFormat.of(query.isGraph())
                .filter(format -> format.mediaTypes().contains(type))
                .map(format -> new Chosen(format, type))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> arguments(HttpServletRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        UrlText.read(request).forEach((name, values) -> {
            if (values.size() > 1) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "%s: found %d values, expected one".formatted(name, values.size()));
            }
            arguments.put(name, values.getFirst());
        });
        return arguments;
    }

    private static Optional<Integer> taken(Map<String, String> arguments, String name) {
        String text = arguments.remove(name);
        try {
            return text == null ? Optional.empty() : Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected a whole number".formatted(name, text), e);
        }
    }

    private static OutputStream begin(
            HttpServletRequest request, HttpServletResponse response, Page page, boolean more) {
        link(request, response, new Page(1, page.size()), "first");
        if (page.number() > 1) {
            link(request, response, new Page(page.number() - 1, page.size()), "prev");
        }
        if (more) {
            link(request, response, new Page(page.number() + 1, page.size()), "next");
        }
        try {
            return response.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(HttpServletRequest request, HttpServletResponse response, Page page, String relation) {
        String url = UrlText.pinned(
                request, ReleaseFilter.release().id(), Map.of(PAGE, page.number(), PER_PAGE, page.size()));
        response.addHeader("Link", "<%s>; rel=\"%s\"".formatted(url, relation));
    }
}
