package org.marrow.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import org.marrow.model.Severity;
import org.marrow.source.YamlText;
import org.marrow.vocabulary.Prefixes;

/// Reads one `.rq` file, strictly: a header that is not whole is an error.
final class QueryFile {

    private static final String DECORATOR = "#+";
    private static final String RULES = "quality";
    private static final Set<String> RULE = Set.of("problem", "solution", "severity");
    private static final Set<String> KNOWN =
            Set.of("summary", "description", "tags", "defaults", "pagination", "rows", "slow");
    private static final int PAGE = 100;
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
        Set<String> known = new TreeSet<>(KNOWN);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        String subject = String.valueOf(folder.getFileName());
        if (subject.equals(RULES)) {
            known.addAll(RULE);
        }
        for (String decorator : header.keySet()) {
            if (!known.contains(decorator)) {
                throw invalid("the decorator " + decorator, "one of " + known);
            }
        }
        Query query = parse(text);
        if (!query.isSelectType() && !query.isConstructType()) {
            throw invalid("a query of another form", "SELECT or CONSTRUCT");
        }
        if (query.isSelectType() && !query.hasOrderBy()) {
            throw invalid("a SELECT without ORDER BY", "an order, so that answers can be compared");
        }
        return new CatalogueQuery(
                name,
                subject,
                sentence(header, "summary"),
                String.valueOf(header.getOrDefault("description", "")).strip(),
                header.get("tags") instanceof List<?> tags
                        ? tags.stream().map(String::valueOf).toList()
                        : List.of(),
                parameters(query, defaults(header), prefixes),
                (int) number(header, "pagination", 1, Page.LONGEST)
                        .orElse((long) PAGE)
                        .longValue(),
                number(header, "rows", 0, Long.MAX_VALUE),
                header.containsKey("slow") ? Optional.of(sentence(header, "slow")) : Optional.empty(),
                subject.equals(RULES) ? Optional.of(rule(header)) : Optional.empty(),
                text,
                query);
    }

    private String sentence(Map<String, Object> header, String decorator) {
        String text = String.valueOf(header.getOrDefault(decorator, "")).strip();
        if (!text.endsWith(".")) {
            throw invalid("the %s \"%s\"".formatted(decorator, text), "one sentence that ends in a full stop");
        }
        return text;
    }

    private Optional<Long> number(Map<String, Object> header, String decorator, long least, long most) {
        Object value = header.get(decorator);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number
                && String.valueOf(value).equals(Long.toString(number.longValue()))
                && number.longValue() >= least
                && number.longValue() <= most) {
            return Optional.of(number.longValue());
        }
        throw invalid(
                "the %s \"%s\"".formatted(decorator, value), "a whole number from %d to %d".formatted(least, most));
    }

    private Rule rule(Map<String, Object> header) {
        String severity = String.valueOf(header.get("severity"));
        return new Rule(
                sentence(header, "problem"),
                sentence(header, "solution"),
                Arrays.stream(Severity.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(severity))
                        .findFirst()
                        .orElseThrow(() -> invalid("the severity " + severity, "error, warn or info")));
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
                parameter.value(value, prefixes, "any");
                parameters.add(parameter);
                unused.remove(declared.name());
            } catch (IllegalArgumentException e) {
                throw invalid("?" + variable, "?_name_type with a type of: " + Parameter.Type.suffixes());
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
