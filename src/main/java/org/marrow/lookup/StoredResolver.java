package org.marrow.lookup;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.source.Identifiers;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Identifiers from the index of things, and codes of other vocabularies from the statements.
final class StoredResolver implements Resolver {

    private static final String CONCEPTS = "MEDGEN";

    /// The vocabularies whose identifiers people write as bare numbers.
    private static final List<String> NUMBERED =
            List.of(CONCEPTS, "HP", "MONDO", "OMIM", "ORPHA", "NCBIGene", "SNOMEDCT");

    /// What points to a publication.
    private static final List<Node> CITATIONS =
            List.of(DCTerms.source.asNode(), DCTerms.references.asNode(), Mw.GUIDELINE, Mw.RECENT_STUDY);

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;

    StoredResolver(Store store, Prefixes prefixes, Things things) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
    }

    @Override
    public List<Resolution> resolveAll(List<String> identifiers) {
        return identifiers.stream().map(this::resolve).toList();
    }

    @Override
    public Resolution resolve(String identifier) {
        String text = identifier.strip();
        List<Curie> readings = readings(text);
        if (Identifiers.isNumber(text)) {
            return number(identifier, readings);
        }
        return readings.isEmpty()
                ? new Resolution(identifier, Outcome.MALFORMED, Optional.empty(), List.of())
                : resolve(
                        identifier,
                        readings.getFirst(),
                        text.equals(readings.getFirst().toString()));
    }

    /// What `identifier` may be by its form: several for a bare number, else one or none.
    List<Curie> readings(String identifier) {
        String text = identifier.strip();
        if (Identifiers.isNumber(text)) {
            return NUMBERED.stream()
                    .flatMap(prefix -> curie(prefix + ":" + text).stream())
                    .toList();
        }
        return curie(Identifiers.isCui(text) ? CONCEPTS + ":" + text : text).stream()
                .toList();
    }

    /// `text` as a canonical CURIE, or nothing if it is none.
    Optional<Curie> curie(String text) {
        try {
            return Optional.of(prefixes.parse(text));
        } catch (MarrowException notAnIdentifier) {
            return Optional.empty();
        }
    }

    /// A number is whatever the release knows under it.
    private Resolution number(String input, List<Curie> ids) {
        List<Resolution> readings = ids.stream()
                .map(id -> resolve(input, id, false))
                .filter(reading -> reading.outcome() != Outcome.UNKNOWN)
                .toList();
        List<Resolution> named =
                readings.stream().filter(reading -> reading.thing().isPresent()).toList();
        List<Resolution> counted = named.isEmpty() ? readings : named;
        if (counted.isEmpty()) {
            return new Resolution(input, Outcome.UNKNOWN, Optional.empty(), List.of());
        }
        return counted.size() == 1
                ? counted.getFirst()
                : new Resolution(
                        input,
                        Outcome.AMBIGUOUS,
                        Optional.empty(),
                        ordered(counted.stream()
                                .flatMap(reading ->
                                        Stream.concat(reading.thing().stream(), reading.candidates().stream()))));
    }

    private Resolution resolve(String input, Curie id, boolean canonical) {
        Optional<Things.Entry> entry = things.entry(id);
        if (entry.isEmpty()) {
            return code(input, id);
        }
        Optional<Thing> thing = entry.get().thing();
        if (thing.filter(found -> !found.obsolete()).isPresent()) {
            return new Resolution(input, canonical ? Outcome.OK : Outcome.NORMALISED, thing, List.of());
        }
        return thing.isPresent()
                ? retired(input, thing.get(), entry.get())
                : alias(input, id, entry.get().current());
    }

    /// The number of a page, or an identifier that a term kept when another was merged into it.
    private Resolution alias(String input, Curie id, List<Curie> current) {
        if (current.size() > 1) {
            return new Resolution(input, Outcome.AMBIGUOUS, Optional.empty(), all(current));
        }
        Outcome outcome = id.prefix().equals(CONCEPTS) ? Outcome.NORMALISED : Outcome.ALTERNATIVE;
        return new Resolution(input, outcome, Optional.of(get(current.getFirst())), List.of());
    }

    /// A term into which this one was merged replaces it, whether or not the publisher says so twice.
    private Resolution retired(String input, Thing thing, Things.Entry entry) {
        Set<Curie> successors = new TreeSet<>(entry.replacements());
        successors.addAll(entry.current());
        if (successors.size() > 1) {
            return new Resolution(input, Outcome.SPLIT, Optional.of(thing), all(successors));
        }
        if (entry.current().size() == 1) {
            return new Resolution(
                    input, Outcome.ALTERNATIVE, Optional.of(get(entry.current().getFirst())), List.of());
        }
        if (successors.size() == 1) {
            return new Resolution(input, Outcome.REPLACED, Optional.of(thing), all(successors));
        }
        Outcome outcome = entry.consider().isEmpty() ? Outcome.OBSOLETE : Outcome.CONSIDER;
        return new Resolution(input, outcome, Optional.of(thing), all(entry.consider()));
    }

    private List<Thing> all(Collection<Curie> ids) {
        return ordered(ids.stream().map(this::get));
    }

    private Thing get(Curie id) {
        return things.get(id, Kinds.of(id));
    }

    private static List<Thing> ordered(Stream<Thing> things) {
        var byId = new TreeMap<Curie, Thing>();
        things.forEach(thing -> byId.put(thing.id(), thing));
        return List.copyOf(byId.values());
    }

    /// A code is known by what is mapped to it or points to it, a publication by what cites it.
    private Resolution code(String input, Curie id) {
        List<Thing> mapped = ordered(Stream.concat(exact(id).stream(), pointing(id).stream()));
        if (!mapped.isEmpty()) {
            return new Resolution(input, Outcome.MAPPED, Optional.empty(), mapped);
        }
        boolean known = isSpokenOf(id);
        return new Resolution(
                input,
                known ? Outcome.OK : Outcome.UNKNOWN,
                known ? Optional.of(get(id)) : Optional.empty(),
                List.of());
    }

    private boolean isSpokenOf(Curie id) {
        List<Node> node = List.of(node(id));
        if (!store.about(Store.Part.ASSERTED, node).isEmpty()) {
            return true;
        }
        return Kinds.of(id) == Kind.PUBLICATION
                && !store.pointing(Store.Part.ASSERTED, CITATIONS, node).isEmpty();
    }

    /// What is mapped exactly to `id`, in either direction, as far as it is a thing of the release.
    private List<Thing> exact(Curie id) {
        Node node = node(id);
        Graph to = store.pointing(Store.Part.ASSERTED, List.of(SKOS.exactMatch.asNode()), List.of(node));
        Graph from = store.about(Store.Part.ASSERTED, List.of(node));
        return Stream.concat(
                        to.find(Node.ANY, SKOS.exactMatch.asNode(), node).toList().stream()
                                .map(triple -> triple.getSubject()),
                        from.find(node, SKOS.exactMatch.asNode(), Node.ANY).toList().stream()
                                .map(triple -> triple.getObject()))
                .flatMap(this::known)
                .toList();
    }

    private List<Thing> pointing(Curie id) {
        List<Node> texts = prefixes.spellings(id).stream()
                .map(NodeFactory::createLiteralString)
                .toList();
        return store.pointing(Store.Part.ASSERTED, List.of(Published.HAS_DB_XREF), texts).find().toList().stream()
                .flatMap(triple -> known(triple.getSubject()))
                .toList();
    }

    private Stream<Thing> known(Node node) {
        return node.isURI()
                ? prefixes
                        .curie(node.getURI())
                        .flatMap(things::find)
                        .or(() -> prefixes.curie(node.getURI())
                                .flatMap(things::entry)
                                .filter(entry -> entry.current().size() == 1)
                                .map(entry -> get(entry.current().getFirst())))
                        .stream()
                : Stream.empty();
    }

    private Node node(Curie id) {
        return NodeFactory.createURI(prefixes.iri(id));
    }

    /// The thing of `kind` that `identifier` names, or the only one that is mapped exactly to what it names.
    Optional<Thing> find(String identifier, Kind kind) {
        Resolution resolution = resolve(identifier);
        Optional<Thing> own = resolution.thing().filter(thing -> thing.kind() == kind);
        if (own.isPresent()) {
            return own;
        }
        Collection<Thing> named = resolution.outcome() == Outcome.MAPPED
                ? resolution.candidates()
                : resolution.thing().stream().toList();
        List<Thing> direct = of(kind, named.stream());
        List<Thing> found =
                direct.isEmpty() ? of(kind, named.stream().flatMap(thing -> exact(thing.id()).stream())) : direct;
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static List<Thing> of(Kind kind, Stream<Thing> things) {
        return ordered(things.filter(thing -> thing.kind() == kind && !thing.obsolete()));
    }
}
