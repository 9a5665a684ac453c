package org.marrow.engine;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.vocabulary.XSD;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// What a stranger's query may use beside SPARQL 1.1 itself.
final class QueryRules {

    private static final String MATH = "http://www.w3.org/2005/xpath-functions/math#";
    private static final Set<String> FUNCTIONS = Set.of(
            "log", "log10", "exp", "exp10", "pow", "sqrt", "pi", "sin", "cos", "tan", "asin", "acos", "atan", "atan2");

    private QueryRules() {}

    /// @throws MarrowException `NOT_ALLOWED` for a function, a property or a service that is not allowed
    static void check(Op op) {
        Walker.walk(op, new Patterns(), new Expressions());
    }

    private static MarrowException notAllowed(String found, String expected) {
        return new MarrowException(ErrorCode.NOT_ALLOWED, "Found %s, expected %s".formatted(found, expected));
    }

    private static void function(String iri) {
        boolean isAllowed =
                iri.startsWith(XSD.NS) || (iri.startsWith(MATH) && FUNCTIONS.contains(iri.substring(MATH.length())));
        if (!isAllowed) {
            throw notAllowed(
                    "the function <%s>".formatted(iri),
                    "one of SPARQL 1.1, a cast to a type of XML Schema, or math:log and its like");
        }
    }

    private static final class Patterns extends OpVisitorBase {

        @Override
        public void visit(OpService service) {
            throw notAllowed("SERVICE", "a query of this endpoint alone");
        }

        @Override
        public void visit(OpBGP pattern) {
            pattern.getPattern().forEach(triple -> property(triple.getPredicate()));
        }

        @Override
        public void visit(OpOrder order) {
            order.getConditions().forEach(condition -> expression(condition.getExpression()));
        }

        @Override
        public void visit(OpGroup group) {
            group.getAggregators().stream()
                    .filter(aggregate -> aggregate.getAggregator().getExprList() != null)
                    .forEach(
                            aggregate -> aggregate.getAggregator().getExprList().forEach(Patterns::expression));
            group.getAggregators().forEach(aggregate -> {
                if (aggregate.getAggregator() instanceof AggCustom custom) {
                    function(custom.getIRI());
                }
            });
        }

        private static void expression(Expr expression) {
            Walker.walk(expression, new Patterns(), new Expressions());
        }

        /// Jena calls classes, and functions of its own, by the names of properties.
        private static void property(Node predicate) {
            if (predicate.isURI()
                    && (predicate.getURI().startsWith("java:")
                            || predicate.getURI().startsWith("http://jena.apache.org/")
                            || predicate.getURI().startsWith("http://jena.hpl.hp.com/"))) {
                throw notAllowed("the property <%s>".formatted(predicate.getURI()), "one that statements have");
            }
        }
    }

    private static final class Expressions extends ExprVisitorBase {

        @Override
        public void visit(ExprFunctionN called) {
            if (called instanceof E_Function function) {
                function(function.getFunctionIRI());
            }
        }
    }
}
