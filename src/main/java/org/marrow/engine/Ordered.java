package org.marrow.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.atlas.iterator.IteratorDelayedInitialization;
import org.apache.jena.atlas.lib.Closeable;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.jspecify.annotations.Nullable;

/// Bindings in the order of some conditions, each of which is looked at once for each binding, so that it may
/// be slow, or say something else each time. To order them can be stopped.
final class Ordered extends IteratorDelayedInitialization<Binding> implements Closeable {

    private static final int OFTEN = 1 << 10;

    private final QueryIterator input;
    private final List<SortCondition> conditions;
    private final ExecutionContext execution;
    private int compared;

    Ordered(QueryIterator input, List<SortCondition> conditions, ExecutionContext execution) {
        this.input = input;
        this.conditions = conditions;
        this.execution = execution;
    }

    /// A binding with what it is ordered by.
    private record Keyed(List<@Nullable NodeValue> keys, Binding binding) {}

    @Override
    protected Iterator<Binding> initializeIterator() {
        List<Keyed> all = new ArrayList<>();
        while (input.hasNext()) {
            all.add(keyed(input.next()));
        }
        input.close();
        all.sort(comparator());
        return all.stream().map(Keyed::binding).iterator();
    }

    private Keyed keyed(Binding binding) {
        List<@Nullable NodeValue> keys = new ArrayList<>(conditions.size());
        conditions.forEach(condition -> keys.add(key(condition, binding)));
        return new Keyed(keys, binding);
    }

    private @Nullable NodeValue key(SortCondition condition, Binding binding) {
        try {
            return condition.getExpression().eval(binding, execution);
        } catch (ExprEvalException e) {
            return null;
        }
    }

    /// Bindings that all conditions are equal for are in the order of their terms, as in Jena.
    private Comparator<Keyed> comparator() {
        return (one, other) -> {
            if (++compared % OFTEN == 0) {
                execution.checkCancelSignal();
            }
            for (int i = 0; i < conditions.size(); i++) {
                int order = BindingComparator.compareNodesRaw(
                        one.keys().get(i), other.keys().get(i));
                if (order != 0) {
                    return conditions.get(i).getDirection() == Query.ORDER_DESCENDING ? -order : order;
                }
            }
            return BindingComparator.compareBindingsSyntactic(one.binding(), other.binding());
        };
    }

    @Override
    public void close() {
        input.close();
    }
}
