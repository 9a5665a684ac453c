package org.marrow.page;

import java.util.List;
import org.marrow.lookup.Lookup;
import org.marrow.model.Concept;
import org.marrow.model.Thing;

/// A term or a concept in a hierarchy.
///
/// @param thing       what it is
/// @param name        what it is called
/// @param descendants how many there are below it, of a concept directly
/// @param conditions  how many conditions have it or a subtype; 0 of a concept
/// @param markers     MedGen's letters for what there is on it
/// @param isSelf      whether it is what the page is about
/// @param below       what is shown below it
public record TreeNode(
        Thing thing,
        Name name,
        int descendants,
        int conditions,
        List<String> markers,
        boolean isSelf,
        List<TreeNode> below) {

    /// Copies the lists.
    public TreeNode {
        markers = List.copyOf(markers);
        below = List.copyOf(below);
    }

    /// A term.
    static TreeNode ofTerm(Thing term, boolean isSelf, List<TreeNode> below, Reading reading) {
        Lookup lookup = reading.lookup();
        return new TreeNode(
                term,
                reading.names().of(term),
                lookup.terms().descendantCount(term.id()),
                lookup.associations()
                        .informationContent(term.id())
                        .map(content -> content.conditions())
                        .orElse(0),
                lookup.concepts()
                        .find(term.id().toString())
                        .map(Concept::markers)
                        .orElse(List.of()),
                isSelf,
                below);
    }

    /// A concept.
    static TreeNode ofConcept(Thing concept, boolean isSelf, List<TreeNode> below, Reading reading) {
        Concept found =
                reading.lookup().concepts().find(concept.id().toString()).orElseThrow();
        return new TreeNode(
                concept, Name.own(concept.label()), found.narrower().size(), 0, found.markers(), isSelf, below);
    }

    /// Whether there is more below it than is shown.
    public boolean isExpandable() {
        return descendants > 0 && below.isEmpty();
    }
}
