package org.marrow.app;

import org.marrow.query.Table;

/// What a command answers, for people, programs and spreadsheets; as JSON, a record is what its components are.
interface Answer {

    /// Its rows for spreadsheets.
    Table table();

    /// Writes it for people.
    void print(TextPage page);
}
