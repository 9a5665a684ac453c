package org.marrow.page;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.lookup.Terms;
import org.marrow.model.Kind;
import org.marrow.model.Term;
import org.marrow.model.Thing;

/// Where a term stands: on the shortest way from the root, with what is directly below it, and on other ways.
///
/// @param root     the beginning of the way
/// @param ways     other ways from the root, the shorter first
/// @param isAll    whether there are no more ways
/// @param question what is behind it
public record Tree(TreeNode root, List<List<Named>> ways, boolean isAll, Question question) {

    private static final int WAYS = 10;
    private static final int ALL = 100_000;

    /// A term on a way.
    ///
    /// @param thing the term
    /// @param name  what it is called
    public record Named(Thing thing, Name name) {}

    /// Where `term` stands; an obsolete term stands nowhere.
    static Optional<Tree> of(Term term, Reading reading) {
        Terms terms = reading.lookup().terms();
        List<List<Thing>> paths = terms.pathsToRoot(term.id(), WAYS + 1);
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        TreeNode node = null;
        for (Thing thing : paths.getFirst()) {
            boolean isSelf = thing.id().equals(term.id());
            List<TreeNode> below = node == null ? children(terms.children(term.id()), reading) : List.of(node);
            node = TreeNode.ofTerm(thing, isSelf, below, reading);
        }
        String id = term.id().toString();
        return Optional.ofNullable(node)
                .map(root -> new Tree(
                        root,
                        paths.stream()
                                .skip(1)
                                .limit(WAYS - 1L)
                                .map(path -> path.reversed().stream()
                                        .map(thing ->
                                                new Named(thing, reading.names().of(thing)))
                                        .toList())
                                .toList(),
                        paths.size() <= WAYS,
                        reading.question(
                                "lineage",
                                "term",
                                id,
                                "/api/terms/" + id + "/paths?most=" + ALL,
                                "marrow.terms().pathsToRoot(Curie.parse(\"" + id + "\"), " + ALL + ")")));
    }

    /// What is directly below a term, in the order of its names.
    public static List<TreeNode> children(List<Thing> children, Reading reading) {
        return children.stream()
                .map(child -> child.kind() == Kind.TERM
                        ? TreeNode.ofTerm(child, false, List.of(), reading)
                        : TreeNode.ofConcept(child, false, List.of(), reading))
                .sorted(Comparator.comparing(node -> node.name().text().toLowerCase(Locale.ROOT)))
                .toList();
    }
}
