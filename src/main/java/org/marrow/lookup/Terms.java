package org.marrow.lookup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;

/// The terms of the ontologies and how they are ordered. May be shared between threads.
///
/// Lists of terms are ordered by identifier. A term is never among its own ancestors or descendants
/// unless the method's name says so. The hierarchy is that of `rdfs:subClassOf`; an obsolete term has a
/// place in none, and what a release does not have has empty answers.
public interface Terms {

    /// Which hierarchy is asked.
    enum Hierarchy {
        /// What the publishers assert.
        ASSERTED,
        /// That, and what reasoning adds; the same where it adds nothing.
        INFERRED
    }

    /// The same questions over another hierarchy; without it, the asserted one answers.
    Terms over(Hierarchy hierarchy);

    /// The term that `identifier` names: by its own identifier in any spelling or an alternative one, or
    /// as the only one that is mapped exactly to a concept or a code. An obsolete term is found as
    /// itself.
    Optional<Term> find(String identifier);

    /// The terms with these identifiers, those that there are; an alternative identifier finds its term.
    Map<Curie, Term> findAll(Collection<Curie> ids);

    /// The label of a term in every language that the release has, ordered by language, with its other
    /// translations.
    List<Translation> translations(Curie term);

    /// The direct superclasses.
    List<Thing> parents(Curie term);

    /// The direct subclasses.
    List<Thing> children(Curie term);

    /// All superclasses, without the term.
    List<Thing> ancestors(Curie term);

    /// All superclasses and the term.
    List<Thing> ancestorsAndSelf(Curie term);

    /// All subclasses, without the term.
    List<Thing> descendants(Curie term);

    /// All subclasses and the term.
    List<Thing> descendantsAndSelf(Curie term);

    /// How many subclasses the term has, without itself; 0 or more.
    int descendantCount(Curie term);

    /// The other children of the term's parents.
    List<Thing> siblings(Curie term);

    /// Whether `ancestor` is above `term`; false of a term and itself.
    boolean isAncestor(Curie ancestor, Curie term);

    /// The length of the shortest way from the term to a term without parents, in steps; empty for an
    /// unknown term.
    Optional<Integer> depth(Curie term);

    /// Every way from the term to a term without parents, each beginning with the term; the shorter
    /// first, then in the order of their identifiers.
    ///
    /// @param limit the most ways to give, 1 or more, since a deep term may have thousands
    List<List<Thing>> pathsToRoot(Curie term, int limit);

    /// The terms that are above or equal to all of `terms`, and below which there is no other such term.
    List<Thing> lowestCommonAncestors(Collection<Curie> terms);
}
