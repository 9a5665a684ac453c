package org.marrow.model;

import java.util.Arrays;
import java.util.Optional;

/// How a synonym's meaning relates to its term's: the four properties of `oboInOwl`.
public enum SynonymScope {
    /// The same meaning.
    EXACT("hasExactSynonym"),
    /// A narrower meaning.
    NARROW("hasNarrowSynonym"),
    /// A broader meaning.
    BROAD("hasBroadSynonym"),
    /// A meaning that overlaps or is near.
    RELATED("hasRelatedSynonym");

    private final String property;

    SynonymScope(String property) {
        this.property = property;
    }

    /// The local name of its `oboInOwl` property, which obographs JSON uses as it is.
    public String property() {
        return property;
    }

    /// The scope of an `oboInOwl` property's local name, or nothing if it is none of the four.
    public static Optional<SynonymScope> ofProperty(String localName) {
        return Arrays.stream(values())
                .filter(scope -> scope.property.equals(localName))
                .findFirst();
    }
}
