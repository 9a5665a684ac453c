package org.marrow.page;

import java.util.Map;
import java.util.Optional;
import org.marrow.query.Queries;

/// What is behind a panel: a question of the catalogue and an operation of the REST interface, as callers write them.
///
/// @param name   of the question, such as `conditions`
/// @param sparql the question with its values, for any endpoint over the release
/// @param rest   the URL of the operation
/// @param table  the URL of the question's answer as CSV, or as Turtle if it is a graph
/// @param editor the URL that opens the question in the editor
/// @param wrapper the same question to the Java wrappers, an expression over `marrow`
/// @param note    how the two differ, where they do
public record Question(
        String name, String sparql, String rest, String table, String editor, String wrapper, Optional<String> note) {

    /// The question `name` of the catalogue with values for its parameters.
    ///
    /// @param operation the path of the REST operation, such as `/api/terms/HP:0033606/associations`
    /// @param wrapper   an expression over `marrow`
    static Question of(
            Queries queries, Links links, String name, Map<String, String> values, String operation, String wrapper) {
        String ending = queries.get(name).isGraph() ? ".ttl" : ".csv";
        return new Question(
                name,
                queries.sparql(name, values).strip(),
                links.absolute(operation),
                Links.with(links.absolute("/query/" + name + ending), values),
                links.to("/sparql") + "#question=" + Links.with(name, values),
                wrapper,
                Optional.empty());
    }

    /// The same, saying how the answers differ.
    Question noting(String text) {
        return new Question(name, sparql, rest, table, editor, wrapper, Optional.of(text));
    }

    /// The REST call on a command line.
    public String curl() {
        return "curl '" + rest + "'";
    }

    /// The rows of the question in Python.
    public String python() {
        return "import pandas\nrows = pandas.read_csv(\"" + table + "\")";
    }

    /// The typed answer in Java.
    public String java() {
        return "try (var marrow = Marrow.connectToService(URI.create(\"%s\"))) {\n    var answer = %s;\n}"
                .formatted(service(), wrapper);
    }

    /// The rows of the question in R.
    public String r() {
        return "rows <- read.csv(\"" + table + "\")";
    }

    private String service() {
        return rest.substring(0, rest.indexOf("/api/") + 1);
    }
}
