package org.marrow.engine;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/// A variable that says which row another one goes on from, as long as it is wanted.
///
/// @param variable one that no query has
record RowNumber(Var variable) {

    /// One for `op`, other than those of the parts that `op` has.
    static RowNumber of(Op op) {
        return new RowNumber(Var.alloc(".row" + Integer.toHexString(System.identityHashCode(op))));
    }

    Binding set(Binding row, int number) {
        return BindingFactory.binding(
                row, variable, NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger));
    }

    int get(Binding row) {
        return Integer.parseInt(row.get(variable).getLiteralLexicalForm());
    }

    Binding without(Binding row) {
        BindingBuilder without = Binding.builder();
        row.forEach((each, node) -> {
            if (!each.equals(variable)) {
                without.add(each, node);
            }
        });
        return without.build();
    }
}
