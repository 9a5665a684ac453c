package org.marrow.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.marrow.query.CatalogueQuery;
import org.marrow.query.Queries;
import org.marrow.query.Table;

/// How long the questions of the catalogue take, the slowest first.
final class QueryTimes {

    private static final int WARM = 5;
    private static final double MILLISECONDS = 1e6;

    private QueryTimes() {}

    private record Times(CatalogueQuery query, long rows, long first, long warm) {

        List<Optional<String>> row() {
            return List.of(
                    Optional.of(query.name()),
                    Optional.of(Long.toString(rows)),
                    Optional.of(text(first)),
                    Optional.of(text(warm)));
        }

        private static String text(long nanoseconds) {
            return String.format(Locale.ROOT, "%.1f", nanoseconds / MILLISECONDS);
        }
    }

    /// A table with a row for each question: how many rows or statements the answer has, and how many
    /// milliseconds it took the first time and, as a median, when warm.
    ///
    /// @param name   the only question to ask, or all of them
    /// @param values what to ask it with
    static Table of(Queries queries, Optional<String> name, Function<CatalogueQuery, Map<String, String>> values) {
        List<CatalogueQuery> asked = name.map(queries::get).map(List::of).orElseGet(queries::list);
        List<Times> all = new ArrayList<>();
        for (CatalogueQuery query : asked) {
            all.add(times(queries, query, values.apply(query)));
        }
        all.sort((one, other) -> Long.compare(other.warm(), one.warm()));
        return new Table(
                List.of("query", "rows", "first ms", "warm ms"),
                all.stream().map(Times::row).toList());
    }

    private static Times times(Queries queries, CatalogueQuery query, Map<String, String> values) {
        long begin = System.nanoTime();
        long rows = rows(queries, query, values);
        long first = System.nanoTime() - begin;
        long[] warm = new long[WARM];
        for (int i = 0; i < WARM; i++) {
            begin = System.nanoTime();
            rows(queries, query, values);
            warm[i] = System.nanoTime() - begin;
        }
        Arrays.sort(warm);
        return new Times(query, rows, first, warm[WARM / 2]);
    }

    private static long rows(Queries queries, CatalogueQuery query, Map<String, String> values) {
        return query.isGraph()
                ? queries.construct(query.name(), values).size()
                : queries.run(query.name(), values).rows().size();
    }
}
