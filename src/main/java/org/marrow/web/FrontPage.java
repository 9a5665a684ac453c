package org.marrow.web;

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
        Release release = ReleaseFilter.release();
        Queries queries = catalogue.over(release);
        Html.write(
                response,
                "front.jte",
                Map.of(
                        "release", release.id(),
                        "sources", sources(queries),
                        "conditions", conditions(queries),
                        "questions", queries.list()));
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
}
