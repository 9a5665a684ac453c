package org.marrow.engine;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;

/// `CONCAT`, of a text that does not become too long.
final class GuardedConcat extends ExprFunctionN {

    private final int most;

    GuardedConcat(ExprList arguments, int most) {
        super("concat", arguments);
        this.most = most;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        long length = 0;
        for (NodeValue argument : arguments) {
            length += argument.asNode().isLiteral()
                    ? argument.asNode().getLiteralLexicalForm().length()
                    : 0;
        }
        Measured.require(length, most, "characters");
        return XSDFuncOp.strConcat(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedConcat(arguments, most);
    }
}
