package org.marrow.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.manchestersyntax.renderer.ParserException;
import org.semanticweb.owlapi.model.ClassExpressionType;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLObjectSomeValuesFrom;
import org.semanticweb.owlapi.util.mansyntax.ManchesterOWLSyntaxParser;

/// Reads class expressions in Manchester syntax, and says where one goes wrong.
///
/// Source: [OWL 2 Manchester Syntax, section 2.4](https://www.w3.org/TR/owl2-manchester-syntax/#Descriptions).
final class Expressions {

    private static final Set<ClassExpressionType> EL = Set.of(
            ClassExpressionType.OWL_CLASS,
            ClassExpressionType.OBJECT_INTERSECTION_OF,
            ClassExpressionType.OBJECT_SOME_VALUES_FROM);

    private static final Set<String> WORDS = Set.of("and", "some", "(", ")");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'");
    private static final Pattern NO_FILLER = Pattern.compile("(?i)\\bsome\\s*+(?:\\)|$)");
    private static final String END = "|EOF|";
    private static final int LONGEST = 10_000;

    /// More than it takes to say anything; the time that ELK takes grows with the third power.
    private static final int DEEPEST = 100;

    private final EntityNames names;

    Expressions(EntityNames names) {
        this.names = names;
    }

    /// What `text` says.
    ///
    /// @throws MarrowException `MALFORMED_EXPRESSION`
    OWLClassExpression parse(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw wrong("Found %s, expected a class expression of at most %,d characters"
                    .formatted(text.isBlank() ? "nothing" : "%,d characters".formatted(text.length()), LONGEST));
        }
        String line = text.replaceAll("\\s", " ").stripTrailing();
        requireShallow(line);
        ManchesterOWLSyntaxParser parser = OWLManager.createManchesterParser();
        parser.setOWLEntityChecker(names);
        OWLClassExpression expression;
        try {
            parser.setStringToParse(line);
            expression = parser.parseClassExpression();
        } catch (ParserException e) {
            throw pointed(line, e);
        } catch (StringIndexOutOfBoundsException e) {
            throw wrong(
                    "Found a quote or a backslash at the end of \"%s\", expected a class expression".formatted(line));
        }
        requireFillers(line);
        requireEl(expression);
        return expression;
    }

    private static void requireShallow(String line) {
        String bare = bare(line);
        int depth = 0;
        for (int i = 0; i < bare.length(); i++) {
            depth += bare.charAt(i) == '(' ? 1 : 0;
            depth -= bare.charAt(i) == ')' ? 1 : 0;
            if (depth > DEEPEST) {
                throw wrong("Column %d: found more than %d brackets inside each other, expected fewer"
                        .formatted(i + 1, DEEPEST));
            }
        }
    }

    /// The text with its quoted names blotted out.
    private static String bare(String line) {
        return QUOTED.matcher(line)
                .replaceAll(quoted -> "q".repeat(quoted.group().length()));
    }

    private static MarrowException wrong(String message) {
        return new MarrowException(ErrorCode.MALFORMED_EXPRESSION, message);
    }

    private MarrowException pointed(String line, ParserException e) {
        String found = e.getCurrentToken();
        boolean isName = (e.isClassNameExpected() || e.isObjectPropertyNameExpected()) && !found.equals(END);
        return pointed(
                line,
                found.equals(END) ? line.length() + 1 : e.getColumnNumber(),
                found,
                expected(e),
                isName ? names.near(found) : List.of());
    }

    private static List<String> expected(ParserException e) {
        List<String> expected = new ArrayList<>();
        if (e.isClassNameExpected()) {
            expected.add("a class");
        }
        if (e.isObjectPropertyNameExpected()) {
            expected.add("a property");
        }
        new TreeSet<>(e.getExpectedKeywords())
                .stream()
                        .filter(WORDS::contains)
                        .map(word -> "\"" + word + "\"")
                        .forEach(expected::add);
        return expected.isEmpty() ? List.of("the end") : expected;
    }

    private static MarrowException pointed(
            String line, int column, String found, List<String> expected, List<String> near) {
        boolean isAtEnd = found.equals(END);
        String pointer = " ".repeat(Math.max(0, column - 1)) + "^".repeat(isAtEnd ? 1 : found.length());
        String suggestion = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return wrong("Column %d: found %s, expected %s%s\n  %s\n  %s"
                .formatted(
                        column, isAtEnd ? "the end" : found, String.join(" or ", expected), suggestion, line, pointer));
    }

    /// The parser takes "some" with nothing behind it for "some owl:Thing".
    private static void requireFillers(String line) {
        String bare = bare(line);
        Matcher open = NO_FILLER.matcher(bare);
        if (open.find()) {
            boolean isAtEnd = !open.group().endsWith(")");
            throw pointed(
                    line,
                    isAtEnd ? line.length() + 1 : open.end(),
                    isAtEnd ? END : ")",
                    List.of("a class", "\"(\""),
                    List.of());
        }
    }

    private static void requireEl(OWLClassExpression expression) {
        expression.nestedClassExpressions().forEach(part -> {
            boolean isNamed = !(part instanceof OWLObjectSomeValuesFrom some)
                    || some.getProperty().isNamed();
            if (!EL.contains(part.getClassExpressionType()) || !isNamed) {
                throw wrong(
                        "Found %s, expected classes, properties, \"and\", \"some\" and brackets, for which all that follows can be told"
                                .formatted(part.getClassExpressionType().getName()));
            }
        });
    }
}
