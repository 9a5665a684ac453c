package org.marrow.reason;

import java.util.List;

/// Why one class is below another: each justification is a set of axioms from which it follows, and from fewer of
/// which it does not.
///
/// Source: Horridge M., Parsia B., Sattler U. *Laconic and precise justifications in OWL.* ISWC 2008, for the word;
/// Kazakov Y., Skočovský P. *Enumerating justifications using resolution.* IJCAR 2018, for how they are found.
///
/// @param child          the class
/// @param parent         the superclass in question
/// @param follows        whether it follows at all
/// @param stated         whether it is stated, in so many words
/// @param justifications the smallest first, each with its axioms in the order in which they are best read; empty if
///                       it does not follow, or needs no axiom, as that a class is below itself
/// @param complete       whether these are all that there are
public record Explanation(
        Name child,
        Name parent,
        boolean follows,
        boolean stated,
        List<List<AxiomText>> justifications,
        boolean complete) {

    /// Copies the lists.
    public Explanation {
        justifications = justifications.stream().map(List::copyOf).toList();
    }
}
