package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Concept;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Thing;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Concepts from the statements.
final class StoredConcepts implements Concepts {

    /// MedGen's letters in the order in which it prints them.
    private static final String MARKERS = "CROGV";

    private static final Comparator<String> NUMBERS =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Comparator<Concept.Definition> DEFINITIONS = Comparator.comparing(
                    (Concept.Definition definition) -> definition.source().orElse(""))
            .thenComparing(Concept.Definition::text);

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final StoredResolver resolver;

    StoredConcepts(Store store, Prefixes prefixes, Things things, StoredResolver resolver) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.resolver = resolver;
    }

    @Override
    public Optional<Concept> find(String identifier) {
        return resolver.find(identifier, Kind.CONCEPT).map(this::read);
    }

    private Concept read(Thing concept) {
        Node node = NodeFactory.createURI(prefixes.iri(concept.id()));
        Outline outline = outline(node);
        List<Curie> guidelines = outline.curies(Mw.GUIDELINE);
        List<Curie> studies = outline.curies(Mw.RECENT_STUDY);
        return new Concept(
                concept.id(),
                outline.texts(Mw.UID).stream().sorted(NUMBERS).toList(),
                concept.label(),
                outline.text(Mw.NAME_SOURCE),
                Outline.others(
                        Stream.of(SKOS.prefLabel, SKOS.altLabel)
                                .flatMap(property -> outline.texts(property.asNode()).stream())
                                .toList(),
                        concept.label()),
                definitions(outline),
                semanticTypes(outline),
                markers(outline),
                Outline.things(things, Kind.CONCEPT, outline.curies(SKOS.broader.asNode())),
                Outline.things(things, Kind.CONCEPT, narrower(node)),
                guidelines,
                studies,
                others(outline, guidelines, studies),
                outline.texts(Published.HAS_DB_XREF),
                concept.obsolete(),
                outline.curies(DCTerms.isReplacedBy.asNode()));
    }

    /// The statements about a concept, its types and its markers, and the axioms of its definitions:
    /// those of its relations, of which there may be thousands, are not asked for.
    private Outline outline(Node concept) {
        Graph graph = store.about(Store.Part.ASSERTED, List.of(concept));
        Outline outline = new Outline(concept, graph, prefixes);
        List<Node> described = Stream.of(Mw.SEMANTIC_TYPE, Mw.MARKER)
                .flatMap(property -> outline.nodes(property).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        store.pointing(
                        Store.Part.ASSERTED,
                        List.of(OWL2.annotatedTarget.asNode()),
                        outline.nodes(SKOS.definition.asNode()))
                .find()
                .mapWith(Triple::getSubject)
                .forEachRemaining(described::add);
        store.about(Store.Part.ASSERTED, described).find().forEachRemaining(graph::add);
        return outline;
    }

    private List<Curie> narrower(Node concept) {
        return Outline.curies(
                prefixes,
                store.pointing(Store.Part.ASSERTED, List.of(SKOS.broader.asNode()), List.of(concept))
                        .find()
                        .mapWith(Triple::getSubject)
                        .toList());
    }

    private static List<Concept.Definition> definitions(Outline outline) {
        return outline.texts(SKOS.definition.asNode()).stream()
                .flatMap(text -> sources(outline, text).stream().map(source -> new Concept.Definition(text, source)))
                .sorted(DEFINITIONS)
                .toList();
    }

    /// Who gives a definition, each an answer; nobody is the one answer where no axiom says.
    private static List<Optional<String>> sources(Outline outline, String definition) {
        List<Optional<String>> sources = outline
                .graph()
                .find(Node.ANY, OWL2.annotatedSource.asNode(), outline.subject())
                .mapWith(triple -> outline.of(triple.getSubject()))
                .toList()
                .stream()
                .filter(axiom -> axiom.nodes(OWL2.annotatedProperty.asNode()).contains(SKOS.definition.asNode())
                        && axiom.texts(OWL2.annotatedTarget.asNode()).contains(definition))
                .flatMap(axiom -> axiom.references(DCTerms.source.asNode()).stream())
                .distinct()
                .map(Optional::of)
                .toList();
        return sources.isEmpty() ? List.of(Optional.empty()) : sources;
    }

    private static List<Concept.SemanticType> semanticTypes(Outline outline) {
        return outline.outlines(Mw.SEMANTIC_TYPE).stream()
                .flatMap(type -> Outline.curies(outline.prefixes(), List.of(type.subject())).stream()
                        .map(id -> new Concept.SemanticType(
                                id, type.text(RDFS.Nodes.label).orElseGet(id::toString))))
                .sorted(Comparator.comparing(Concept.SemanticType::id))
                .toList();
    }

    private static List<String> markers(Outline outline) {
        return outline.outlines(Mw.MARKER).stream()
                .flatMap(marker -> marker.texts(SKOS.notation.asNode()).stream())
                .sorted(Comparator.comparingInt(MARKERS::indexOf))
                .toList();
    }

    private static int others(Outline outline, List<Curie> guidelines, List<Curie> studies) {
        Set<Curie> listed = new HashSet<>(guidelines);
        listed.addAll(studies);
        return (int) outline.curies(DCTerms.references.asNode()).stream()
                .filter(publication -> !listed.contains(publication))
                .count();
    }
}
