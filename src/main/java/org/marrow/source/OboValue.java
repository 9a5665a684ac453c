package org.marrow.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.MarrowException;
import org.marrow.model.Term;

/// The value of one line of an OBO file, read from left to right.
///
/// A backslash takes the meaning away from the character after it, but for `\n`, `\t` and `\W`, which stand
/// for a line break, a tab and a space.
final class OboValue {

    private static final int END = -1;

    private final SourceFile file;
    private final long line;
    private final String text;
    private int at;

    /// An identifier in another vocabulary.
    ///
    /// @param description what it is called there, where the file says so
    record Xref(String id, Optional<String> description) {}

    /// A pair out of the braces at the end of a line.
    record Qualifier(String key, String value) {}

    /// What a `property_value` says.
    record Statement(Node property, Node value) {}

    OboValue(SourceFile file, long line, String text) {
        this.file = file;
        this.line = line;
        this.text = text;
    }

    /// Whether the next thing begins with `c`.
    boolean isNext(char c) {
        skipSpace();
        return peek() == c;
    }

    /// Whether there is something before the qualifiers and the remark.
    boolean hasMore() {
        skipSpace();
        return peek() != END && !isTail(at);
    }

    /// A text in quotation marks.
    String quoted() {
        skipSpace();
        if (peek() != '"') {
            throw wrong("a text in quotation marks");
        }
        at++;
        StringBuilder quoted = new StringBuilder();
        while (peek() != '"') {
            if (peek() == END) {
                throw wrong("a quotation mark at the end of the text");
            }
            quoted.append(next());
        }
        at++;
        return quoted.toString();
    }

    /// A word: everything up to white space.
    String word() {
        skipSpace();
        StringBuilder word = new StringBuilder();
        while (peek() != END && !Character.isWhitespace(peek())) {
            word.append(next());
        }
        if (word.isEmpty()) {
            throw wrong("one more word");
        }
        return word.toString();
    }

    /// The IRI of a word.
    Node iri(OboNames names) {
        skipSpace();
        int before = at;
        String word = word();
        if (word.chars().anyMatch(c -> c <= ' ' || "<>\"{}|\\^`".indexOf(c) >= 0)) {
            at = before;
            throw wrong("an identifier or an IRI");
        }
        return names.iri(word);
    }

    /// A property and its value: a text in quotation marks, mostly with a datatype behind it, or an
    /// identifier.
    Statement statement(OboNames names) {
        Node property = iri(names);
        if (isNext('"')) {
            return new Statement(property, literal(quoted(), names));
        }
        int before = at;
        String word = word();
        if (hasMore() || (Term.Property.isPointer(property.getURI()) && word.indexOf(':') < 0)) {
            return new Statement(property, literal(word, names));
        }
        at = before;
        return new Statement(property, iri(names));
    }

    private Node literal(String lexical, OboNames names) {
        return hasMore()
                ? NodeFactory.createLiteralDT(
                        lexical, NodeFactory.getType(iri(names).getURI()))
                : OboWords.text(lexical);
    }

    /// Everything up to the qualifiers and the remark.
    String rest() {
        return until("");
    }

    /// An identifier, with its description if there is one.
    Xref xref() {
        String id = until("\"");
        if (id.isEmpty()) {
            throw wrong("an identifier");
        }
        return new Xref(id, peek() == '"' ? Optional.of(quoted()) : Optional.empty());
    }

    /// Identifiers in square brackets, separated by commas.
    List<Xref> xrefs() {
        if (!isNext('[')) {
            throw wrong("identifiers in square brackets");
        }
        at++;
        List<Xref> xrefs = new ArrayList<>(1);
        while (!isNext(']')) {
            StringBuilder id = new StringBuilder();
            while (peek() != END && ",]\"".indexOf(peek()) < 0) {
                id.append(next());
            }
            Optional<String> description = peek() == '"' ? Optional.of(quoted()) : Optional.empty();
            if (!id.toString().isBlank()) {
                xrefs.add(new Xref(id.toString().strip(), description));
            }
            if (isNext(',')) {
                at++;
            } else if (!isNext(']')) {
                throw wrong("a closing square bracket");
            }
        }
        at++;
        return xrefs;
    }

    /// The qualifiers, of which there may be none; nothing but a remark may be behind them.
    List<Qualifier> end() {
        List<Qualifier> qualifiers = new ArrayList<>(1);
        if (isNext('{')) {
            at++;
            while (!isNext('}')) {
                qualifiers.add(qualifier());
                if (isNext(',')) {
                    at++;
                } else if (!isNext('}')) {
                    throw wrong("a closing brace");
                }
            }
            at++;
        }
        if (!isNext('!') && peek() != END) {
            throw wrong("the end of the line");
        }
        return qualifiers;
    }

    private Qualifier qualifier() {
        StringBuilder key = new StringBuilder();
        while (peek() != END && peek() != '=' && peek() != '}') {
            key.append(next());
        }
        if (peek() != '=' || key.toString().isBlank()) {
            throw wrong("a qualifier such as {source=\"PMID:1\"}");
        }
        at++;
        if (isNext('"')) {
            return new Qualifier(key.toString().strip(), quoted());
        }
        StringBuilder value = new StringBuilder();
        while (peek() != END && peek() != ',' && peek() != '}') {
            value.append(next());
        }
        return new Qualifier(key.toString().strip(), value.toString().strip());
    }

    private String until(String stops) {
        skipSpace();
        StringBuilder read = new StringBuilder();
        while (peek() != END && stops.indexOf(peek()) < 0 && !(isAfterSpace() && isTail(at))) {
            read.append(next());
        }
        return read.toString().strip();
    }

    private boolean isAfterSpace() {
        return at == 0 || Character.isWhitespace(text.charAt(at - 1));
    }

    /// Whether qualifiers or a remark begin at `start`. Braces that do not close at the end of the line are
    /// text.
    private boolean isTail(int start) {
        return text.charAt(start) == '!' || (text.charAt(start) == '{' && closesAtEnd(start));
    }

    private boolean closesAtEnd(int open) {
        boolean inQuotes = false;
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == '}' && !inQuotes) {
                String behind = text.substring(i + 1).stripLeading();
                return behind.isEmpty() || behind.startsWith("!");
            }
        }
        return false;
    }

    private char next() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return c;
        }
        if (at == text.length()) {
            throw wrong("a character after the backslash");
        }
        char escaped = text.charAt(at++);
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'W' -> ' ';
            default -> escaped;
        };
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    @Override
    public String toString() {
        return SourceFile.shortened(text.strip());
    }

    private MarrowException wrong(String expected) {
        String found = at < text.length() ? "\"" + text.substring(at) + "\"" : "the end of the line";
        return file.malformed(line, found, expected);
    }
}
