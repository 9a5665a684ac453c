package org.marrow.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Text in lines of a terminal, broken between words.
///
/// Widths are in columns: two for a Chinese, Japanese or Korean character, none for a combining mark.
final class Wrapping {

    /// The first and the last character of each range that takes two columns.
    ///
    /// Source: [UAX #11](https://www.unicode.org/reports/tr11/), East Asian Width, in broad strokes.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Wrapping() {}

    /// The columns that `text` takes.
    static int width(String text) {
        return text.codePoints().map(Wrapping::width).sum();
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (character >= range[0] && character <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    /// `text` with blanks after it, up to `width` columns.
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /// `text` in one line: without line breaks and other control characters.
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009F\\s]+", " ").strip();
    }

    /// The columns that the longest word of `text` takes.
    static int longestWord(String text) {
        return Arrays.stream(text.split(" ", -1))
                .mapToInt(Wrapping::width)
                .max()
                .orElse(0);
    }

    /// The lines of `text`, none wider than `width`; a word that is wider is broken. At least one.
    ///
    /// @param width 2 or more
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : plain(text).split(" ", -1)) {
            for (String part : parts(word, width)) {
                if (!line.isEmpty() && width(line.toString()) + 1 + width(part) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(part);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// `word` in parts that each fill a line, but for the last.
    private static List<String> parts(String word, int width) {
        List<String> parts = new ArrayList<>();
        var part = new StringBuilder();
        int used = 0;
        for (int character : word.codePoints().toArray()) {
            int next = width(character);
            if (used + next > width) {
                parts.add(part.toString());
                part.setLength(0);
                used = 0;
            }
            part.appendCodePoint(character);
            used += next;
        }
        parts.add(part.toString());
        return parts;
    }
}
