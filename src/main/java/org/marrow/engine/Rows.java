package org.marrow.engine;

import java.util.List;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.Binding;

/// The rows that a list of steps completes, one at a time.
abstract class Rows {

    private static final int LOOK = 1 << 10;

    private final Step[] steps;
    private final long[] row;
    private final ExecutionContext execution;
    private int depth;
    private int done;

    /// @param row what is known beforehand; every row is told here
    Rows(List<Step> steps, long[] row, ExecutionContext execution) {
        this.steps = steps.toArray(Step[]::new);
        this.row = row;
        this.execution = execution;
        this.steps[0].open(row);
    }

    /// The bits of the row that [#next] has completed.
    long[] row() {
        return row;
    }

    /// The row as a binding, which stays what it is.
    abstract Binding binding();

    /// Completes the next row.
    ///
    /// @return whether there was one
    /// @throws QueryCancelledException if the query has been stopped
    boolean next() {
        while (depth >= 0) {
            if (++done % LOOK == 0) {
                execution.checkCancelSignal();
            }
            if (!steps[depth].next(row)) {
                depth--;
            } else if (depth == steps.length - 1) {
                return true;
            } else {
                steps[++depth].open(row);
            }
        }
        return false;
    }
}
