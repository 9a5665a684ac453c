package org.marrow.rdf;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.marrow.vocabulary.Published;

/// How many partners each thing has in one mapping set, whatever the predicate: one or several. Takes two
/// entries for each thing, whatever the number of mappings. Not for use by several threads.
///
/// Source: [SSSOM, mapping_cardinality](https://mapping-commons.github.io/sssom/mapping_cardinality/).
public final class Cardinalities {

    private final Map<Node, Node> objects = new HashMap<>();
    private final Map<Node, Node> subjects = new HashMap<>();

    /// Counts a mapping; the same one again changes nothing, nor does one whose end was looked for and
    /// not found.
    public void add(Node subject, Node object) {
        if (!subject.equals(Published.NO_TERM_FOUND) && !object.equals(Published.NO_TERM_FOUND)) {
            objects.merge(subject, object, Cardinalities::several);
            subjects.merge(object, subject, Cardinalities::several);
        }
    }

    /// The cardinality of a mapping in SSSOM's words, such as `1:n`: how many subjects the object has,
    /// and how many objects the subject; `0` for an end that was not found. To be asked when all mappings
    /// are in.
    public String of(Node subject, Node object) {
        return side(subject, subjects.get(object)) + ":" + side(object, objects.get(subject));
    }

    private static Node several(Node one, Node other) {
        return one.equals(other) ? one : Node.ANY;
    }

    private static String side(Node self, @Nullable Node partner) {
        if (self.equals(Published.NO_TERM_FOUND)) {
            return "0";
        }
        return Node.ANY.equals(partner) ? "n" : "1";
    }
}
