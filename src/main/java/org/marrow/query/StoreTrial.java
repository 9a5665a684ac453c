package org.marrow.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.riot.out.NodeFmtLib;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.store.Release;
import org.marrow.store.RemoteStore;

/// Whether a store that is not ours answers whole queries as SPARQL 1.1 says: some questions of the catalogue, asked as
/// a whole and in patterns of which the answer is made here.
///
/// @param asked     how many questions were asked, of those that have an answer, in patterns and within 5 seconds
/// @param differing the names of those whose answers differ, or fail as a whole
public record StoreTrial(int asked, List<String> differing) {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Tries the store behind `release`, which from now on is sent whole queries if it has stood the trial, and
    /// patterns alone if not. Asked are those questions of `queries` that are about one thing.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if it does not answer patterns
    public static StoreTrial of(Queries queries, Release release, RemoteStore store) {
        Queries limited = queries.over(release).within(LONGEST);
        List<String> asked = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (CatalogueQuery query : queries.list()) {
            Optional<List<String>> right =
                    query.parameters().isEmpty() ? Optional.empty() : answer(limited, query, store, false);
            if (right.filter(answer -> !answer.isEmpty()).isPresent()) {
                asked.add(query.name());
                if (!right.equals(answer(limited, query, store, true))) {
                    differing.add(query.name());
                }
            }
        }
        var trial = new StoreTrial(asked.size(), differing);
        store.sendWhole(trial.isStood());
        return trial;
    }

    /// Whether all answers were alike, and there were some.
    public boolean isStood() {
        return asked > 0 && differing.isEmpty();
    }

    /// Empty if there is none, or none in time.
    private static Optional<List<String>> answer(
            Queries queries, CatalogueQuery query, RemoteStore store, boolean isWhole) {
        store.sendWhole(isWhole);
        try {
            return Optional.of(answer(queries, query));
        } catch (MarrowException e) {
            if (isWhole || e.code() == ErrorCode.QUERY_STOPPED) {
                return Optional.empty();
            }
            throw e;
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
