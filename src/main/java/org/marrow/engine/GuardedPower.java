package org.marrow.engine;

import java.math.BigInteger;
import java.util.List;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.library.Math_pow;

/// `math:pow` of whole numbers that makes none of more bits than are still multiplied at once.
final class GuardedPower extends ExprFunctionN {

    static final String IRI = "http://www.w3.org/2005/xpath-functions/math#pow";

    private static final Math_pow POWER = new Math_pow();

    GuardedPower(ExprList arguments) {
        super("pow", arguments);
    }

    /// @throws org.marrow.model.MarrowException `QUERY_TOO_COMPLEX`
    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        NodeValue base = arguments.getFirst();
        NodeValue exponent = arguments.getLast();
        if (base.isInteger() && exponent.isInteger()) {
            BigInteger bits = exponent.getInteger()
                    .abs()
                    .multiply(BigInteger.valueOf(base.getInteger().bitLength()));
            Measured.require(bits.bitLength() < Long.SIZE ? bits.longValue() : Long.MAX_VALUE, Measured.BITS, "bits");
        }
        return POWER.exec(base, exponent);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedPower(arguments);
    }
}
