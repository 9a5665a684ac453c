package org.marrow.store;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Quads of numbers in four columns, 16 bytes for each, and the orders in which an index wants them.
///
/// Filled by one thread; afterwards any number of threads may ask for orders.
final class Statements {

    /// The columns of a quad, in the letters of TDB2's index names.
    private static final String LETTERS = "GSPO";

    private static final int FIRST_CAPACITY = 1 << 16;

    private final int[][] columns = new int[LETTERS.length()][FIRST_CAPACITY];
    private int size;

    void add(int graph, int subject, int predicate, int object) {
        if (size == columns[0].length) {
            int capacity = Math.addExact(size, size / 2);
            for (int i = 0; i < columns.length; i++) {
                columns[i] = Arrays.copyOf(columns[i], capacity);
            }
        }
        columns[0][size] = graph;
        columns[1][size] = subject;
        columns[2][size] = predicate;
        columns[3][size] = object;
        size++;
    }

    /// How many there are, repeated ones included.
    int size() {
        return size;
    }

    /// Puts `ranks[n]` in the place of each number `n`.
    void replace(int[] ranks) {
        for (int[] column : columns) {
            IntStream.range(0, size).parallel().forEach(row -> column[row] = ranks[column[row]]);
        }
    }

    /// The column that `letter` of an index name stands for.
    int[] column(char letter) {
        return columns[LETTERS.indexOf(letter)];
    }

    /// The rows of the graphs that `graphs` accepts, ordered by the columns that `index` names, the first
    /// one first. Rows of the same numbers stand side by side.
    ///
    /// Takes one counting pass for each column, so the time grows with the rows and the numbers, and no faster.
    ///
    /// @param index such as `POSG`
    /// @param range one more than the largest number
    int[] order(String index, int range, IntPredicate graphs) {
        int[] graph = column('G');
        int[] rows =
                IntStream.range(0, size).filter(row -> graphs.test(graph[row])).toArray();
        int[] sorted = new int[rows.length];
        for (int i = index.length() - 1; i >= 0; i--) {
            countingPass(rows, sorted, column(index.charAt(i)), range);
            int[] spare = rows;
            rows = sorted;
            sorted = spare;
        }
        return rows;
    }

    private static void countingPass(int[] rows, int[] sorted, int[] column, int range) {
        int[] next = new int[range + 1];
        for (int row : rows) {
            next[column[row] + 1]++;
        }
        for (int number = 1; number < next.length; number++) {
            next[number] += next[number - 1];
        }
        for (int row : rows) {
            sorted[next[column[row]]++] = row;
        }
    }

    /// Whether two rows have the same numbers in the columns that `index` names.
    boolean same(String index, int row, int other) {
        for (int i = 0; i < index.length(); i++) {
            int[] column = column(index.charAt(i));
            if (column[row] != column[other]) {
                return false;
            }
        }
        return true;
    }
}
