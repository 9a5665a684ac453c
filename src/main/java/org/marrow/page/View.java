package org.marrow.page;

import java.util.Map;

/// What there is on one page.
public sealed interface View
        permits TermView, ConceptView, ConditionView, GeneView, PublicationView, MappingView, PairView, SearchView {

    /// What the page is called.
    String title();

    /// What it is about, in a sentence.
    String description();

    /// Its path in the current release, without what comes before it: the one that links should use.
    String path();

    /// What it is about in the words of [schema.org](https://schema.org/), to be written as JSON-LD.
    Map<String, Object> structured();
}
