package org.marrow.engine;

import java.time.Duration;

/// What one query from a stranger may take.
///
/// @param time     from its start to the end of its answer
/// @param rows     of its answer
/// @param bytes    of its answer
/// @param nesting  how deep brackets may be in each other
/// @param exists   how deep `EXISTS` may be in each other, since its cost grows with the power of it
/// @param elements how many of a group's elements (`OPTIONAL`, `UNION`, `BIND`, ...) it may have
/// @param operators how many operators its expressions may have
/// @param text     the characters of a text that it builds
public record QueryLimits(
        Duration time, long rows, long bytes, int nesting, int exists, int elements, int operators, int text) {

    /// Enough for honest questions.
    public static final QueryLimits USUAL =
            new QueryLimits(Duration.ofSeconds(30), 1_000_000, 100_000_000, 64, 8, 500, 1_000, 1 << 18);

    /// The same with another time, other rows and other bytes.
    public QueryLimits with(Duration otherTime, long otherRows, long otherBytes) {
        return new QueryLimits(otherTime, otherRows, otherBytes, nesting, exists, elements, operators, text);
    }
}
