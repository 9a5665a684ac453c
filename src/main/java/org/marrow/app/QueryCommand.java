package org.marrow.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.AnswerFormat;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Parameter;
import org.marrow.query.Queries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `marrow query`.
@Command(
        name = "query",
        description = "Lists the named questions, or asks one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: marrow query conditions term=HP:0033606"})
final class QueryCommand implements Callable<Integer> {

    private static final String TABLE = "table";

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            completionCandidates = Names.class,
            description = "The question; all are listed without it.")
    private @Nullable String name;

    @Parameters(
            index = "1..*",
            paramLabel = "PARAMETER=VALUE",
            completionCandidates = ParameterNames.class,
            description = "What to ask with; a parameter that is left out has its default.")
    private List<String> arguments = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "${COMPLETION-CANDIDATES}. Default: table, or ttl where the answer is a graph.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--times",
            description = "Asks the question, or all of them, several times, and tells how long each took.")
    private boolean times;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `--format` may be.
    static final class Formats implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(TABLE),
                            Arrays.stream(AnswerFormat.values()).map(AnswerFormat::suffix))
                    .iterator();
        }
    }

    /// The names of all questions.
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Queries.shipped().map(CatalogueQuery::name).iterator();
        }
    }

    /// The names of all parameters, each with what follows it.
    static final class ParameterNames implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Queries.shipped()
                    .flatMap(query -> query.parameters().stream())
                    .map(parameter -> parameter.name() + "=")
                    .distinct()
                    .sorted()
                    .iterator();
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Marrow marrow = data.open()) {
            if (times) {
                TextTable.print(
                        QueryTimes.of(marrow.queries(), Optional.ofNullable(name), query -> values(query)), out);
            } else if (name == null) {
                list(marrow.queries(), out);
            } else {
                ask(marrow.queries(), name, out);
            }
        }
        out.flush();
        return 0;
    }

    private static void list(Queries queries, PrintWriter out) {
        for (CatalogueQuery query : queries.list()) {
            String parameters = query.parameters().stream()
                    .map(parameter -> parameter.name() + "=" + parameter.defaultValue())
                    .collect(Collectors.joining(" "));
            out.println(query.name() + (parameters.isEmpty() ? "" : " " + parameters));
            out.println("    " + query.summary());
            if (!query.description().isEmpty()) {
                out.println("    " + query.description());
            }
        }
    }

    private void ask(Queries queries, String question, PrintWriter out) {
        CatalogueQuery query = queries.get(question);
        Map<String, String> values = values(query);
        String chosen = format.orElse(query.isGraph() ? AnswerFormat.TTL.suffix() : TABLE);
        if (chosen.equals(TABLE) && !query.isGraph()) {
            TextTable.print(queries.run(question, values), out);
            return;
        }
        var bytes = new ByteArrayOutputStream();
        queries.write(question, values, format(query, chosen), bytes);
        out.print(bytes.toString(StandardCharsets.UTF_8));
    }

    private static AnswerFormat format(CatalogueQuery query, String chosen) {
        return AnswerFormat.find(chosen, query.isGraph())
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "--format %s: %s answers with a %s, expected one of: %s"
                                .formatted(
                                        chosen,
                                        query.name(),
                                        query.isGraph() ? "graph" : "table",
                                        (query.isGraph() ? "" : TABLE + ", ")
                                                + AnswerFormat.suffixes(query.isGraph()))));
    }

    private Map<String, String> values(CatalogueQuery query) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "Found \"%s\", expected parameter=value with one of: %s"
                                .formatted(
                                        argument,
                                        query.parameters().stream()
                                                .map(Parameter::name)
                                                .collect(Collectors.joining(", "))));
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return values;
    }
}
