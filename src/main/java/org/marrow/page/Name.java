package org.marrow.page;

import java.util.Optional;
import org.marrow.model.TranslationStatus;

/// What something is called on a page.
///
/// @param text     the name
/// @param language the language of a translation; empty where the name is the publisher's own
/// @param status   how far the translation has come
public record Name(String text, Optional<String> language, Optional<TranslationStatus> status) {

    /// The publisher's own name.
    public static Name own(String text) {
        return new Name(text, Optional.empty(), Optional.empty());
    }
}
