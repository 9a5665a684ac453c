package org.marrow.query;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.OntologyFolder;
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
    private final Optional<Duration> longest;

    private Queries(
            Map<String, CatalogueQuery> queries, Prefixes prefixes, Release release, Optional<Duration> longest) {
        this.queries = queries;
        this.prefixes = prefixes;
        this.release = release;
        this.longest = longest;
    }

    /// The catalogue in `folder`, asked of `release`.
    ///
    /// @throws MarrowException `QUERY_INVALID` if a file is not whole or two have the same name
    public static Queries open(Path folder, Prefixes prefixes, Release release) {
        return new Queries(read(folder, prefixes), prefixes, release, Optional.empty());
    }

    /// The questions that come with Marrow, ordered by name.
    ///
    /// @throws MarrowException as [#open]
    public static Stream<CatalogueQuery> shipped() {
        Prefixes prefixes = OntologyFolder.read(Shipped.ontology()).prefixes();
        return read(Shipped.queries(), prefixes).values().stream();
    }

    private static Map<String, CatalogueQuery> read(Path folder, Prefixes prefixes) {
        Map<String, CatalogueQuery> queries = new TreeMap<>();
        List<Path> files = Shipped.files(folder, ".rq");
        List<CatalogueQuery> read = Shipped.read(files, file -> QueryFile.read(file, prefixes));
        for (int i = 0; i < files.size(); i++) {
            CatalogueQuery query = read.get(i);
            if (queries.putIfAbsent(query.name(), query) != null) {
                throw new MarrowException(
                        ErrorCode.QUERY_INVALID, files.get(i) + ": found a second query of this name, expected one");
            }
        }
        return queries;
    }

    /// The same catalogue, asked of `other`.
    public Queries over(Release other) {
        return new Queries(queries, prefixes, other, longest);
    }

    /// The same catalogue, in which a question that takes longer than `time` is stopped.
    public Queries within(Duration time) {
        return new Queries(queries, prefixes, release, Optional.of(time));
    }

    /// All queries, ordered by name.
    public List<CatalogueQuery> list() {
        return List.copyOf(queries.values());
    }

    /// All queries by subject, both ordered by name.
    public Map<String, List<CatalogueQuery>> bySubject() {
        return queries.values().stream()
                .collect(Collectors.groupingBy(CatalogueQuery::subject, TreeMap::new, Collectors.toList()));
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
    /// @throws MarrowException `UNKNOWN_QUERY`, `INVALID_PARAMETER`, `INVALID_CURIE`, `UNKNOWN_PREFIX`, or
    ///         `QUERY_STOPPED` if it takes longer than it [may][#within]
    public Table run(String name, Map<String, String> arguments) {
        return execute(get(name), arguments, Optional.empty(), execution -> table(execution.select()));
    }

    /// The graph that the CONSTRUCT query `name` makes.
    ///
    /// @param arguments as for [#run]
    /// @throws MarrowException as [#run]
    public Graph construct(String name, Map<String, String> arguments) {
        return execute(get(name), arguments, Optional.empty(), QueryExec::construct);
    }

    /// Writes the whole answer to the query `name` in `format`.
    ///
    /// @param arguments as for [#run]
    /// @return the number of rows, or of triples
    /// @throws MarrowException as [#run], and `INVALID_PARAMETER` if the answer has no such format
    public long write(String name, Map<String, String> arguments, AnswerFormat format, OutputStream out) {
        CatalogueQuery query = get(name);
        requireFits(query, format);
        return execute(query, arguments, Optional.empty(), execution -> {
            if (query.isGraph()) {
                Graph graph = execution.construct();
                format.write(graph, prefixes, out);
                return (long) graph.size();
            }
            RowSet rows = execution.select();
            format.write(rows, out);
            return rows.getRowNumber();
        });
    }

    /// Writes one page of the answer to the SELECT query `name` in `format`.
    ///
    /// @param arguments as for [#run]
    /// @param page      which rows
    /// @param begin     is told, before anything is written, whether a page follows, and says where to write
    /// @return the number of rows
    /// @throws MarrowException as [#write], and `INVALID_PARAMETER` if the answer is a graph
    public long write(
            String name,
            Map<String, String> arguments,
            AnswerFormat format,
            Page page,
            Function<Boolean, OutputStream> begin) {
        CatalogueQuery query = get(name);
        requireFits(query, format);
        if (query.isGraph()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s answers with a graph: found page %d, expected no page".formatted(name, page.number()));
        }
        return execute(query, arguments, Optional.of(page), execution -> {
            RowSet rows = execution.select();
            List<Binding> held = new ArrayList<>();
            while (held.size() < page.size() && rows.hasNext()) {
                held.add(rows.next());
            }
            OutputStream out = begin.apply(rows.hasNext());
            format.write(RowSetStream.create(rows.getResultVars(), held.iterator()), out);
            return (long) held.size();
        });
    }

    private static void requireFits(CatalogueQuery query, AnswerFormat format) {
        if (query.isGraph() != format.isOfGraphs()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s answers with a %s: found the format %s, expected one of: %s"
                            .formatted(
                                    query.name(),
                                    query.isGraph() ? "graph" : "table",
                                    format.suffix(),
                                    AnswerFormat.suffixes(query.isGraph())));
        }
    }

    /// The query `name` with its parameters set, as text that any endpoint over the same release answers
    /// with the same rows.
    ///
    /// @param arguments as for [#run]
    /// @throws MarrowException as [#run]
    public String sparql(String name, Map<String, String> arguments) {
        CatalogueQuery query = get(name);
        return QueryTransformOps.replaceVars(query.query(), bind(query, arguments))
                .serialize();
    }

    private <T> T execute(
            CatalogueQuery query, Map<String, String> arguments, Optional<Page> page, Function<QueryExec, T> answer) {
        Query bound = QueryTransformOps.replaceVars(query.query(), bind(query, arguments));
        page.ifPresent(wanted -> wanted.cut(bound));
        return release.read(dataset -> {
            QueryExecBuilder asking = QueryExec.dataset(dataset).query(bound);
            longest.ifPresent(time -> asking.timeout(time.toMillis(), TimeUnit.MILLISECONDS));
            try (QueryExec execution = asking.build()) {
                return answer.apply(execution);
            } catch (QueryCancelledException e) {
                throw new MarrowException(
                        ErrorCode.QUERY_STOPPED,
                        "%s: found no whole answer after %s, expected one by then; ask for less"
                                .formatted(query.name(), longest.orElse(Duration.ZERO)),
                        e);
            }
        });
    }

    private Map<Var, Node> bind(CatalogueQuery query, Map<String, String> arguments) {
        Map<Var, Node> values = new HashMap<>();
        Set<String> unknown = new TreeSet<>(arguments.keySet());
        for (Parameter parameter : query.parameters()) {
            unknown.remove(parameter.name());
            String value = arguments.getOrDefault(parameter.name(), parameter.defaultValue());
            values.put(Var.alloc(parameter.variable()), parameter.value(value, prefixes, release.id()));
        }
        if (!unknown.isEmpty()) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "%s has no parameter %s. Known: %s."
                            .formatted(query.name(), String.join(", ", unknown), known(query)));
        }
        return values;
    }

    private static String known(CatalogueQuery query) {
        String known = query.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
        return known.isEmpty() ? "none" : known;
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
