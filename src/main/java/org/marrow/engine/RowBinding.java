package org.marrow.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.jspecify.annotations.Nullable;

/// A binding that knows the bits of its nodes, and looks a node up only when it is asked for.
final class RowBinding extends BindingBase {

    private final List<Var> variables;
    private final long[] row;
    private final NodeIds ids;

    /// @param parent    what it extends; none of its variables are in `variables`
    /// @param variables those of the row
    /// @param row       the bits of each
    RowBinding(Binding parent, List<Var> variables, long[] row, NodeIds ids) {
        super(parent);
        this.variables = variables;
        this.row = row;
        this.ids = ids;
    }

    /// The bits of the node of `variable` in any binding, or [#NONE].
    static long bits(Binding binding, Var variable, NodeIds ids) {
        if (binding instanceof RowBinding known) {
            int column = known.variables.indexOf(variable);
            if (column >= 0) {
                return known.row[column];
            }
            return known.parent == null ? NONE : bits(known.parent, variable, ids);
        }
        Node node = binding.get(variable);
        return node == null ? NONE : ids.of(node);
    }

    /// Of no node: the type that TDB2 gives to what is no value.
    static final long NONE = 0xB1L << 56;

    @Override
    protected Iterator<Var> vars1() {
        return variables.iterator();
    }

    @Override
    protected int size1() {
        return variables.size();
    }

    @Override
    protected boolean isEmpty1() {
        return variables.isEmpty();
    }

    @Override
    protected boolean contains1(Var variable) {
        return variables.contains(variable);
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int column = variables.indexOf(variable);
        return column < 0 ? null : ids.node(row[column]);
    }

    @Override
    public Binding detach() {
        return BindingFactory.copy(this);
    }

    @Override
    protected Binding detachWithNewParent(Binding newParent) {
        return new RowBinding(newParent, variables, Arrays.copyOf(row, row.length), ids);
    }
}
