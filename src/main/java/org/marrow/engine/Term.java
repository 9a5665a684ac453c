package org.marrow.engine;

/// A term of a pattern: bits that are known beforehand, or a column of the row.
///
/// @param column   where the row has it, or -1
/// @param constant the bits, if it is in no column
/// @param isBound  whether it is known before the pattern is looked for
record Term(int column, long constant, boolean isBound) {

    /// Its bits, if it is bound.
    long bits(long[] row) {
        return column < 0 ? constant : row[column];
    }
}
