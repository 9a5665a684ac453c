package org.marrow.reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLObjectPropertyExpression;
import org.semanticweb.owlapi.model.OWLOntology;

/// The existential relations between classes: for which properties every member of one class has some member of
/// another. Stated ones are handed to subclasses and superproperties, and joined along chains of properties, until
/// nothing new comes.
///
/// It is complete for what ELK reasons about, given that the classes behind all stated relations are in the taxonomy:
/// these rules are those of the EL completion that make relations, and the taxonomy is what the others make.
///
/// Source: Baader F., Brandt S., Lutz C. *Pushing the EL envelope.* IJCAI 2005, rules CR3, CR10 and CR11; Balhoff J.,
/// *relation-graph*, for the shape of the result.
final class Relations {

    private final Taxonomy taxonomy;
    private final Map<OWLObjectProperty, Integer> numbers = new TreeMap<>();
    private final List<OWLObjectProperty> properties;
    private final Map<Integer, RoaringBitmap> superproperties = new HashMap<>();
    private final Map<Integer, List<Chain>> byFirst = new HashMap<>();
    private final Map<Integer, List<Chain>> bySecond = new HashMap<>();
    private final List<Map<Integer, RoaringBitmap>> targets = new ArrayList<>();
    private final List<Map<Integer, RoaringBitmap>> sources = new ArrayList<>();
    private final Deque<Link> open = new ArrayDeque<>();
    private int helpers;

    /// That something with `first` to something with `second` has `whole` to the latter.
    private record Chain(int first, int second, int whole) {}

    private record Link(int from, int property, int to) {}

    Relations(OWLOntology ontology, Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
        ontology.objectPropertiesInSignature().sorted().forEach(property -> numbers.put(property, numbers.size()));
        properties = List.copyOf(numbers.keySet());
        helpers = properties.size();
        for (int node = 0; node < taxonomy.size(); node++) {
            targets.add(new HashMap<>());
            sources.add(new HashMap<>());
        }
        readProperties(ontology);
    }

    private void readProperties(OWLOntology ontology) {
        ontology.axioms(AxiomType.SUB_OBJECT_PROPERTY)
                .forEach(axiom -> below(axiom.getSubProperty(), axiom.getSuperProperty()));
        ontology.axioms(AxiomType.EQUIVALENT_OBJECT_PROPERTIES)
                .forEach(axiom -> axiom.operands()
                        .forEach(one -> axiom.operands()
                                .filter(other -> !other.equals(one))
                                .forEach(other -> below(one, other))));
        ontology.axioms(AxiomType.TRANSITIVE_OBJECT_PROPERTY)
                .forEach(axiom -> chain(List.of(axiom.getProperty(), axiom.getProperty()), axiom.getProperty()));
        ontology.axioms(AxiomType.SUB_PROPERTY_CHAIN_OF)
                .forEach(axiom -> chain(axiom.getPropertyChain(), axiom.getSuperProperty()));
        ontology.axioms(AxiomType.REFLEXIVE_OBJECT_PROPERTY)
                .filter(axiom -> axiom.getProperty().isNamed())
                .forEach(axiom -> {
                    for (int node = 0; node < taxonomy.size(); node++) {
                        open.add(new Link(node, number(axiom.getProperty()), node));
                    }
                });
    }

    private int number(OWLObjectPropertyExpression property) {
        return numbers.getOrDefault(property.asOWLObjectProperty(), Taxonomy.NONE);
    }

    private void below(OWLObjectPropertyExpression lower, OWLObjectPropertyExpression upper) {
        if (lower.isNamed() && upper.isNamed()) {
            superproperties
                    .computeIfAbsent(number(lower), first -> new RoaringBitmap())
                    .add(number(upper));
        }
    }

    private void chain(List<OWLObjectPropertyExpression> parts, OWLObjectPropertyExpression whole) {
        if (!whole.isNamed() || parts.isEmpty() || parts.stream().anyMatch(part -> !part.isNamed())) {
            return;
        }
        if (parts.size() == 1) {
            below(parts.getFirst(), whole);
        }
        int before = number(parts.getFirst());
        for (int i = 1; i < parts.size(); i++) {
            int after = i == parts.size() - 1 ? number(whole) : helpers++;
            var chain = new Chain(before, number(parts.get(i)), after);
            byFirst.computeIfAbsent(chain.first(), first -> new ArrayList<>()).add(chain);
            bySecond.computeIfAbsent(chain.second(), first -> new ArrayList<>()).add(chain);
            before = after;
        }
    }

    /// Takes a stated relation; one about a class without a number is none.
    void state(int from, OWLObjectProperty property, int to) {
        if (from != Taxonomy.NONE && to != Taxonomy.NONE) {
            open.add(new Link(from, number(property), to));
        }
    }

    /// Takes a stated relation of each member of a class to itself; one about a class without a number is none.
    void stateOfItself(int type, OWLObjectProperty property) {
        if (type != Taxonomy.NONE) {
            for (int node = 0; node < taxonomy.size(); node++) {
                if (taxonomy.isWithin(node, type)) {
                    state(node, property, node);
                }
            }
        }
    }

    /// Adds all that follows.
    void close() {
        while (!open.isEmpty()) {
            Link link = open.removeLast();
            boolean isNew = targets.get(link.from())
                    .computeIfAbsent(link.property(), first -> new RoaringBitmap())
                    .checkedAdd(link.to());
            if (isNew) {
                sources.get(link.to())
                        .computeIfAbsent(link.property(), first -> new RoaringBitmap())
                        .add(link.from());
                follow(link);
            }
        }
        sources.clear();
    }

    private void follow(Link link) {
        for (int child : taxonomy.children(link.from())) {
            open.add(new Link(child, link.property(), link.to()));
        }
        RoaringBitmap above = superproperties.get(link.property());
        if (above != null) {
            above.forEach((int upper) -> open.add(new Link(link.from(), upper, link.to())));
        }
        for (Chain chain : byFirst.getOrDefault(link.property(), List.of())) {
            RoaringBitmap onward = targets.get(link.to()).get(chain.second());
            if (onward != null) {
                onward.forEach((int end) -> open.add(new Link(link.from(), chain.whole(), end)));
            }
        }
        for (Chain chain : bySecond.getOrDefault(link.property(), List.of())) {
            RoaringBitmap back = sources.get(link.from()).get(chain.first());
            if (back != null) {
                back.forEach((int start) -> open.add(new Link(start, chain.whole(), link.to())));
            }
        }
    }

    /// Takes one property of a class with all classes that it leads to, superclasses of others among them.
    interface Sink {

        void accept(int from, OWLObjectProperty property, RoaringBitmap to);
    }

    /// Hands over everything, ordered by the number of the class, then by the property.
    void each(Sink out) {
        for (int from = 0; from < taxonomy.size(); from++) {
            int start = from;
            new TreeMap<>(targets.get(from)).forEach((property, near) -> {
                if (property < properties.size()) {
                    RoaringBitmap all = near.clone();
                    near.forEach((int to) -> all.or(taxonomy.ancestors(to)));
                    out.accept(start, properties.get(property), all);
                }
            });
        }
    }
}
