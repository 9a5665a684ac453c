package org.marrow.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.Rename;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.YamlText;
import org.marrow.vocabulary.Prefixes;

/// Reads one `.rq` file, strictly: a header that is not whole is an error.
final class QueryFile {

    private static final String DECORATOR = "#+";
    private static final Set<String> KNOWN = Set.of("summary", "description", "tags", "defaults");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Path file;

    private QueryFile(Path file) {
        this.file = file;
    }

    static CatalogueQuery read(Path file, Prefixes prefixes) {
        return new QueryFile(file).read(prefixes);
    }

    private CatalogueQuery read(Prefixes prefixes) {
        String name = file.getFileName().toString().replaceFirst("\\.rq$", "");
        if (!NAME.matcher(name).matches()) {
            throw invalid("a file name that is not in kebab-case", "a name such as conditions-with-subtypes.rq");
        }
        String text = text();
        Map<String, Object> header = header(text);
        for (String decorator : header.keySet()) {
            if (!KNOWN.contains(decorator)) {
                throw invalid("the decorator " + decorator, "one of " + new TreeSet<>(KNOWN));
            }
        }
        String summary = String.valueOf(header.getOrDefault("summary", ""));
        if (!summary.endsWith(".")) {
            throw invalid("the summary \"" + summary + "\"", "one sentence that ends in a full stop");
        }
        Query query = parse(text);
        if (query.isSelectType() && !query.hasOrderBy()) {
            throw invalid("a SELECT without ORDER BY", "an order, so that answers can be compared");
        }
        return new CatalogueQuery(
                name,
                summary,
                String.valueOf(header.getOrDefault("description", "")),
                header.get("tags") instanceof List<?> tags
                        ? tags.stream().map(String::valueOf).toList()
                        : List.of(),
                parameters(query, defaults(header), prefixes),
                text,
                query);
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> header(String text) {
        String yaml = text.lines()
                .takeWhile(line -> line.startsWith(DECORATOR))
                .map(line -> line.substring(DECORATOR.length()))
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .collect(Collectors.joining("\n"));
        if (yaml.isBlank()) {
            throw invalid("no header", "lines that begin with #+ at the top of the file");
        }
        return YamlText.read(file.toString(), yaml);
    }

    private Query parse(String text) {
        try {
            return QueryFactory.create(text, Syntax.syntaxSPARQL_11);
        } catch (QueryParseException e) {
            throw new MarrowException(
                    ErrorCode.QUERY_INVALID,
                    "%s:%d:%d: found %s; expected SPARQL 1.1"
                            .formatted(file, e.getLine(), e.getColumn(), e.getMessage()),
                    e);
        }
    }

    private Map<String, String> defaults(Map<String, Object> header) {
        Map<String, String> defaults = new HashMap<>();
        if (header.get("defaults") instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> pair) {
                    pair.forEach((name, value) -> defaults.put(String.valueOf(name), String.valueOf(value)));
                }
            }
        }
        return defaults;
    }

    private List<Parameter> parameters(Query query, Map<String, String> defaults, Prefixes prefixes) {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> unused = new TreeSet<>(defaults.keySet());
        for (String variable : variables(query)) {
            try {
                Parameter declared = Parameter.declared(variable, "");
                String value = defaults.get(declared.name());
                if (value == null) {
                    throw invalid("the parameter " + declared.name() + " without a default", "one under defaults");
                }
                Parameter parameter = new Parameter(declared.name(), declared.type(), value);
                parameter.value(value, prefixes);
                parameters.add(parameter);
                unused.remove(declared.name());
            } catch (IllegalArgumentException e) {
                throw invalid("?" + variable, "?_name_type with the type iri, text or integer");
            }
        }
        if (!unused.isEmpty()) {
            throw invalid("defaults for " + unused, "defaults only for parameters that the query has");
        }
        return parameters;
    }

    private static Set<String> variables(Query query) {
        Set<String> names = new TreeSet<>();
        for (Var variable : OpVars.mentionedVars(Rename.reverseVarRename(Algebra.compile(query), true))) {
            if (Parameter.isParameter(variable.getVarName())) {
                names.add(variable.getVarName());
            }
        }
        return names;
    }

    private MarrowException invalid(String found, String expected) {
        return new MarrowException(
                ErrorCode.QUERY_INVALID, "%s: found %s, expected %s".formatted(file, found, expected));
    }
}
