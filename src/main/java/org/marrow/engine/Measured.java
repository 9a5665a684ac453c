package org.marrow.engine;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// An argument as it is, unless it is a text or a number that is too long.
final class Measured extends ExprFunction1 {

    /// The bits of a number that is still multiplied at once.
    static final int BITS = 1 << 13;

    private final long most;
    private final boolean isSum;
    private long sum;

    /// @param most  the characters of the longest text
    /// @param isSum whether `most` is of all texts together
    Measured(Expr argument, long most, boolean isSum) {
        super(argument, "measured");
        this.most = most;
        this.isSum = isSum;
    }

    @Override
    public NodeValue eval(NodeValue value) {
        if (value.isString() || value.isLangString()) {
            int length = value.asNode().getLiteralLexicalForm().length();
            sum = isSum ? sum + length : length;
            require(sum, most, "characters");
        } else if (value.isInteger()) {
            require(value.getInteger().bitLength(), BITS, "bits in a number");
        } else if (value.isDecimal()) {
            require(value.getDecimal().unscaledValue().bitLength(), BITS, "bits in a number");
        }
        return value;
    }

    /// @throws MarrowException `QUERY_TOO_COMPLEX` if `found` is more than `most`
    static void require(long found, long most, String what) {
        if (found > most) {
            throw new MarrowException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "The query makes a value of %d %s, expected no more than %d".formatted(found, what, most));
        }
    }

    @Override
    public Expr copy(Expr argument) {
        return new Measured(argument, most, isSum);
    }
}
