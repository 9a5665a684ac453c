package org.marrow.model;

import java.util.List;

/// What a search found.
///
/// @param hits      the page that was asked for, best first, each thing once; empty is an answer
/// @param more      whether there are hits after this page
/// @param ambiguous whether several things match equally well, exactly, so that the text alone does not
///                  tell them apart; things of several vocabularies that are mapped to each other
///                  exactly, or of which one has the other as its xref, count as one
public record SearchAnswer(List<SearchHit> hits, boolean more, boolean ambiguous) {

    /// Copies the list.
    public SearchAnswer {
        hits = List.copyOf(hits);
    }
}
