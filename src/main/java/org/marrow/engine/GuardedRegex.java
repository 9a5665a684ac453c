package org.marrow.engine;

import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// `REGEX` that can be stopped.
final class GuardedRegex extends ExprFunctionN {

    private final Runnable look;
    private final RegularExpressions patterns = new RegularExpressions();

    GuardedRegex(ExprList arguments, Runnable look) {
        super("regex", arguments);
        this.look = look;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        String text =
                NodeValueOps.checkAndGetStringLiteral("regex", arguments.get(0)).getLiteralLexicalForm();
        try {
            return NodeValue.makeBoolean(patterns.of(arguments, 1, 2)
                    .matcher(RegularExpressions.told(text, look))
                    .find());
        } catch (StackOverflowError e) {
            throw tooDeep(e);
        }
    }

    static MarrowException tooDeep(StackOverflowError e) {
        return new MarrowException(
                ErrorCode.QUERY_TOO_COMPLEX,
                "Found a regular expression that goes too deep into a text, expected a simpler one",
                e);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedRegex(arguments, look);
    }
}
