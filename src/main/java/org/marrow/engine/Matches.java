package org.marrow.engine;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.jspecify.annotations.Nullable;

/// The matches of a block for each of some bindings.
final class Matches extends QueryIter1 {

    private final Block block;
    private final boolean isOptional;
    private final Runnable ended;
    private @Nullable Rows rows;
    private @Nullable Binding next;

    /// @param isOptional whether a binding without a match is kept
    Matches(Block block, QueryIterator input, boolean isOptional, ExecutionContext execution) {
        this(block, input, isOptional, execution, () -> {});
    }

    /// @param ended run once, when the block is done with
    Matches(Block block, QueryIterator input, boolean isOptional, ExecutionContext execution, Runnable ended) {
        super(input, execution);
        this.block = block;
        this.isOptional = isOptional;
        this.ended = ended;
    }

    @Override
    protected boolean hasNextBinding() {
        while (next == null) {
            if (rows != null && rows.next()) {
                next = rows.binding();
            } else if (getInput().hasNext()) {
                Binding input = getInput().next();
                rows = block.rows(input);
                next = rows.next() ? rows.binding() : isOptional ? input : null;
            } else {
                return false;
            }
        }
        return true;
    }

    @Override
    protected @Nullable Binding moveToNextBinding() {
        Binding found = next;
        next = null;
        return found;
    }

    @Override
    protected void closeSubIterator() {
        rows = null;
        ended.run();
    }

    /// What it does looks at the query's signal.
    @Override
    protected void requestSubCancel() {}
}
