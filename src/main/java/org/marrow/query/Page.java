package org.marrow.query;

import org.apache.jena.query.Query;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Some of the rows of a table.
///
/// @param number which page, from 1
/// @param size   rows of a page, 1 to [#LONGEST]
public record Page(int number, int size) {

    /// The most rows of a page.
    public static final int LONGEST = 10_000;

    /// Refuses what no page can be.
    ///
    /// @throws MarrowException `INVALID_PARAMETER`
    public Page {
        if (number < 1) {
            throw wrong("page", number, "1 or more");
        }
        if (size < 1 || size > LONGEST) {
            throw wrong("per-page", size, "1 to " + LONGEST);
        }
    }

    /// Asks for the rows of this page alone, and for one more, if there is one, within the query's own limits.
    void cut(Query query) {
        long start = (number - 1L) * size;
        long rows = size + 1L;
        query.setLimit(query.hasLimit() ? Math.clamp(query.getLimit() - start, 0, rows) : rows);
        query.setOffset(query.hasOffset() ? query.getOffset() + start : start);
    }

    private static MarrowException wrong(String name, int found, String expected) {
        return new MarrowException(
                ErrorCode.INVALID_PARAMETER, "%s = %d: expected %s".formatted(name, found, expected));
    }
}
