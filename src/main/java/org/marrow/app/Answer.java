package org.marrow.app;

import org.marrow.query.Table;

/// What a command answers, for people, programs and spreadsheets.
interface Answer {

    /// What it is as JSON: a record is what its components are.
    default Object record() {
        return this;
    }

    /// Its rows for spreadsheets.
    Table table();

    /// Writes it for people.
    void print(TextPage page);
}
