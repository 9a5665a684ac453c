package org.marrow.lookup;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Publication;
import org.marrow.rdf.AnnotationRdf;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Publications from the statements.
final class StoredPublications implements Publications {

    private static final Node AUTHOR = schema("author");
    private static final Node DATE = schema("datePublished");
    private static final Node NAME = schema("name");
    private static final Node PART_OF = schema("isPartOf");
    private static final Node POSITION = schema("position");
    private static final Node SAME_AS = schema("sameAs");
    private static final String DOI = "DOI";

    private static final Comparator<Annotation> ORDER =
            Comparator.comparing(Annotation::condition).thenComparing(Annotation::phenotype);

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final StoredResolver resolver;

    StoredPublications(Store store, Prefixes prefixes, Things things, StoredResolver resolver) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.resolver = resolver;
    }

    private static Node schema(String name) {
        return NodeFactory.createURI(Published.SCHEMA + name);
    }

    @Override
    public Optional<Publication> find(String identifier) {
        return resolver.curie(identifier)
                .filter(id -> Kinds.of(id) == Kind.PUBLICATION)
                .map(this::described)
                .flatMap(this::read);
    }

    /// The publication under the identifier by which it is described: a DOI leads to it.
    private Curie described(Curie id) {
        return id.prefix().equals(DOI)
                ? Outline.curies(prefixes, subjects(List.of(SAME_AS), id)).stream()
                        .findFirst()
                        .orElse(id)
                : id;
    }

    private Optional<Publication> read(Curie id) {
        Outline outline = outline(id);
        List<Node> concepts = subjects(List.of(DCTerms.references.asNode(), Mw.GUIDELINE, Mw.RECENT_STUDY), id);
        List<Node> citing = citing(id);
        return outline.isEmpty() && concepts.isEmpty() && citing.isEmpty()
                ? Optional.empty()
                : Optional.of(publication(id, outline, concepts, citing));
    }

    private Publication publication(Curie id, Outline outline, List<Node> concepts, List<Node> citing) {
        return new Publication(
                id,
                outline.text(DCTerms.bibliographicCitation.asNode()),
                outline.outlines(AUTHOR).stream()
                        .sorted(Comparator.comparingInt(StoredPublications::position))
                        .flatMap(author -> author.text(NAME).stream())
                        .toList(),
                outline.outlines(PART_OF).stream()
                        .flatMap(journal -> journal.text(NAME).stream())
                        .findFirst(),
                outline.text(DATE),
                outline.curies(SAME_AS).stream()
                        .filter(same -> same.prefix().equals(DOI))
                        .findFirst(),
                Outline.things(things, Kind.CONCEPT, Outline.curies(prefixes, concepts)),
                (int) annotating(store.about(Store.Part.ASSERTED, citing), citing)
                        .count());
    }

    /// The statements about a publication, its authors and its journal.
    private Outline outline(Curie id) {
        Node node = NodeFactory.createURI(prefixes.iri(id));
        Graph graph = store.about(Store.Part.ASSERTED, List.of(node));
        Outline outline = new Outline(node, graph, prefixes);
        List<Node> parts = Stream.of(AUTHOR, PART_OF)
                .flatMap(property -> outline.nodes(property).stream())
                .toList();
        store.about(Store.Part.ASSERTED, parts).find().forEachRemaining(graph::add);
        return outline;
    }

    private static int position(Outline author) {
        return author.text(POSITION).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    }

    @Override
    public List<Annotation> annotations(Curie publication) {
        List<Node> citing = citing(prefixes.canonical(publication));
        return IndexedAssociations.annotations(store, new AnnotationRdf(prefixes), citing).stream()
                .sorted(ORDER)
                .toList();
    }

    private List<Node> citing(Curie id) {
        return subjects(List.of(DCTerms.source.asNode()), id);
    }

    private static Stream<Node> annotating(Graph graph, List<Node> citing) {
        return citing.stream().filter(node -> graph.contains(node, RDF.Nodes.type, Mw.ANNOTATION_CLASS));
    }

    private List<Node> subjects(List<Node> properties, Curie object) {
        Node node = NodeFactory.createURI(prefixes.iri(object));
        return store
                .pointing(Store.Part.ASSERTED, properties, List.of(node))
                .find()
                .mapWith(Triple::getSubject)
                .toList()
                .stream()
                .distinct()
                .toList();
    }
}
