package org.marrow.source;

import java.util.IllformedLocaleException;
import java.util.Locale;
import org.marrow.model.Curie;
import org.marrow.model.TranslationStatus;

/// The cells that tables of translations have in common, read strictly.
final class Cells {

    private Cells() {}

    static Curie term(SourceFile file, long line, String text) {
        if (!Identifiers.isTerm(text)) {
            throw file.malformed(
                    line, Identifiers.quoted(text) + " as subject_id", "an HPO identifier such as HP:0033606");
        }
        return Curie.parse(text);
    }

    static TranslationStatus status(SourceFile file, long line, String column, String text) {
        return TranslationStatus.of(text)
                .orElseThrow(() -> file.malformed(
                        line,
                        Identifiers.quoted(text) + " as " + column,
                        "OFFICIAL, UNDER_REVIEW, CANDIDATE or NOT_TRANSLATED"));
    }

    static String language(SourceFile file, long line, String text) {
        try {
            if (text.isEmpty()) {
                throw new IllformedLocaleException("empty");
            }
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw file.malformed(
                    line, Identifiers.quoted(text) + " as a language", "a language tag of BCP 47 such as cs or pt-BR");
        }
    }
}
