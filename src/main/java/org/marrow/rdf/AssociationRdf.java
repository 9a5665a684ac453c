package org.marrow.rdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Annotation;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;
import org.marrow.model.State;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Associations as triples, pooled from annotations.
public final class AssociationRdf {

    private static final Map<State, Node> STATES = new EnumMap<>(Map.of(
            State.PRESENT, Mw.PRESENT,
            State.EXCLUDED, Mw.EXCLUDED,
            State.CONTRADICTORY, Mw.CONTRADICTORY,
            State.DISPUTED, Mw.DISPUTED));

    private final Prefixes prefixes;

    /// Over one prefix table.
    public AssociationRdf(Prefixes prefixes) {
        this.prefixes = prefixes;
    }

    /// What stands for `state`.
    public static Node node(State state) {
        return Objects.requireNonNull(STATES.get(state));
    }

    /// Gathers annotations pair by pair, then writes the associations ordered by pair. Holds one small
    /// record for each pair, whatever the number of annotations. Not for use by several threads.
    public final class Pool {

        private final Map<Pair, Sum> sums = new TreeMap<>();

        /// Counts the annotation that is called `name`; one that is not about a phenotypic abnormality makes no
        /// association and is passed over. Each annotation is to be added once.
        public void add(Node name, Annotation annotation) {
            if (annotation.aspect() != Aspect.PHENOTYPIC_ABNORMALITY) {
                return;
            }
            sums.computeIfAbsent(new Pair(annotation.condition(), annotation.phenotype()), pair -> new Sum())
                    .add(name, annotation);
        }

        /// How many pairs there are.
        public int size() {
            return sums.size();
        }

        /// Writes all associations with their direct edges into `out`.
        ///
        /// @return how many have each state
        public Map<State, Long> write(Consumer<Triple> out) {
            Map<State, Long> counts = new EnumMap<>(State.class);
            sums.forEach((pair, sum) -> {
                write(out, pair, sum);
                counts.merge(sum.state(), 1L, Long::sum);
            });
            return counts;
        }

        private void write(Consumer<Triple> out, Pair pair, Sum sum) {
            Node subject = Ids.association(pair.condition(), pair.phenotype());
            Node condition = NodeFactory.createURI(prefixes.iri(pair.condition()));
            Node phenotype = NodeFactory.createURI(prefixes.iri(pair.phenotype()));
            out.accept(Triple.create(subject, RDF.Nodes.type, Mw.ASSOCIATION));
            out.accept(Triple.create(subject, Mw.CONDITION, condition));
            out.accept(Triple.create(subject, Mw.PHENOTYPE, phenotype));
            out.accept(Triple.create(subject, Mw.STATE, AnnotationRdf.node(STATES, sum.state())));
            out.accept(Triple.create(subject, Mw.UNPOOLED, AnnotationRdf.integer(sum.unpooled)));
            if (sum.examined > 0) {
                out.accept(Triple.create(subject, Mw.AFFECTED, AnnotationRdf.integer(sum.affected)));
                out.accept(Triple.create(subject, Mw.EXAMINED, AnnotationRdf.integer(sum.examined)));
            }
            sum.names.forEach(name -> out.accept(Triple.create(subject, Mw.ANNOTATION, name)));
            out.accept(Triple.create(condition, edge(sum.state()), phenotype));
        }
    }

    private record Pair(Curie condition, Curie phenotype) implements Comparable<Pair> {

        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::condition).thenComparing(Pair::phenotype);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Sum {

        private final Set<Publisher> present = EnumSet.noneOf(Publisher.class);
        private final Set<Publisher> absent = EnumSet.noneOf(Publisher.class);
        private final List<Node> names = new ArrayList<>(1);
        private int affected;
        private int examined;
        private int unpooled;

        private void add(Node name, Annotation annotation) {
            (annotation.polarity() == Polarity.PRESENT ? present : absent).add(annotation.publisher());
            if (annotation.frequency().orElse(null) instanceof Frequency.Count count) {
                affected = Math.addExact(affected, count.affected());
                examined = Math.addExact(examined, count.examined());
            } else {
                unpooled++;
            }
            names.add(name);
        }

        private State state() {
            return State.of(present, absent);
        }
    }

    /// The state that `node` stands for.
    ///
    /// @throws org.marrow.model.MarrowException `RELEASE_INCOMPLETE` if it stands for none
    public static State state(Node node) {
        return AnnotationRdf.key(STATES, node);
    }

    /// The edge from condition to phenotype that lets even a naive query be right.
    public static Node edge(State state) {
        return switch (state) {
            case PRESENT, CONTRADICTORY -> Published.HAS_PHENOTYPE;
            case EXCLUDED -> Mw.LACKS_PHENOTYPE;
            case DISPUTED -> Mw.DISPUTED_PHENOTYPE;
        };
    }
}
