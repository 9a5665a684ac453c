package org.marrow.engine;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/// A variable that says which row another one goes on from, as long as it is wanted.
///
/// @param variable one that no query has
record RowNumber(Var variable) {

    private static final AtomicLong LAST = new AtomicLong();

    /// Another one than all before.
    static RowNumber next() {
        return new RowNumber(Var.alloc(".row" + LAST.incrementAndGet()));
    }

    Binding set(Binding row, int number) {
        return BindingFactory.binding(
                row, variable, NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger));
    }

    int get(Binding row) {
        return Integer.parseInt(row.get(variable).getLiteralLexicalForm());
    }

    Binding without(Binding row) {
        return kept(row, each -> !each.equals(variable));
    }

    /// What `row` has of `variables`.
    static Binding only(Binding row, Set<Var> variables) {
        return kept(row, variables::contains);
    }

    private static Binding kept(Binding row, Predicate<Var> isKept) {
        BindingBuilder kept = Binding.builder();
        row.forEach((each, node) -> {
            if (isKept.test(each)) {
                kept.add(each, node);
            }
        });
        return kept.build();
    }
}
