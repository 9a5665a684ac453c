package org.marrow.engine;

import static javax.xml.datatype.DatatypeConstants.DAYS;
import static javax.xml.datatype.DatatypeConstants.HOURS;
import static javax.xml.datatype.DatatypeConstants.MINUTES;
import static javax.xml.datatype.DatatypeConstants.MONTHS;
import static javax.xml.datatype.DatatypeConstants.SECONDS;
import static javax.xml.datatype.DatatypeConstants.YEARS;

import java.math.BigDecimal;
import java.util.Map;
import javax.xml.datatype.DatatypeConstants.Field;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// An argument as it is, unless it is a duration that nobody means: Java adds one to a date month by month.
final class GuardedDuration extends ExprFunction1 {

    private static final long DAY = 24 * 60 * 60;
    private static final Map<Field, Long> UNITS =
            Map.of(YEARS, 366 * DAY, MONTHS, 31 * DAY, DAYS, DAY, HOURS, 60 * 60L, MINUTES, 60L, SECONDS, 1L);
    private static final BigDecimal MOST = BigDecimal.valueOf(10_000 * 366 * DAY);

    GuardedDuration(Expr argument) {
        super(argument, "duration");
    }

    /// @throws MarrowException `QUERY_TOO_COMPLEX`
    @Override
    public NodeValue eval(NodeValue value) {
        if (value.isDuration()) {
            BigDecimal seconds = BigDecimal.ZERO;
            for (Map.Entry<Field, Long> unit : UNITS.entrySet()) {
                Number number = value.getDuration().getField(unit.getKey());
                if (number != null) {
                    seconds = seconds.add(
                            new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(unit.getValue())));
                }
            }
            if (seconds.compareTo(MOST) > 0) {
                throw new MarrowException(
                        ErrorCode.QUERY_TOO_COMPLEX,
                        "Found the duration %s, expected no more than 10,000 years".formatted(value.asString()));
            }
        }
        return value;
    }

    @Override
    public Expr copy(Expr argument) {
        return new GuardedDuration(argument);
    }
}
