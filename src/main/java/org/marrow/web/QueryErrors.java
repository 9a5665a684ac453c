package org.marrow.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.QueryException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Says in the words of all other errors what is wrong with the text of a query.
final class QueryErrors {

    private static final Pattern TOKEN = Pattern.compile(
            "Encountered \"(?:<EOF>| \\S+ \"(.*) \")\" at line (\\d+), column (\\d+)\\.", Pattern.DOTALL);
    private static final Pattern CHARACTER =
            Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (?:'(\\d+)'|(<EOF>))");
    private static final Pattern PLACE = Pattern.compile("Line (\\d+), column (\\d+): (.*)", Pattern.DOTALL);
    private static final Pattern EXPECTED = Pattern.compile("^ {4}(\\S+) \\.\\.\\.", Pattern.MULTILINE);
    private static final Pattern PREFIX = Pattern.compile("Unresolved prefixed name: (\\S*):\\S*", Pattern.DOTALL);
    private static final String AT = "Line %s, column %s: ";
    private static final int NAMED = 12;

    private QueryErrors() {}

    /// The problem that `error`, from a parser, is.
    static MarrowException of(QueryException error) {
        return new MarrowException(ErrorCode.MALFORMED_QUERY, text(String.valueOf(error.getMessage())), error);
    }

    /// What the `message` of a parser says.
    static String text(String message) {
        Matcher token = TOKEN.matcher(message);
        if (token.find()) {
            String found = token.group(1);
            return AT.formatted(token.group(2), token.group(3))
                    + (found == null ? "found the end of the query" : "found \"%s\"".formatted(found))
                    + expected(message);
        }
        Matcher character = CHARACTER.matcher(message);
        if (character.find()) {
            String code = character.group(3);
            return AT.formatted(character.group(1), character.group(2))
                    + (code == null
                            ? "found the end of the query, expected it to go on"
                            : "found %s, expected a character that may stand there".formatted(character(code)));
        }
        Matcher place = PLACE.matcher(message);
        return place.matches()
                ? AT.formatted(place.group(1), place.group(2)) + prefix(place.group(3))
                : message.lines().findFirst().orElse("No query");
    }

    private static String prefix(String message) {
        return PREFIX.matcher(message)
                .replaceFirst("found the prefix $1: without a meaning, expected PREFIX $1: before it");
    }

    private static String character(String code) {
        int point = Integer.parseInt(code);
        return Character.isISOControl(point) || Character.isWhitespace(point)
                ? "the character U+%04X".formatted(point)
                : "\"%s\"".formatted(Character.toString(point));
    }

    private static String expected(String message) {
        List<String> tokens = EXPECTED.matcher(message)
                .results()
                .map(token -> token.group(1))
                .distinct()
                .toList();
        if (tokens.isEmpty()) {
            return ", expected something else";
        }
        String named = String.join(" ", tokens.subList(0, Math.min(NAMED, tokens.size())));
        int more = tokens.size() - NAMED;
        return ", expected one of: " + named + (more > 0 ? " and %d more".formatted(more) : "");
    }
}
