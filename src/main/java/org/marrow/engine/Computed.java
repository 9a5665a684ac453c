package org.marrow.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterAssign;

/// What `BIND` computes of matches, the same for all matches that agree in what it looks at.
///
/// @param steps   what is computed, in that order
/// @param matches what it is computed of
record Computed(List<VarExprList> steps, Op matches) {

    /// What `op` computes, perhaps nothing.
    static Computed of(Op op) {
        List<VarExprList> steps = new ArrayList<>();
        Op matches = op;
        while (matches instanceof OpExtend extend && Stability.of(extend.getVarExprList())) {
            steps.addFirst(extend.getVarExprList());
            matches = extend.getSubOp();
        }
        return new Computed(steps, matches);
    }

    /// All that it looks at.
    Set<Var> variables() {
        Set<Var> variables = new HashSet<>();
        for (VarExprList step : steps) {
            step.getExprs().values().forEach(expression -> variables.addAll(expression.getVarsMentioned()));
        }
        return variables;
    }

    /// The matches with what is computed of them.
    QueryIterator of(QueryIterator found, ExecutionContext execution) {
        QueryIterator computed = found;
        for (VarExprList step : steps) {
            computed = new QueryIterAssign(computed, step, execution, true);
        }
        return computed;
    }
}
