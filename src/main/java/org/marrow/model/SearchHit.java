package org.marrow.model;

import java.util.Optional;

/// One thing that a search found, with the text that it was found by.
///
/// @param thing    what was found
/// @param text     the text that matched, as its source has it
/// @param type     what the text is to the thing
/// @param language the BCP 47 tag of the text, when its source gives one
/// @param match    how the text matched
public record SearchHit(Thing thing, String text, TextType type, Optional<String> language, Match match) {

    /// How a text matches, from the best to the last. Case, accents, hyphens and white space never count.
    public enum Match {
        /// The whole text is a preferred name.
        EXACT_LABEL,
        /// The whole text is an exact synonym, or a preferred name in another language.
        EXACT_SYNONYM,
        /// The text is an identifier.
        CODE,
        /// The whole text was a preferred name in an older release.
        EARLIER_LABEL,
        /// The text is how a name begins.
        PREFIX,
        /// A name has all the words, in any order, the last of them perhaps unfinished.
        WORDS,
        /// A name has all the words but for a letter or two.
        SIMILAR
    }
}
