package org.marrow.check;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.model.Severity;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Queries;
import org.marrow.query.Rule;
import org.marrow.query.Table;
import org.marrow.reason.OwlReport;

/// The quality rules of `queries/quality/`, asked of one release: each row of an answer is a finding.
///
/// @param results what each rule found, those with errors first, then by severity and name
public record ReleaseCheck(List<Result> results) {

    private static final int EXAMPLES = 5;

    /// What one rule found.
    ///
    /// @param name     the name of its query
    /// @param rule     what a finding means
    /// @param findings how many there are
    /// @param examples the first of them, a line each
    public record Result(String name, Rule rule, int findings, List<String> examples) {

        /// Copies the list.
        public Result {
            examples = List.copyOf(examples);
        }

        /// Whether a release with this must not become current.
        public boolean isError() {
            return findings > 0 && rule.severity() == Severity.ERROR;
        }

        @Override
        public String toString() {
            if (findings == 0) {
                return "ok    %s".formatted(name);
            }
            var text = new StringBuilder("%-5s %s: %,d found. %s %s"
                    .formatted(rule.severity(), name, findings, rule.problem(), rule.solution()));
            examples.forEach(example -> text.append("\n      ").append(example));
            if (findings > examples.size()) {
                text.append("\n      and %,d more".formatted(findings - examples.size()));
            }
            return text.toString();
        }
    }

    /// Copies the list.
    public ReleaseCheck {
        results = List.copyOf(results);
    }

    /// Asks every rule of the catalogue.
    public static ReleaseCheck of(Queries queries) {
        return ordered(queries.list().stream()
                .flatMap(query -> query.rule().map(rule -> result(queries, query, rule)).stream()));
    }

    /// This with what reasoning found, where there was something to reason about.
    public ReleaseCheck with(Optional<OwlReport> reasoning) {
        return ordered(Stream.concat(
                results.stream(), reasoning.stream().flatMap(report -> OwlCheck.results(report).stream())));
    }

    private static ReleaseCheck ordered(Stream<Result> results) {
        return new ReleaseCheck(results.sorted(Comparator.comparing((Result result) -> !result.isError())
                        .thenComparing(result -> result.rule().severity())
                        .thenComparing(Result::name))
                .toList());
    }

    private static Result result(Queries queries, CatalogueQuery query, Rule rule) {
        Table found = queries.run(query.name(), Map.of());
        return new Result(
                query.name(),
                rule,
                found.rows().size(),
                found.rows().stream().limit(EXAMPLES).map(ReleaseCheck::line).toList());
    }

    private static String line(List<Optional<String>> row) {
        return row.stream().flatMap(Optional::stream).collect(Collectors.joining(" "));
    }

    /// Whether no rule of severity ERROR found anything.
    public boolean passed() {
        return results.stream().noneMatch(Result::isError);
    }
}
