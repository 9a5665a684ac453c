package org.marrow.model;

import java.util.Arrays;
import java.util.Optional;

/// How far a translation has come, in the words of Babelon.
///
/// Source: [Babelon](https://monarch-initiative.github.io/babelon/).
public enum TranslationStatus {
    /// Accepted by the team of the language.
    OFFICIAL,
    /// Proposed by the team of the language, not yet accepted.
    UNDER_REVIEW,
    /// Proposed by somebody else, or by a program.
    CANDIDATE,
    /// There is none.
    NOT_TRANSLATED;

    /// The status that a file writes as `text`, or nothing if it is none of the four.
    public static Optional<TranslationStatus> of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().equals(text))
                .findFirst();
    }
}
