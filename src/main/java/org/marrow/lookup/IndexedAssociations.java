package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Closure;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.Kind;
import org.marrow.model.RollUp;
import org.marrow.model.State;
import org.marrow.model.Thing;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.rdf.Ids;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// Associations from the index of pairs, and their annotations from the statements.
final class IndexedAssociations implements Associations {

    private static final Comparator<Annotation> ORDER = Comparator.comparing(Annotation::publisher)
            .thenComparing(Annotation::sourceFile)
            .thenComparing(annotation -> annotation.lines().stream().findFirst().orElse(0L));

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final Pairs pairs;
    private final Closure closure;
    private final AnnotationRdf annotations;
    private final int[] phenotypes;
    private final @Nullable String[] conditionLabels;
    private final @Nullable String[] phenotypeLabels;

    IndexedAssociations(Store store, Prefixes prefixes, Indexes indexes) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = indexes.things();
        this.pairs = indexes.pairs();
        this.closure = indexes.asserted();
        this.annotations = new AnnotationRdf(prefixes);
        this.phenotypes = new int[closure.size()];
        Arrays.fill(phenotypes, Closure.NONE);
        for (int i = 0; i < pairs.phenotypes(); i++) {
            int number = closure.number(prefixes.iri(pairs.phenotypeId(i)));
            if (number != Closure.NONE) {
                phenotypes[number] = i;
            }
        }
        this.conditionLabels = new String[pairs.conditions()];
        this.phenotypeLabels = new String[pairs.phenotypes()];
    }

    @Override
    public List<Association> ofPhenotype(Curie phenotype) {
        return associations(pairs.ofPhenotype(prefixes.canonical(phenotype)));
    }

    @Override
    public List<Association> ofCondition(Curie condition) {
        return associations(pairs.ofCondition(prefixes.canonical(condition)));
    }

    private List<Association> associations(Pairs.Range range) {
        return IntStream.range(0, range.size())
                .mapToObj(i -> association(range.get(i)))
                .toList();
    }

    private Association association(int pair) {
        Curie condition = pairs.condition(pair);
        Curie phenotype = pairs.phenotype(pair);
        return new Association(
                condition,
                label(conditionLabels, pairs.conditionNumber(pair), condition),
                phenotype,
                label(phenotypeLabels, pairs.phenotypeNumber(pair), phenotype),
                pairs.state(pair),
                pairs.pooled(pair),
                pairs.annotations(pair),
                pairs.unpooled(pair));
    }

    /// Each label is looked up once; two threads that look up the same one find the same.
    private String label(@Nullable String[] labels, int number, Curie id) {
        String known = labels[number];
        if (known == null) {
            known = things.label(id);
            labels[number] = known;
        }
        return known;
    }

    @Override
    public List<RollUp> withSubtypes(Curie phenotype) {
        Curie asked = prefixes.canonical(phenotype);
        LongStream.Builder found = LongStream.builder();
        eachSubtype(asked, pair -> found.add(byCondition(pair)));
        Pairs.Range own = pairs.ofPhenotype(asked);
        for (int i = 0; i < own.size(); i++) {
            found.add(byCondition(own.get(i)));
        }
        long[] ordered = found.build().sorted().toArray();
        int asking = pairs.phenotypeNumber(asked);
        List<RollUp> all = new ArrayList<>();
        for (int begin = 0; begin < ordered.length; ) {
            int end = begin + 1;
            while (end < ordered.length && ordered[end] >>> Integer.SIZE == ordered[begin] >>> Integer.SIZE) {
                end++;
            }
            all.add(rollUp(asking, ordered, begin, end));
            begin = end;
        }
        return List.copyOf(all);
    }

    /// A pair as a number that orders by condition first, then by phenotype, as the numbers of pairs do.
    private long byCondition(int pair) {
        return (long) pairs.conditionNumber(pair) << Integer.SIZE | pair;
    }

    private RollUp rollUp(int asked, long[] ordered, int begin, int end) {
        Optional<Association> own = Optional.empty();
        List<Association> through = new ArrayList<>(end - begin);
        for (int i = begin; i < end; i++) {
            int pair = (int) ordered[i];
            if (pairs.phenotypeNumber(pair) == asked) {
                own = Optional.of(association(pair));
            } else {
                through.add(association(pair));
            }
        }
        int condition = pairs.conditionNumber((int) ordered[begin]);
        Curie id = pairs.conditionId(condition);
        return new RollUp(id, label(conditionLabels, condition, id), own, through);
    }

    /// Hands over the pairs of the subtypes that count, ordered by phenotype.
    private void eachSubtype(Curie phenotype, IntConsumer out) {
        int number = closure.number(prefixes.iri(phenotype));
        if (number == Closure.NONE) {
            return;
        }
        closure.descendants(number).forEach((int descendant) -> {
            if (descendant != number && phenotypes[descendant] != Closure.NONE) {
                eachPresent(pairs.ofPhenotype(phenotypes[descendant]), out);
            }
        });
    }

    private void eachPresent(Pairs.Range range, IntConsumer out) {
        for (int i = 0; i < range.size(); i++) {
            if (pairs.state(range.get(i)).isPresent()) {
                out.accept(range.get(i));
            }
        }
    }

    @Override
    public Optional<Association> find(Curie condition, Curie phenotype) {
        return pairs.find(prefixes.canonical(condition), prefixes.canonical(phenotype))
                .map(this::association);
    }

    @Override
    public Stream<Association> inState(State state) {
        return IntStream.range(0, pairs.size())
                .filter(pair -> pairs.state(pair) == state)
                .mapToObj(this::association);
    }

    @Override
    public List<Annotation> evidence(Curie condition, Curie phenotype) {
        Node association = Ids.association(prefixes.canonical(condition), prefixes.canonical(phenotype));
        List<Node> names = objects(store.about(Store.Part.ASSERTED, List.of(association)), Mw.ANNOTATION);
        return annotations(store, annotations, names);
    }

    /// The annotations with these names, in their order.
    static List<Annotation> annotations(Store store, AnnotationRdf rdf, List<Node> names) {
        Graph graph = store.about(Store.Part.ASSERTED, names);
        Graph biocurations = store.about(Store.Part.ASSERTED, objects(graph, Mw.BIOCURATION));
        biocurations.find().forEachRemaining(graph::add);
        return names.stream()
                .filter(name -> graph.contains(name, RDF.Nodes.type, Mw.ANNOTATION_CLASS))
                .map(name -> rdf.read(graph, name))
                .sorted(ORDER)
                .toList();
    }

    private static List<Node> objects(Graph graph, Node property) {
        return graph.find(Node.ANY, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                .distinct()
                .toList();
    }

    @Override
    public List<Thing> conditionsWith(Curie phenotype) {
        return having(phenotype).stream().mapToObj(this::condition).toList();
    }

    private Thing condition(int number) {
        Curie id = pairs.conditionId(number);
        return new Thing(id, Kind.CONDITION, label(conditionLabels, number, id), false);
    }

    @Override
    public Optional<InformationContent> informationContent(Curie phenotype) {
        int count = having(phenotype).cardinality();
        return count == 0
                ? Optional.empty()
                : Optional.of(new InformationContent(count, pairs.conditionsWithPhenotypes()));
    }

    /// The numbers of the conditions that have the phenotype or a subtype.
    private BitSet having(Curie phenotype) {
        Curie asked = prefixes.canonical(phenotype);
        var having = new BitSet(pairs.conditions());
        IntConsumer add = pair -> having.set(pairs.conditionNumber(pair));
        eachPresent(pairs.ofPhenotype(asked), add);
        eachSubtype(asked, add);
        return having;
    }
}
