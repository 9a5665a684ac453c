package org.marrow.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.query.Queries;
import org.marrow.query.Table;
import org.marrow.store.Release;

/// The page at `/`: what is loaded, the home concept, and a form for SPARQL.
public final class FrontPage extends HttpServlet {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private final transient Queries catalogue;

    /// One line of the table of conditions.
    ///
    /// @param condition a CURIE
    /// @param label     its name, or an empty text
    /// @param state     such as `present`
    /// @param counted   such as `13/14`, or an empty text
    /// @param sources   who says so
    public record Row(String condition, String label, String state, String counted, String sources) {}

    FrontPage(Queries catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().print(page());
    }

    private String page() {
        Release release = ReleaseFilter.release();
        Queries queries = catalogue.over(release);
        var out = new StringOutput();
        TEMPLATES.render(
                "front.jte",
                Map.of(
                        "release", release.id(),
                        "sources", sources(queries),
                        "conditions", conditions(queries),
                        "questions", questions(queries)),
                out);
        return out.toString();
    }

    private static List<String> sources(Queries queries) {
        return queries.run("sources", Map.of()).rows().stream()
                .map(row -> row.get(0).orElse("") + ", " + row.get(1).orElse(""))
                .toList();
    }

    private static List<Row> conditions(Queries queries) {
        Table table = queries.run("conditions", Map.of());
        return table.rows().stream().map(row -> row(table.columns(), row)).toList();
    }

    private static Row row(List<String> columns, List<Optional<String>> row) {
        Map<String, String> cells = columns.stream()
                .collect(Collectors.toMap(
                        column -> column,
                        column -> row.get(columns.indexOf(column)).orElse("")));
        String affected = cells.getOrDefault("affected", "");
        return new Row(
                cells.getOrDefault("condition", ""),
                cells.getOrDefault("label", ""),
                cells.getOrDefault("state", ""),
                affected.isEmpty() ? "" : affected + "/" + cells.getOrDefault("examined", ""),
                cells.getOrDefault("sources", ""));
    }

    private static List<String> questions(Queries queries) {
        return queries.list().stream()
                .map(query -> query.name() + ": " + query.summary())
                .toList();
    }
}
