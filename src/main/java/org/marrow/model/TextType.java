package org.marrow.model;

/// What a text is to the thing that it was found by.
public enum TextType {
    /// Its preferred name.
    LABEL,
    /// A synonym of the same meaning, or another name of a concept, a condition or a gene.
    EXACT_SYNONYM,
    /// A synonym of a narrower meaning.
    NARROW_SYNONYM,
    /// A synonym of a broader meaning.
    BROAD_SYNONYM,
    /// A synonym of a related meaning.
    RELATED_SYNONYM,
    /// An identifier: its own, an alternative one, the number of its page, or a code that is mapped to it.
    CODE,
    /// Its preferred name in an older release.
    EARLIER_LABEL
}
