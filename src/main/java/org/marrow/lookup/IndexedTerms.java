package org.marrow.lookup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.jspecify.annotations.Nullable;
import org.marrow.engine.Closure;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;
import org.marrow.rdf.TermRdf;
import org.marrow.store.Store;
import org.marrow.vocabulary.Prefixes;
import org.roaringbitmap.RoaringBitmap;

/// Terms from the statements, and their hierarchy from the closure.
final class IndexedTerms implements Terms {

    private final Store store;
    private final Prefixes prefixes;
    private final Indexes indexes;
    private final StoredResolver resolver;
    private final TermHierarchy classes;
    private final AtomicReferenceArray<@Nullable Thing> known;

    IndexedTerms(Store store, Prefixes prefixes, Indexes indexes, StoredResolver resolver) {
        this(store, prefixes, indexes, resolver, indexes.asserted());
    }

    private IndexedTerms(Store store, Prefixes prefixes, Indexes indexes, StoredResolver resolver, Closure closure) {
        this.store = store;
        this.prefixes = prefixes;
        this.indexes = indexes;
        this.resolver = resolver;
        this.classes = new TermHierarchy(closure);
        this.known = new AtomicReferenceArray<>(closure.size());
    }

    @Override
    public Terms over(Hierarchy hierarchy) {
        return new IndexedTerms(
                store,
                prefixes,
                indexes,
                resolver,
                hierarchy == Hierarchy.INFERRED ? indexes.inferred() : indexes.asserted());
    }

    @Override
    public Optional<Term> find(String identifier) {
        return resolver.find(identifier, Kind.TERM)
                .map(thing -> read(List.of(thing.id())).get(thing.id()));
    }

    @Override
    public Map<Curie, Term> findAll(Collection<Curie> ids) {
        Map<Curie, Curie> current = new LinkedHashMap<>();
        for (Curie id : ids) {
            resolver.resolve(id.toString())
                    .thing()
                    .filter(thing -> thing.kind() == Kind.TERM)
                    .ifPresent(thing -> current.put(id, thing.id()));
        }
        Map<Curie, Term> terms = read(current.values().stream().distinct().toList());
        Map<Curie, Term> found = new LinkedHashMap<>();
        current.forEach((id, own) -> Optional.ofNullable(terms.get(own)).ifPresent(term -> found.put(id, term)));
        return found;
    }

    private Map<Curie, Term> read(List<Curie> ids) {
        List<Node> nodes = ids.stream().map(this::node).toList();
        Graph graph = Outlines.of(store, Store.Part.ASSERTED, nodes);
        Map<Curie, Term> terms = new LinkedHashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            terms.put(ids.get(i), TermRdf.read(prefixes, graph, nodes.get(i)));
        }
        return terms;
    }

    private Node node(Curie id) {
        return NodeFactory.createURI(prefixes.iri(id));
    }

    @Override
    public List<Translation> translations(Curie term) {
        Node node = node(current(term));
        return TermRdf.readTranslations(prefixes, Outlines.of(store, Store.Part.TRANSLATIONS, List.of(node)), node);
    }

    @Override
    public List<Thing> parents(Curie term) {
        int number = number(term);
        return number == Closure.NONE ? List.of() : things(classes.parents(number));
    }

    @Override
    public List<Thing> children(Curie term) {
        int number = number(term);
        return number == Closure.NONE ? List.of() : things(classes.children(number));
    }

    @Override
    public List<Thing> ancestors(Curie term) {
        return things(above(number(term), false).toArray());
    }

    @Override
    public List<Thing> ancestorsAndSelf(Curie term) {
        return things(above(number(term), true).toArray());
    }

    @Override
    public List<Thing> descendants(Curie term) {
        return things(below(number(term), false).toArray());
    }

    @Override
    public List<Thing> descendantsAndSelf(Curie term) {
        return things(below(number(term), true).toArray());
    }

    @Override
    public int descendantCount(Curie term) {
        return below(number(term), false).getCardinality();
    }

    @Override
    public List<Thing> siblings(Curie term) {
        int number = number(term);
        if (number == Closure.NONE) {
            return List.of();
        }
        return things(IntStream.of(classes.parents(number))
                .flatMap(parent -> IntStream.of(classes.children(parent)))
                .filter(sibling -> sibling != number)
                .sorted()
                .distinct()
                .toArray());
    }

    @Override
    public boolean isAncestor(Curie ancestor, Curie term) {
        int upper = number(ancestor);
        int lower = number(term);
        return upper != Closure.NONE && lower != Closure.NONE && upper != lower && classes.isAncestor(upper, lower);
    }

    @Override
    public Optional<Integer> depth(Curie term) {
        int number = number(term);
        if (number == Closure.NONE) {
            return Optional.empty();
        }
        var seen = RoaringBitmap.bitmapOf(number);
        int[] level = {number};
        for (int depth = 0; level.length > 0; depth++) {
            if (IntStream.of(level).anyMatch(each -> classes.parents(each).length == 0)) {
                return Optional.of(depth);
            }
            level = IntStream.of(level)
                    .flatMap(each -> IntStream.of(classes.parents(each)))
                    .filter(seen::checkedAdd)
                    .toArray();
        }
        return Optional.empty();
    }

    @Override
    public List<List<Thing>> pathsToRoot(Curie term, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit %d: expected 1 or more".formatted(limit));
        }
        int number = number(term);
        List<List<Thing>> found = new ArrayList<>();
        if (number == Closure.NONE) {
            return found;
        }
        ArrayDeque<int[]> open = new ArrayDeque<>(List.of(new int[] {number}));
        while (!open.isEmpty() && found.size() < limit) {
            int[] path = open.remove();
            int[] parents = classes.parents(path[path.length - 1]);
            if (parents.length == 0) {
                found.add(things(path));
            }
            for (int parent : parents) {
                if (IntStream.of(path).noneMatch(each -> each == parent)) {
                    int[] longer = Arrays.copyOf(path, path.length + 1);
                    longer[path.length] = parent;
                    open.add(longer);
                }
            }
        }
        return found;
    }

    @Override
    public List<Thing> lowestCommonAncestors(Collection<Curie> terms) {
        Optional<RoaringBitmap> common = terms.stream()
                .map(term -> above(number(term), true))
                .reduce((one, other) -> RoaringBitmap.and(one, other));
        var lowest = new RoaringBitmap();
        common.ifPresent(all -> {
            lowest.or(all);
            all.forEach((int each) -> lowest.andNot(above(each, false)));
        });
        return things(lowest.toArray());
    }

    private RoaringBitmap above(int number, boolean self) {
        return number == Closure.NONE ? new RoaringBitmap() : with(classes.ancestors(number), number, self);
    }

    private RoaringBitmap below(int number, boolean self) {
        return number == Closure.NONE ? new RoaringBitmap() : with(classes.descendants(number), number, self);
    }

    private static RoaringBitmap with(RoaringBitmap bitmap, int number, boolean self) {
        if (self) {
            bitmap.add(number);
        } else {
            bitmap.remove(number);
        }
        return bitmap;
    }

    private int number(Curie term) {
        return classes.number(prefixes.iri(current(term)));
    }

    /// The term itself, or the one that it is an alternative identifier of.
    private Curie current(Curie term) {
        Curie id = prefixes.canonical(term);
        return indexes.things()
                .entry(id)
                .filter(entry -> entry.thing().isEmpty() && entry.current().size() == 1)
                .map(entry -> entry.current().getFirst())
                .orElse(id);
    }

    private List<Thing> things(int[] numbers) {
        List<Thing> all = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            Thing thing = known.get(number);
            if (thing == null) {
                thing = thing(classes.iri(number));
                known.set(number, thing);
            }
            all.add(thing);
        }
        return List.copyOf(all);
    }

    private Thing thing(String iri) {
        return prefixes.curie(iri)
                .map(id -> indexes.things().get(id, Kind.TERM))
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.RELEASE_INCOMPLETE, "No prefix of ontology/prefixes.ttl fits the class " + iri));
    }
}
