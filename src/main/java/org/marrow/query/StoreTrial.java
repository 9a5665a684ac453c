package org.marrow.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.riot.out.NodeFmtLib;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;
import org.marrow.store.RemoteStore;

/// Whether a store that is not ours answers whole queries as SPARQL 1.1 says: some questions of the catalogue, asked as
/// a whole and in patterns of which the answer is made here.
///
/// @param asked     how many questions were asked
/// @param differing the names of those whose answers differ, or fail as a whole
public record StoreTrial(int asked, List<String> differing) {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    /// Tries the store behind `release`, which from now on is sent whole queries if it has stood the trial, and
    /// patterns alone if not. Asked are those questions of `queries` that are about one thing.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if it does not answer patterns
    public static StoreTrial of(Queries queries, Release release, RemoteStore store) {
        Queries limited = queries.over(release).within(LONGEST);
        List<CatalogueQuery> asked = queries.list().stream()
                .filter(query -> !query.parameters().isEmpty())
                .toList();
        List<String> differing = asked.stream()
                .filter(query -> !isAlike(limited, store, query))
                .map(CatalogueQuery::name)
                .toList();
        store.sendWhole(differing.isEmpty());
        return new StoreTrial(asked.size(), differing);
    }

    private static boolean isAlike(Queries queries, RemoteStore store, CatalogueQuery query) {
        store.sendWhole(false);
        List<String> right = answer(queries, query);
        store.sendWhole(true);
        try {
            return answer(queries, query).equals(right);
        } catch (MarrowException e) {
            return false;
        }
    }

    /// The rows or triples, in an order of their own.
    private static List<String> answer(Queries queries, CatalogueQuery query) {
        List<String> lines = new ArrayList<>();
        if (query.isGraph()) {
            queries.construct(query.name(), Map.of())
                    .find()
                    .forEachRemaining(triple -> lines.add(NodeFmtLib.str(triple)));
        } else {
            queries.run(query.name(), Map.of()).rows().forEach(row -> lines.add(row.toString()));
        }
        lines.sort(null);
        return lines;
    }
}
