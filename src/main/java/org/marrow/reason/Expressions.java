package org.marrow.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\"|<[^>\\s]*+>");
    private static final Pattern NO_FILLER = Pattern.compile(
            "(?i)(?<![^\\s()])some\\s*+(\\)|$|(?:and|or|that|some|only|min|max|exactly|value|self)(?![^\\s()]))");
    private static final Pattern QUOTE = Pattern.compile("(?<![^\\s()])['\"]");
    private static final Pattern OTHERS = Pattern.compile(
            "(?i)(?<![^\\s()])(?:(?:not|or|that|only|min|max|exactly|value|self|inverse)(?![^\\s()])|[{}])");
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
        String line = requireWords(text);
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
        requireEl(expression);
        return expression;
    }

    /// `text` in a line, if its words can be those of an expression, whatever the names in it mean.
    ///
    /// @throws MarrowException `MALFORMED_EXPRESSION`
    static String requireWords(String text) {
        if (text.isBlank()) {
            throw wrong("Found nothing, expected a class expression");
        }
        if (text.length() > LONGEST) {
            throw wrong("Found %,d characters, expected a class expression of at most %,d"
                    .formatted(text.length(), LONGEST));
        }
        String line = text.replaceAll("\\s", " ").stripTrailing();
        requireShallow(line);
        requireClosed(line);
        requireFillers(line);
        requireKnown(line);
        return line;
    }

    private static void requireClosed(String line) {
        Matcher open = QUOTE.matcher(bare(line));
        if (open.find()) {
            throw pointed(line, open.start() + 1, open.group(), List.of("a quote after it that closes it"), List.of());
        }
    }

    private static void requireKnown(String line) {
        Matcher other = OTHERS.matcher(bare(line));
        if (other.find()) {
            throw pointed(
                    line,
                    other.start() + 1,
                    other.group(),
                    List.of(
                            "classes, properties, \"and\", \"some\" and brackets, for which all that follows can be told"),
                    List.of());
        }
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
        boolean isAtEnd = found.equals(END);
        int column = isAtEnd ? line.length() + 1 : e.getColumnNumber();
        boolean isName = (e.isClassNameExpected() || e.isObjectPropertyNameExpected())
                && !isAtEnd
                && !WORDS.contains(found.toLowerCase(Locale.ROOT));
        return pointed(line, column, found, expected(e), isName ? meant(line, column, found) : List.of());
    }

    /// The name that begins here, if it only lacks its quotes, or those that are spelled nearly as the word.
    private List<String> meant(String line, int column, String found) {
        String rest = line.substring(Math.min(line.length(), column - 1));
        for (int end = rest.length(); end > found.length(); end = rest.lastIndexOf(' ', end - 1)) {
            String several = rest.substring(0, end).strip();
            if (several.contains(" ") && names.isLabel(several)) {
                return List.of(Manchester.quoted(several));
            }
        }
        return names.near(found);
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

    /// The parser takes "some" with nothing behind it, or with a keyword, for "some owl:Thing".
    private static void requireFillers(String line) {
        String bare = bare(line);
        Matcher open = NO_FILLER.matcher(bare);
        if (open.find()) {
            boolean isAtEnd = open.group(1).isEmpty();
            throw pointed(
                    line,
                    isAtEnd ? line.length() + 1 : open.start(1) + 1,
                    isAtEnd ? END : open.group(1),
                    List.of("a class", "\"(\""),
                    List.of());
        }
    }

    /// Whatever other words could make.
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
