package org.marrow.engine;

import java.util.List;
import java.util.regex.Matcher;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/// `REPLACE` that can be stopped, and whose text does not become too long.
final class GuardedReplace extends ExprFunctionN {

    private final int most;
    private final Runnable look;
    private final RegularExpressions patterns = new RegularExpressions();

    GuardedReplace(ExprList arguments, int most, Runnable look) {
        super("replace", arguments);
        this.most = most;
        this.look = look;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        Node text = NodeValueOps.checkAndGetStringLiteral("replace", arguments.get(0));
        String replacement = NodeValueOps.checkAndGetStringLiteral("replace", arguments.get(2))
                .getLiteralLexicalForm();
        Matcher matcher =
                patterns.of(arguments, 1, 3).matcher(RegularExpressions.told(text.getLiteralLexicalForm(), look));
        try {
            String replaced = replaced(matcher, replacement);
            return NodeValue.makeNode(
                    text.getLiteralLanguage().isEmpty()
                            ? NodeFactory.createLiteralDT(replaced, text.getLiteralDatatype())
                            : NodeFactory.createLiteralLang(replaced, text.getLiteralLanguage()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("Found the replacement " + replacement + ", expected groups that there are", e);
        } catch (StackOverflowError e) {
            throw GuardedRegex.tooDeep(e);
        }
    }

    /// An empty match counts only where it is the first one.
    private String replaced(Matcher matcher, String replacement) {
        var replaced = new StringBuilder();
        boolean isFirst = true;
        while (matcher.find()) {
            if (isFirst || matcher.start() < matcher.end()) {
                matcher.appendReplacement(replaced, replacement);
                Measured.require(replaced.length(), most, "characters");
            }
            isFirst = false;
        }
        return matcher.appendTail(replaced).toString();
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new GuardedReplace(arguments, most, look);
    }
}
