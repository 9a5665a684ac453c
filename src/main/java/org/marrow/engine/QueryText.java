package org.marrow.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Looks at the text of a query before it is parsed, for what would take a parser too long or too deep.
///
/// It knows no more of SPARQL than texts, IRIs, comments, brackets, words and operators.
final class QueryText {

    private static final Set<String> ELEMENTS = Set.of(
            "OPTIONAL", "UNION", "BIND", "FILTER", "MINUS", "GRAPH", "VALUES", "SERVICE", "SELECT", "EXISTS", "AS");

    /// How many digits a number may have.
    private static final int DIGITS = 10_000;

    /// A backslash after a backslash escapes nothing.
    private static final Pattern ESCAPED = Pattern.compile("\\\\(?:\\\\|u+([0-9A-Fa-f]{4}))");

    private static final int HEXADECIMAL = 16;

    private final String text;
    private final QueryLimits limits;
    private int place;
    private final Deque<Boolean> brackets = new ArrayDeque<>();
    private boolean isAfterExists;
    private int exists;
    private int elements;
    private int operators;
    private int digits;

    private QueryText(String text, QueryLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    /// Makes sure that `text` is within the limits.
    ///
    /// @throws MarrowException `QUERY_TOO_COMPLEX` if it is not
    static void check(String text, QueryLimits limits) {
        new QueryText(text, limits).check();
        String read = read(text);
        if (!read.equals(text)) {
            new QueryText(read, limits).check();
        }
    }

    /// The text as the parser reads it: it takes escaped letters for what they stand for, wherever they are.
    private static String read(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) == null
                                ? escape.group()
                                : Character.toString(Integer.parseInt(escape.group(1), HEXADECIMAL))));
    }

    private void check() {
        while (place < text.length()) {
            char next = text.charAt(place);
            switch (next) {
                case '"', '\'' -> skipText(next);
                case '<' -> skipIri();
                case '#' -> skipLine();
                case '@' -> skipName();
                case '(', '[', '{' -> open(next);
                case ')', ']', '}' -> close();
                case '+', '-', '*', '/', '!', '=', '&', '|', '^', '>' ->
                    count(++operators, limits.operators(), "operators");
                default -> word(next);
            }
            place++;
        }
    }

    private void count(int found, int most, String what) {
        if (found > most) {
            throw new MarrowException(
                    ErrorCode.QUERY_TOO_COMPLEX,
                    "Found more than %d %s in the query, up to its character %d, expected fewer; VALUES and IN hold many values"
                            .formatted(most, what, place + 1));
        }
    }

    private void open(char bracket) {
        boolean isExists = isAfterExists && bracket == '{';
        isAfterExists = false;
        brackets.push(isExists);
        count(brackets.size(), limits.nesting(), "brackets in each other");
        exists += isExists ? 1 : 0;
        count(exists, limits.exists(), "EXISTS in each other");
    }

    private void close() {
        if (!brackets.isEmpty() && brackets.pop()) {
            exists--;
        }
    }

    private void word(char first) {
        if (first >= '0' && first <= '9') {
            count(++digits, DIGITS, "digits in a row");
            return;
        }
        digits = 0;
        if (!Character.isLetter(first)) {
            return;
        }
        int start = place;
        while (place + 1 < text.length() && Character.isLetterOrDigit(text.charAt(place + 1))) {
            place++;
        }
        if (place + 1 < text.length() && text.charAt(place + 1) == ':') {
            skipName();
            return;
        }
        String word = text.substring(start, place + 1).toUpperCase(Locale.ROOT);
        isAfterExists = word.equals("EXISTS");
        if (ELEMENTS.contains(word)) {
            count(++elements, limits.elements(), "elements of groups");
        }
    }

    private void skipText(char quote) {
        String end = String.valueOf(quote)
                .repeat(text.startsWith(String.valueOf(quote).repeat(3), place) ? 3 : 1);
        place += end.length();
        int run = 0;
        while (place < text.length() && !text.startsWith(end, place)) {
            char next = text.charAt(place);
            run = next >= '0' && next <= '9' ? run + 1 : 0;
            count(run, DIGITS, "digits in a row");
            place += next == '\\' ? 2 : 1;
        }
        place += end.length() - 1;
    }

    /// A `<` may be the beginning of an IRI, or an operator.
    private void skipIri() {
        int end = place + 1;
        while (end < text.length() && " \"{}|^`\\<>\n\r\t".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '>') {
            place = end;
        } else {
            count(++operators, limits.operators(), "operators");
        }
    }

    /// What follows a prefix or a `@` may have signs in it that are operators elsewhere.
    private void skipName() {
        while (place + 1 < text.length() && isOfName(text.charAt(place + 1))) {
            place++;
        }
    }

    private static boolean isOfName(char character) {
        return Character.isLetterOrDigit(character) || "_-.:%\\".indexOf(character) >= 0;
    }

    private void skipLine() {
        int end = text.indexOf('\n', place);
        place = end < 0 ? text.length() : end;
    }
}
