package org.marrow.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A place for the tables of an export, which come one after another.
interface TableSink {

    /// Begins a table, to be closed before the next one begins.
    Rows open(String table, List<TableColumn> columns) throws IOException;

    /// The rows of one table.
    interface Rows extends Closeable {

        /// Adds a row.
        ///
        /// @param cells for each column its values, ordered
        void add(List<List<String>> cells) throws IOException;
    }
}
