package org.marrow.lookup;

import java.util.Set;
import org.marrow.model.Kind;
import org.marrow.model.SearchAnswer;

/// What has a name. May be shared between threads.
///
/// The best matches come first: the whole label, a whole exact synonym, an identifier, a whole label of
/// an older release, how a label begins, its words, and words that are spelled nearly so. Within one of
/// these, preferred names come before synonyms, English before translations, and short texts before long
/// ones. Case, accents, hyphens and the order of words do not matter.
///
/// A translated label counts as an exact synonym. A narrower, broader or related synonym that is the whole
/// text comes before the names that only begin so. Words that are spelled nearly so are looked for only
/// where nothing else is found, then without words such as "of".
public interface Search {

    /// What is looked for.
    ///
    /// @param text     words, or an identifier
    /// @param kinds    the kinds of thing to find; all where it is empty
    /// @param obsolete whether to find what is obsolete too
    /// @param offset   how many hits to leave out at the beginning, 0 or more
    /// @param limit    the most hits to give, from 1 to 1,000
    record Request(String text, Set<Kind> kinds, boolean obsolete, int offset, int limit) {

        /// The first hits of any kind that are not obsolete.
        public static Request of(String text, int limit) {
            return new Request(text, Set.of(), false, 0, limit);
        }

        /// Copies the set.
        ///
        /// @throws IllegalArgumentException if a number is out of its range
        public Request {
            kinds = Set.copyOf(kinds);
            if (offset < 0 || limit < 1 || limit > 1000) {
                throw new IllegalArgumentException(
                        "offset %d and limit %d: expected an offset from 0 and a limit from 1 to 1000"
                                .formatted(offset, limit));
            }
        }
    }

    /// What has the name that is looked for.
    SearchAnswer find(Request request);

    /// What has a name that begins like `text`, or with a word that does: the answer while somebody types.
    ///
    /// @param limit the most hits to give, from 1 to 1,000
    SearchAnswer complete(String text, int limit);
}
