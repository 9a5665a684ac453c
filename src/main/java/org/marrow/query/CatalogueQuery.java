package org.marrow.query;

import java.util.List;
import java.util.Optional;
import org.apache.jena.query.Query;

/// One named question: a `.rq` file with its header.
///
/// @param name        the file's name without its ending, in kebab-case
/// @param subject     the folder that it stands in
/// @param summary     one sentence: what comes back
/// @param description more, or an empty text
/// @param tags        the subjects it belongs to
/// @param parameters  what may be asked with, ordered by name
/// @param pagination  rows of a page where a caller wants pages and does not say how long, 1 to 10,000
/// @param rows        rows, or statements of a graph, on the full release with the default parameters
/// @param slow        why it takes more than a second on the full release, where it does
/// @param rule        what a row means, where each row is a finding
/// @param text        the file as it is
/// @param query       the file parsed
public record CatalogueQuery(
        String name,
        String subject,
        String summary,
        String description,
        List<String> tags,
        List<Parameter> parameters,
        int pagination,
        Optional<Long> rows,
        Optional<String> slow,
        Optional<Rule> rule,
        String text,
        Query query) {

    /// Copies the lists.
    public CatalogueQuery {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
    }

    /// Whether the answer is a graph; otherwise it is a table.
    public boolean isGraph() {
        return query.isConstructType();
    }
}
