package org.marrow.store;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/// A text as it is compared: words of lower-case letters and digits without accents, one blank between two.
///
/// Hyphens, slashes, apostrophes, commas and brackets, and whatever else is no letter or digit, part
/// words. A possessive `'s` is dropped, and an ideograph is a word of its own, since nothing else shows
/// where such a word begins.
///
/// @param text  the words with their blanks; empty if there are none
/// @param words the words in their order, repeated ones too
record NormalText(String text, List<String> words) {

    /// How much of a text is read, in UTF-16 units: more than any name has.
    static final int LONGEST = 1000;

    private static final Pattern POSSESSIVE = Pattern.compile("['’ʼ`´]s(?![\\p{L}\\p{N}])");
    private static final int FOLDED_LENGTH = 4;

    /// Normalises what somebody has written.
    static NormalText of(String written) {
        String lower =
                cut(Normalizer.normalize(cut(written), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
        StringBuilder parted = part(POSSESSIVE.matcher(lower).replaceAll(""));
        String text = parted.toString().strip();
        return new NormalText(text, text.isEmpty() ? List.of() : Arrays.asList(text.split(" ", -1)));
    }

    /// One letter may be many in its normal form.
    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    private static StringBuilder part(String text) {
        var parted = new StringBuilder(text.length() + 1);
        char[] folded = new char[FOLDED_LENGTH * 2];
        for (int i = 0, letter; i < text.length(); i += Character.charCount(letter)) {
            letter = text.codePointAt(i);
            if (Character.isIdeographic(letter)) {
                blank(parted);
                parted.appendCodePoint(letter).append(' ');
            } else if (Character.isSupplementaryCodePoint(letter)) {
                add(parted, letter);
            } else {
                int length = ASCIIFoldingFilter.foldToASCII(new char[] {(char) letter}, 0, folded, 0, 1);
                for (int j = 0; j < length; j++) {
                    add(parted, Character.toLowerCase(folded[j]));
                }
            }
        }
        return parted;
    }

    private static void add(StringBuilder parted, int letter) {
        if (Character.isLetterOrDigit(letter)) {
            parted.appendCodePoint(letter);
        } else if (!isMark(letter)) {
            blank(parted);
        } else if (!parted.isEmpty() && parted.charAt(parted.length() - 1) > '\u007f') {
            parted.appendCodePoint(letter);
        }
    }

    /// Marks belong to the letters of scripts such as Devanagari; on a Latin letter they are accents.
    private static boolean isMark(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static void blank(StringBuilder parted) {
        if (!parted.isEmpty() && parted.charAt(parted.length() - 1) != ' ') {
            parted.append(' ');
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
