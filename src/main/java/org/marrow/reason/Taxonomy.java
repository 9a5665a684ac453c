package org.marrow.reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.reasoner.Node;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// The classes that a reasoner has put in order, as numbers: classes that are equivalent have one, and each number is
/// larger than those of its superclasses. The first is that of `owl:Thing`; classes that can have no member have none.
final class Taxonomy {

    /// The number of a class that has none.
    static final int NONE = -1;

    private final List<List<OWLClass>> members = new ArrayList<>();
    private final Map<OWLClass, Integer> numbers = new HashMap<>();
    private final int[][] parents;
    private final int[][] children;
    private final RoaringBitmap[] ancestors;

    private Taxonomy(List<Node<OWLClass>> ordered, Map<Node<OWLClass>, List<Node<OWLClass>>> below) {
        Map<Node<OWLClass>, Integer> places = new HashMap<>();
        for (Node<OWLClass> node : ordered) {
            int number = members.size();
            places.put(node, number);
            List<OWLClass> equivalent = node.entities().sorted().toList();
            equivalent.forEach(member -> numbers.put(member, number));
            members.add(equivalent);
        }
        parents = new int[ordered.size()][0];
        children = new int[ordered.size()][];
        for (int number = 0; number < children.length; number++) {
            children[number] = below.getOrDefault(ordered.get(number), List.of()).stream()
                    .mapToInt(node -> places.getOrDefault(node, NONE))
                    .sorted()
                    .toArray();
            for (int child : children[number]) {
                parents[child] = Arrays.copyOf(parents[child], parents[child].length + 1);
                parents[child][parents[child].length - 1] = number;
            }
        }
        ancestors = new RoaringBitmap[parents.length];
        for (int number = 0; number < ancestors.length; number++) {
            ancestors[number] = new RoaringBitmap();
            for (int parent : parents[number]) {
                ancestors[number].or(ancestors[parent]);
                ancestors[number].add(parent);
            }
        }
    }

    /// That of an ontology from which everything follows: nothing is said of any class.
    static Taxonomy empty() {
        return new Taxonomy(List.of(), Map.of());
    }

    /// The order in which `reasoner` puts the classes of its ontology.
    static Taxonomy of(OWLReasoner reasoner) {
        Map<Node<OWLClass>, List<Node<OWLClass>>> below = new LinkedHashMap<>();
        Map<Node<OWLClass>, Integer> left = new HashMap<>();
        Deque<Node<OWLClass>> open = new ArrayDeque<>(List.of(reasoner.getTopClassNode()));
        while (!open.isEmpty()) {
            Node<OWLClass> node = open.remove();
            if (below.containsKey(node)) {
                continue;
            }
            List<Node<OWLClass>> nodes = reasoner.getSubClasses(node.getRepresentativeElement(), true)
                    .nodes()
                    .filter(child -> !child.isBottomNode())
                    .toList();
            below.put(node, nodes);
            nodes.forEach(child -> left.merge(child, 1, Integer::sum));
            open.addAll(nodes);
        }
        List<Node<OWLClass>> ordered = new ArrayList<>(below.size());
        Deque<Node<OWLClass>> settled = new ArrayDeque<>(List.of(reasoner.getTopClassNode()));
        while (!settled.isEmpty()) {
            Node<OWLClass> node = settled.remove();
            ordered.add(node);
            for (Node<OWLClass> child : below.getOrDefault(node, List.of())) {
                if (left.merge(child, -1, Integer::sum) == 0) {
                    settled.add(child);
                }
            }
        }
        return new Taxonomy(ordered, below);
    }

    int size() {
        return members.size();
    }

    /// The classes that have the number, ordered by IRI.
    List<OWLClass> members(int number) {
        return members.get(number);
    }

    /// Those of them that the ontology names.
    List<OWLClass> named(int number) {
        return Classification.named(members(number).stream());
    }

    /// The number of `type`, or [#NONE].
    int number(OWLClass type) {
        return numbers.getOrDefault(type, NONE);
    }

    /// The direct subclasses.
    int[] children(int number) {
        return children[number];
    }

    /// The direct superclasses.
    int[] parents(int number) {
        return parents[number];
    }

    /// The superclasses near and far, without the class itself.
    RoaringBitmap ancestors(int number) {
        return ancestors[number];
    }

    /// Whether all members of `descendant` are members of `ancestor`.
    boolean isWithin(int descendant, int ancestor) {
        return descendant == ancestor || ancestors[descendant].contains(ancestor);
    }
}
