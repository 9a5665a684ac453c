package org.marrow.query;

import java.util.List;
import org.apache.jena.query.Query;

/// One named question: a `.rq` file with its header.
///
/// @param name        the file's name without its ending, in kebab-case
/// @param summary     one sentence: what comes back
/// @param description more, or an empty text
/// @param tags        the subjects it belongs to
/// @param parameters  what may be asked with, ordered by name
/// @param text        the file as it is
/// @param query       the file parsed
public record CatalogueQuery(
        String name,
        String summary,
        String description,
        List<String> tags,
        List<Parameter> parameters,
        String text,
        Query query) {

    /// Copies the lists.
    public CatalogueQuery {
        tags = List.copyOf(tags);
        parameters = List.copyOf(parameters);
    }
}
