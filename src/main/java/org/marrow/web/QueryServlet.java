package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.AnswerFormat;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Page;
import org.marrow.query.Parameter;
import org.marrow.query.Queries;
import org.marrow.rest.Problem;
import org.marrow.rest.QueryText;

/// The query catalogue over HTTP: the list at `/query`, and the answer to each question at
/// `/query/{name}`, whole and streamed, or a page at a time.
///
/// The format is that of the path's ending, such as `.csv`, or one that the caller accepts.
final class QueryServlet extends HttpServlet {

    static final String PATH = "/query";

    private static final String PAGE = "page";
    private static final String PER_PAGE = "per-page";

    private final transient Queries catalogue;

    QueryServlet(Queries catalogue) {
        this.catalogue = catalogue;
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

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String name = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
            if (name.isEmpty()) {
                list(request, response);
            } else {
                ask(name, request, response);
            }
        } catch (MarrowException e) {
            Problem.begin(response, e);
            Problem.write(request, response, e);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Entry> entries = catalogue.list().stream()
                .map(query -> new Entry(
                        query.name(),
                        query.subject(),
                        query.summary(),
                        query.description(),
                        query.tags(),
                        query.parameters(),
                        formats(query).map(AnswerFormat::suffix).toList(),
                        request.getContextPath() + PATH + "/" + query.name()))
                .toList();
        response.setContentType("application/json");
        response.getOutputStream().write(Json.bytes(entries));
    }

    private static Stream<AnswerFormat> formats(CatalogueQuery query) {
        return Arrays.stream(AnswerFormat.values()).filter(format -> format.isOfGraphs() == query.isGraph());
    }

    private void ask(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Queries queries = catalogue.over(ReleaseFilter.release());
        int dot = path.lastIndexOf('.');
        CatalogueQuery query = queries.get(dot < 0 ? path : path.substring(0, dot));
        AnswerFormat format =
                dot < 0 ? accepted(query, request.getHeader("Accept")) : suffixed(query, path.substring(dot + 1));
        Map<String, String> arguments = arguments(request);
        Optional<Integer> number = taken(arguments, PAGE);
        Optional<Integer> size = taken(arguments, PER_PAGE);
        response.setContentType(format.mediaType() + (format.mediaType().startsWith("text/") ? ";charset=utf-8" : ""));
        try {
            if (number.isEmpty() && size.isEmpty()) {
                if (!query.isGraph()) {
                    link(request, response, new Page(1, query.pagination()), "first");
                }
                queries.write(query.name(), arguments, format, response.getOutputStream());
            } else {
                Page page = new Page(number.orElse(1), size.orElse(query.pagination()));
                queries.write(query.name(), arguments, format, page, more -> begin(request, response, page, more));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeIOException e) {
            throw new IOException("The caller went away", e);
        }
    }

    private static AnswerFormat suffixed(CatalogueQuery query, String suffix) {
        return formats(query)
                .filter(format -> format.suffix().equals(suffix))
                .findFirst()
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.NOT_ACCEPTABLE,
                        "%s.%s: expected one of the endings %s"
                                .formatted(query.name(), suffix, AnswerFormat.suffixes(query.isGraph()))));
    }

    private static AnswerFormat accepted(CatalogueQuery query, String header) {
        if (header == null || header.isBlank()) {
            return formats(query).findFirst().orElseThrow();
        }
        AcceptList offers = AcceptList.create(
                formats(query).flatMap(format -> format.mediaTypes().stream()).toArray(String[]::new));
        MediaType match = AcceptList.match(new AcceptList(header), offers);
        return formats(query)
                .filter(format -> match != null && format.mediaTypes().contains(match.getContentTypeStr()))
                .findFirst()
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.NOT_ACCEPTABLE,
                        "Found Accept: %s, expected one of: %s"
                                .formatted(
                                        header,
                                        formats(query)
                                                .map(AnswerFormat::mediaType)
                                                .collect(Collectors.joining(", ")))));
    }

    private static Map<String, String> arguments(HttpServletRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        QueryText.read(request).forEach((name, values) -> {
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

    /// Another page of the same answer, of the same release whatever becomes current meanwhile.
    private static void link(HttpServletRequest request, HttpServletResponse response, Page page, String relation) {
        Map<String, List<String>> values = new LinkedHashMap<>(QueryText.read(request));
        values.put(PAGE, List.of(Integer.toString(page.number())));
        values.put(PER_PAGE, List.of(Integer.toString(page.size())));
        String path = request.getRequestURI().substring(request.getContextPath().length());
        response.addHeader(
                "Link",
                "<%s/release/%s%s?%s>; rel=\"%s\""
                        .formatted(
                                request.getContextPath(),
                                ReleaseFilter.release().id(),
                                path,
                                QueryText.write(values),
                                relation));
    }
}
