package org.marrow.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;

/// Puts functions whose cost has no bound in their arguments' sizes into ones that can be stopped, and that
/// build no text or number without an end.
final class Guard extends ExprTransformCopy {

    private static final Symbol LIMITS = Symbol.create("https://w3id.org/marrow/ns#limits");

    /// How often the longest text may be joined by `GROUP_CONCAT`, over all groups.
    private static final int TEXTS = 64;

    private final QueryLimits limits;
    private final AtomicBoolean signal;

    private Guard(QueryLimits limits, AtomicBoolean signal) {
        this.limits = limits;
        this.signal = signal;
    }

    /// From now on queries with `context` are guarded.
    static void register(Context context, QueryLimits limits) {
        context.set(LIMITS, limits);
    }

    /// `op` guarded, if queries with `context` are.
    static Op guarded(Op op, Context context) {
        QueryLimits limits = context.get(LIMITS);
        return limits == null ? op : new Guard(limits, Context.getOrSetCancelSignal(context)).guarded(op);
    }

    private Op guarded(Op op) {
        return Transformer.transform(new Groups(), this, op);
    }

    /// Ends a function that takes too long.
    private void look() {
        if (signal.get()) {
            throw new QueryCancelledException();
        }
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        return function instanceof E_StrEncodeForURI
                        || function instanceof E_StrUpperCase
                        || function instanceof E_StrLowerCase
                ? function.copy(measured(argument))
                : super.transform(function, argument);
    }

    /// A duration is added month by month.
    @Override
    public Expr transform(ExprFunction2 function, Expr first, Expr second) {
        return switch (function) {
            case E_Multiply product -> product.copy(measured(first), measured(second));
            case E_Add sum -> sum.copy(new GuardedDuration(first), new GuardedDuration(second));
            case E_Subtract difference -> difference.copy(new GuardedDuration(first), new GuardedDuration(second));
            default -> super.transform(function, first, second);
        };
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex regex -> new GuardedRegex(arguments, this::look);
            case E_StrReplace replace -> new GuardedReplace(arguments, limits.text(), this::look);
            case E_StrConcat concat -> new GuardedConcat(arguments, limits.text());
            case E_Function power
            when arguments.size() == 2 && power.getFunctionIRI().equals(GuardedPower.IRI) ->
                new GuardedPower(arguments);
            case E_Function named -> super.transform(named, measured(arguments));
            default -> super.transform(function, arguments);
        };
    }

    /// Aggregates are no expressions to whoever visits these.
    private final class Groups extends TransformCopy {

        @Override
        public Op transform(OpGroup group, Op of) {
            return OpGroup.create(
                    of,
                    group.getGroupVars(),
                    group.getAggregators().stream().map(this::measured).toList());
        }

        private ExprAggregator measured(ExprAggregator aggregate) {
            Aggregator aggregator = aggregate.getAggregator();
            if (!(aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct)) {
                return aggregate;
            }
            Expr joined = new Measured(aggregator.getExprList().get(0), (long) TEXTS * limits.text(), true);
            return new ExprAggregator(aggregate.getVar(), aggregator.copy(new ExprList(joined)));
        }
    }

    private ExprList measured(ExprList arguments) {
        var measured = new ExprList();
        arguments.forEach(argument -> measured.add(measured(argument)));
        return measured;
    }

    private Expr measured(Expr argument) {
        return argument.isConstant() ? argument : new Measured(argument, limits.text(), false);
    }
}
