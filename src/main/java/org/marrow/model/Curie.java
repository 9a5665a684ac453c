package org.marrow.model;

/// A compact identifier: prefix, colon, local identifier, such as `HP:0033606`.
///
/// Two CURIEs are equal when both parts are equal to the letter; other spellings are brought to the canonical one by
/// the prefix table.
///
/// Source: [CURIE Syntax 1.0](https://www.w3.org/TR/2010/NOTE-curie-20101216/), of which OBO identifiers are a part.
///
/// @param prefix  a letter, then letters, digits, `.`, `-` or `_`
/// @param local   not empty, without white space or control characters
public record Curie(String prefix, String local) implements Comparable<Curie> {

    /// @throws MarrowException `INVALID_CURIE` if a part has a form that it may not have
    public Curie {
        if (!isPrefix(prefix) || !isLocal(local)) {
            throw invalid(prefix + ":" + local);
        }
    }

    /// Reads `prefix:local`, split at the first colon.
    ///
    /// @throws MarrowException `INVALID_CURIE` if `text` is not one
    public static Curie parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw invalid(text);
        }
        String prefix = text.substring(0, colon);
        String local = text.substring(colon + 1);
        if (!isPrefix(prefix) || !isLocal(local)) {
            throw invalid(text);
        }
        return new Curie(prefix, local);
    }

    private static boolean isPrefix(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0))) {
            return false;
        }
        return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
    }

    /// Whether `text` may be the local identifier of a CURIE.
    public static boolean isLocal(String text) {
        return !text.isEmpty()
                && !text.startsWith("//")
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }

    private static MarrowException invalid(String text) {
        return new MarrowException(
                ErrorCode.INVALID_CURIE,
                "Not a CURIE: \"%s\". Expected prefix:localId, for example HP:0033606.".formatted(text));
    }

    @Override
    public int compareTo(Curie other) {
        int byPrefix = prefix.compareTo(other.prefix);
        return byPrefix != 0 ? byPrefix : local.compareTo(other.local);
    }

    @Override
    public String toString() {
        return prefix + ":" + local;
    }
}
