package org.marrow.engine;

import java.util.Arrays;

/// A set of rows of numbers, all of one length, numbered in the order in which they came. Not for use by
/// several threads.
final class LongRows {

    private static final int FIRST = 64;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int width;
    private long[] rows;
    private int[] table = new int[2 * FIRST];
    private int size;

    /// @param width how many numbers a row has, perhaps none
    LongRows(int width) {
        this.width = width;
        this.rows = new long[FIRST * width];
    }

    /// How many rows there are.
    int size() {
        return size;
    }

    /// Adds the numbers that `row` has at `columns`, if they are not there yet.
    ///
    /// @return the number of the row, or `-1 - number` if it was there already
    int add(long[] row, int[] columns) {
        int place = place(row, columns);
        if (table[place] != 0) {
            return -table[place];
        }
        if ((size + 1) * width > rows.length) {
            Heap.require(2L * rows.length * Long.BYTES);
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        for (int i = 0; i < width; i++) {
            rows[size * width + i] = row[columns[i]];
        }
        table[place] = ++size;
        if (2 * size > table.length) {
            grow();
        }
        return size - 1;
    }

    /// The number of the row that has, at `columns`, what `row` has there, or -1.
    int find(long[] row, int[] columns) {
        return table[place(row, columns)] - 1;
    }

    /// A number of a row.
    long get(int row, int column) {
        return rows[row * width + column];
    }

    private int place(long[] row, int[] columns) {
        if (width == 1) {
            return place(row[columns[0]]);
        }
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = mixed(hash, row[columns[i]]);
        }
        int place = slot(hash);
        while (table[place] != 0 && !isAt(table[place] - 1, row, columns)) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }

    private int place(long number) {
        int place = slot(mixed(0, number));
        while (table[place] != 0 && rows[table[place] - 1] != number) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    private boolean isAt(int number, long[] row, int[] columns) {
        for (int i = 0; i < width; i++) {
            if (rows[number * width + i] != row[columns[i]]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        Heap.require(2L * table.length * Integer.BYTES);
        table = new int[2 * table.length];
        for (int number = 0; number < size; number++) {
            long hash = 0;
            for (int i = 0; i < width; i++) {
                hash = mixed(hash, rows[number * width + i]);
            }
            int place = slot(hash);
            while (table[place] != 0) {
                place = place + 1 & table.length - 1;
            }
            table[place] = number + 1;
        }
    }

    private static long mixed(long hash, long number) {
        long mixed = (hash + number) * SPREAD;
        return mixed ^ mixed >>> 32;
    }

    private int slot(long hash) {
        return (int) (hash ^ hash >>> 29) & table.length - 1;
    }
}
