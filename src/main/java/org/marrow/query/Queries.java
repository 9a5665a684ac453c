package org.marrow.query;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ResultSet;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// The query catalogue over one release: every question of `queries/`, asked by name.
///
/// Loading is strict: one file that does not parse, or whose header is not whole, fails the whole
/// catalogue, so that a broken query is found when the service starts. May be shared between threads.
public final class Queries {

    private final Map<String, CatalogueQuery> queries;
    private final Prefixes prefixes;
    private final Release release;

    /// A way to write an answer.
    public enum Format {
        /// SPARQL results as CSV; for a graph, not possible.
        CSV,
        /// SPARQL results as JSON; for a graph, JSON-LD.
        JSON,
        /// For a graph only.
        TURTLE
    }

    private Queries(Map<String, CatalogueQuery> queries, Prefixes prefixes, Release release) {
        this.queries = queries;
        this.prefixes = prefixes;
        this.release = release;
    }

    /// The catalogue in `folder`, asked of `release`.
    ///
    /// @throws MarrowException `QUERY_INVALID` if a file is not whole or two have the same name
    public static Queries open(Path folder, Prefixes prefixes, Release release) {
        Map<String, CatalogueQuery> queries = new TreeMap<>();
        for (Path file : Shipped.files(folder, ".rq")) {
            CatalogueQuery query = QueryFile.read(file, prefixes);
            if (queries.putIfAbsent(query.name(), query) != null) {
                throw new MarrowException(
                        ErrorCode.QUERY_INVALID, file + ": found a second query of this name, expected one");
            }
        }
        return new Queries(queries, prefixes, release);
    }

    /// The same catalogue, asked of `other`.
    public Queries over(Release other) {
        return new Queries(queries, prefixes, other);
    }

    /// All queries, ordered by name.
    public List<CatalogueQuery> list() {
        return List.copyOf(queries.values());
    }

    /// The query called `name`.
    ///
    /// @throws MarrowException `UNKNOWN_QUERY`, naming those that there are
    public CatalogueQuery get(String name) {
        CatalogueQuery query = queries.get(name);
        if (query == null) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_QUERY,
                    "No query \"%s\". Known: %s.".formatted(name, String.join(", ", queries.keySet())));
        }
        return query;
    }

    /// The answer to the SELECT query `name`.
    ///
    /// @param arguments parameter to value, as a caller writes it; a parameter that is left out has its default
    /// @throws MarrowException `UNKNOWN_QUERY`, `INVALID_PARAMETER`, `INVALID_CURIE` or `UNKNOWN_PREFIX`
    public Table run(String name, Map<String, String> arguments) {
        return execute(get(name), arguments, execution -> table(execution.select()));
    }

    /// The graph that the CONSTRUCT query `name` makes.
    ///
    /// @param arguments as for [#run]
    /// @throws MarrowException as [#run]
    public Graph construct(String name, Map<String, String> arguments) {
        return execute(get(name), arguments, QueryExec::construct);
    }

    /// Writes the answer to the query `name` in `format`.
    ///
    /// @param arguments as for [#run]
    /// @throws MarrowException as [#run], and `INVALID_PARAMETER` if the answer has no such format
    public void write(String name, Map<String, String> arguments, Format format, OutputStream out) {
        CatalogueQuery query = get(name);
        boolean isGraph = query.query().isConstructType();
        if (isGraph ? format == Format.CSV : format == Format.TURTLE) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s answers with a %s: found the format %s, expected %s"
                            .formatted(
                                    name,
                                    isGraph ? "graph" : "table",
                                    format.name().toLowerCase(Locale.ROOT),
                                    isGraph ? "turtle or json" : "csv or json"));
        }
        execute(query, arguments, execution -> {
            if (isGraph) {
                Graph graph = execution.construct();
                prefixes.namespaces().forEach(graph.getPrefixMapping()::setNsPrefix);
                RDFWriter.source(graph)
                        .lang(format == Format.JSON ? Lang.JSONLD : Lang.TURTLE)
                        .output(out);
            } else {
                ResultSetFormatter.output(
                        out,
                        ResultSet.adapt(execution.select()),
                        format == Format.CSV ? ResultSetLang.RS_CSV : ResultSetLang.RS_JSON);
            }
            return true;
        });
    }

    private <T> T execute(CatalogueQuery query, Map<String, String> arguments, Function<QueryExec, T> answer) {
        Map<String, Node> values = bind(query, arguments);
        return release.read(dataset -> {
            QueryExecBuilder builder = QueryExec.dataset(dataset).query(query.query());
            values.forEach(builder::substitution);
            try (QueryExec execution = builder.build()) {
                return answer.apply(execution);
            }
        });
    }

    private Map<String, Node> bind(CatalogueQuery query, Map<String, String> arguments) {
        Map<String, Node> values = new HashMap<>();
        Set<String> unknown = new HashSet<>(arguments.keySet());
        for (Parameter parameter : query.parameters()) {
            unknown.remove(parameter.name());
            String value = arguments.getOrDefault(parameter.name(), parameter.defaultValue());
            values.put(parameter.variable(), parameter.value(value, prefixes));
        }
        if (!unknown.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s has no parameter %s. Known: %s."
                            .formatted(
                                    query.name(),
                                    String.join(", ", unknown),
                                    String.join(
                                            ", ",
                                            query.parameters().stream()
                                                    .map(Parameter::name)
                                                    .toList())));
        }
        return values;
    }

    private Table table(RowSet rows) {
        List<Var> columns = rows.getResultVars();
        List<List<Optional<String>>> table = new ArrayList<>();
        rows.forEach(row -> table.add(row(columns, row)));
        return new Table(columns.stream().map(Var::getVarName).toList(), table);
    }

    private List<Optional<String>> row(List<Var> columns, Binding row) {
        return columns.stream()
                .map(column -> Optional.ofNullable(row.get(column)).map(this::text))
                .toList();
    }

    private String text(Node node) {
        if (node.isURI()) {
            return prefixes.curie(node.getURI()).map(Curie::toString).orElse(node.getURI());
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }
}
