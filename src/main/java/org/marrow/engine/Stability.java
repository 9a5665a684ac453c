package org.marrow.engine;

import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.Unstable;

/// Whether expressions have one value for one row, however often they are asked.
///
/// Those that have not are functions without an argument, such as `RAND`, or `BNODE` with one.
final class Stability extends ExprVisitorBase {

    private boolean isStable = true;

    private Stability() {}

    static boolean of(Expr expression) {
        var visitor = new Stability();
        Walker.walk(expression, new OpVisitorBase(), visitor);
        return visitor.isStable;
    }

    static boolean of(VarExprList expressions) {
        return expressions.getExprs().values().stream().allMatch(Stability::of);
    }

    @Override
    public void visit(ExprFunction0 function) {
        look(function);
    }

    @Override
    public void visit(ExprFunction1 function) {
        look(function);
    }

    private void look(Expr function) {
        isStable &= !(function instanceof Unstable);
    }
}
