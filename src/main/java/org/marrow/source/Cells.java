package org.marrow.source;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.marrow.model.Curie;
import org.marrow.model.TranslationStatus;

/// The cells that tables of translations have in common, read strictly.
final class Cells {

    private static final int DIGITS = 7;

    private Cells() {}

    static Curie term(SourceFile file, long line, String text) {
        boolean digits = text.chars().skip(3).allMatch(c -> c >= '0' && c <= '9');
        if (!text.startsWith("HP:") || text.length() != 3 + DIGITS || !digits) {
            throw file.malformed(line, quoted(text) + " as subject_id", "an HPO identifier such as HP:0033606");
        }
        return new Curie("HP", text.substring(3));
    }

    static TranslationStatus status(SourceFile file, long line, String column, String text) {
        return TranslationStatus.of(text)
                .orElseThrow(() -> file.malformed(
                        line, quoted(text) + " as " + column, "OFFICIAL, UNDER_REVIEW, CANDIDATE or NOT_TRANSLATED"));
    }

    static String language(SourceFile file, long line, String text) {
        try {
            if (text.isEmpty()) {
                throw new IllformedLocaleException("empty");
            }
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw file.malformed(line, quoted(text) + " as a language", "a language tag of BCP 47 such as cs or pt-BR");
        }
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
