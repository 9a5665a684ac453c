package org.marrow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Supplier;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.marrow.engine.Running;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Exchange;

/// The rows of an answer, up to a number, whose count is told as they come; if they end too early, why.
final class ToldRows implements RowSet {

    private final RowSet rows;
    private final long most;
    private final Running running;
    private final Exchange exchange;

    ToldRows(RowSet rows, long most, Running running, HttpServletRequest request) {
        this.rows = rows;
        this.most = most;
        this.running = running;
        this.exchange = Exchange.of(request);
    }

    /// Looks for the first row.
    void begin() {
        told(rows::hasNext);
    }

    @Override
    public boolean hasNext() {
        boolean hasNext = told(rows::hasNext);
        if (!hasNext) {
            exchange.gives(rows.getRowNumber());
        } else if (rows.getRowNumber() >= most) {
            throw new MarrowException(
                    ErrorCode.QUERY_STOPPED,
                    "Found an answer of more than %d rows, expected a shorter one; ask for a part with LIMIT and OFFSET"
                            .formatted(most));
        }
        return hasNext;
    }

    @Override
    public Binding next() {
        return told(rows::next);
    }

    /// Fuseki takes a query that was stopped for one that has been answered.
    private <T> T told(Supplier<T> step) {
        try {
            return step.get();
        } catch (QueryCancelledException e) {
            throw running.stopped();
        }
    }

    @Override
    public List<Var> getResultVars() {
        return rows.getResultVars();
    }

    @Override
    public long getRowNumber() {
        return rows.getRowNumber();
    }

    @Override
    public void close() {
        rows.close();
    }
}
