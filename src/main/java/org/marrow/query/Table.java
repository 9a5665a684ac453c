package org.marrow.query;

import java.util.List;
import java.util.Optional;

/// The answer to a SELECT query: IRIs as CURIEs where a prefix fits, literals as their text.
///
/// @param columns the names of the columns
/// @param rows    the rows, each with one value or none for every column
public record Table(List<String> columns, List<List<Optional<String>>> rows) {

    /// Copies the lists.
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The values of the column `name`, without the empty ones.
    ///
    /// @throws IllegalArgumentException if there is no such column
    public List<String> column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No column " + name + " in " + columns);
        }
        return rows.stream()
                .map(row -> row.get(index))
                .flatMap(Optional::stream)
                .toList();
    }
}
