package org.marrow.source;

/// How the identifiers of published files are spelled, told by their letters, without regular
/// expressions, since some files have millions.
public final class Identifiers {

    private static final String TERM = "HP:";
    private static final int TERM_DIGITS = 7;
    private static final int CUI_LENGTH = 8;

    private Identifiers() {}

    /// Whether `text` is made of the digits 0 to 9 alone, at least one.
    public static boolean isNumber(String text) {
        return isNumber(text, 0);
    }

    /// Whether `text` is made of digits from the place `start` to its end, at least one.
    public static boolean isNumber(String text, int start) {
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return start < text.length();
    }

    /// Whether `text` is an identifier of the HPO, such as `HP:0033606`.
    public static boolean isTerm(String text) {
        return text.length() == TERM.length() + TERM_DIGITS && text.startsWith(TERM) && isNumber(text, TERM.length());
    }

    /// Whether `text` is a concept unique identifier: C and seven digits, or CN and six.
    public static boolean isCui(String text) {
        return text.length() == CUI_LENGTH && text.charAt(0) == 'C' && isNumber(text, text.charAt(1) == 'N' ? 2 : 1);
    }

    /// In quotation marks, for a message.
    static String quoted(String text) {
        return '"' + text + '"';
    }
}
