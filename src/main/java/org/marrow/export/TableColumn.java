package org.marrow.export;

import java.util.List;

/// A column of a table of an export.
///
/// @param name    its heading
/// @param type    what its values are
/// @param several whether a cell may have several values
record TableColumn(String name, Type type, boolean several) {

    /// What the values of a column are.
    enum Type {
        /// A text, or an identifier as a CURIE.
        TEXT,
        /// A whole number of 32 bits.
        INTEGER,
        /// A number with a fraction.
        DECIMAL,
        /// `true`, or nothing where it is not.
        FLAG
    }

    /// Columns of one text a cell.
    static List<TableColumn> texts(String... names) {
        return List.of(names).stream().map(TableColumn::text).toList();
    }

    static TableColumn text(String name) {
        return new TableColumn(name, Type.TEXT, false);
    }
}
