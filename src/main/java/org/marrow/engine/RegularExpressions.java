package org.marrow.engine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Regular expressions of a query, matched with texts that can tell a match to end. Not for use by several
/// threads.
///
/// Java's matcher tries ways without a bound in the length of the text, and calls nothing but the text.
final class RegularExpressions {

    /// The characters of the longest expression, which is compiled by recursion.
    private static final int LONGEST = 1_000;

    private String expression = "";
    private String flags = "";
    private @Nullable Pattern compiled;

    /// The expression that two of the arguments of a function are.
    Pattern of(List<NodeValue> arguments, int first, int flag) {
        String wanted = text(arguments.get(first));
        String how = arguments.size() > flag ? text(arguments.get(flag)) : "";
        Pattern known = compiled;
        if (known == null || !wanted.equals(expression) || !how.equals(flags)) {
            Measured.require(wanted.length(), LONGEST, "characters of a regular expression");
            known = compile(wanted, how);
            expression = wanted;
            flags = how;
            compiled = known;
        }
        return known;
    }

    private static Pattern compile(String expression, String flags) {
        try {
            return RegexEngine.makePattern("regex", expression, flags);
        } catch (StackOverflowError e) {
            throw new MarrowException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "Found a regular expression that is too deep, expected a simpler one",
                    e);
        }
    }

    private static String text(NodeValue value) {
        return Optional.of(value)
                .filter(NodeValue::isString)
                .map(NodeValue::getString)
                .orElseThrow(() -> new ExprEvalException("Found " + value + ", expected a text"));
    }

    /// A text that looks, as it is read, whether the match has to end.
    ///
    /// @param look throws when it has
    static CharSequence told(String text, Runnable look) {
        return new Told(text, look);
    }

    private static final class Told implements CharSequence {

        private static final int OFTEN = 1 << 12;

        private final String text;
        private final Runnable look;
        private int reads;

        Told(String text, Runnable look) {
            this.text = text;
            this.look = look;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++reads % OFTEN == 0) {
                look.run();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
