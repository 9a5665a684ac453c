package org.marrow.engine;

import java.util.HashSet;
import java.util.Set;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpConditional;
import org.apache.jena.sparql.algebra.op.OpExtendAssign;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpSequence;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpUnion;
import org.apache.jena.sparql.core.Var;

/// Which parts of a query may be executed for many rows at once.
final class RowWise {

    private RowWise() {}

    /// Whether each row that `op` finds goes on from one that it is given.
    static boolean isByRow(Op op) {
        return switch (op) {
            case OpBGP pattern -> true;
            case OpPath path -> true;
            case OpTable table -> true;
            case OpPropFunc function -> isByRow(function.getSubOp());
            case OpFilter filter -> isByRow(filter.getSubOp());
            case OpGraph of -> isByRow(of.getSubOp());
            case OpExtendAssign computed -> isByRow(computed.getSubOp());
            case OpSequence sequence -> sequence.getElements().stream().allMatch(RowWise::isByRow);
            case OpUnion union -> isByRow(union.getLeft()) && isByRow(union.getRight());
            case OpConditional optional -> isByRow(optional.getLeft()) && isByRow(optional.getRight());
            default -> false;
        };
    }

    /// Whether `op` may be told the values of [#told] of some rows, and finds no more and no less for them than by
    /// itself.
    static boolean canBeTold(Op op) {
        return isByRow(op) && isClosed(op);
    }

    /// The variables that `op` always binds, but for those that it computes.
    static Set<Var> told(Op op) {
        Set<Var> told = new HashSet<>(OpVars.fixedVars(op));
        removeComputed(op, told);
        return told;
    }

    private static void removeComputed(Op op, Set<Var> told) {
        switch (op) {
            case OpExtendAssign computed -> {
                computed.getVarExprList().getVars().forEach(told::remove);
                removeComputed(computed.getSubOp(), told);
            }
            case Op1 one -> removeComputed(one.getSubOp(), told);
            case Op2 two -> {
                removeComputed(two.getLeft(), told);
                removeComputed(two.getRight(), told);
            }
            case OpN several -> several.getElements().forEach(part -> removeComputed(part, told));
            default -> {}
        }
    }

    /// Whether no expression in `op` mentions what is not bound beside it.
    private static boolean isClosed(Op op) {
        return switch (op) {
            case OpFilter filter ->
                isClosed(filter.getSubOp())
                        && has(filter.getSubOp(), filter.getExprs().getVarsMentioned());
            case OpExtendAssign computed ->
                isClosed(computed.getSubOp())
                        && computed.getVarExprList().getExprs().values().stream()
                                .allMatch(expression -> has(computed.getSubOp(), expression.getVarsMentioned()));
            case OpConditional optional -> false;
            case Op1 one -> isClosed(one.getSubOp());
            case Op2 two -> isClosed(two.getLeft()) && isClosed(two.getRight());
            case OpN several -> several.getElements().stream().allMatch(RowWise::isClosed);
            default -> true;
        };
    }

    private static boolean has(Op op, Set<Var> mentioned) {
        return OpVars.visibleVars(op).containsAll(mentioned);
    }
}
