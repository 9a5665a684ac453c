package org.marrow.model;

import java.util.LinkedHashMap;
import java.util.Map;

/// A text of a term in another language.
///
/// @param term      such as HP:0033606
/// @param property  what the text is of the term, as the source writes it: `rdfs:label`, `IAO:0000115`,
///                  `oboInOwl:hasExactSynonym`
/// @param text      in the other language; empty where there is none
/// @param language  its BCP 47 tag
/// @param status    how far it has come
/// @param details   what else the source says, by the name of its column, without what is empty; from a
///                  release also `translation_status`, where the source gives another than `status`
public record Translation(
        Curie term,
        String property,
        String text,
        String language,
        TranslationStatus status,
        Map<String, String> details) {

    /// Copies the details in their order.
    public Translation {
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }
}
