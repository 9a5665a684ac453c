package org.marrow.lookup;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.GeneAssociation;
import org.marrow.model.Kind;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;

/// The sourced statements that genes stand behind conditions. May be shared between threads.
final class GeneStatements {

    private static final Comparator<GeneAssociation> ORDER = Comparator.comparing(
                    (GeneAssociation association) -> association.condition().id())
            .thenComparing(association -> association.gene().id())
            .thenComparing(GeneAssociation::publisher)
            .thenComparing(GeneAssociation::type)
            .thenComparing(association -> association.references().toString())
            .thenComparing(association -> association.lines().toString());

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;

    GeneStatements(Store store, Prefixes prefixes, Things things) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
    }

    /// The statements with these names, ordered by condition and gene. A name of anything else counts for
    /// nothing.
    List<GeneAssociation> read(Collection<Node> names) {
        Graph graph = store.about(Store.Part.ASSERTED, names);
        List<Node> publishers =
                graph.find(Node.ANY, DCTerms.publisher.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                        .distinct()
                        .toList();
        store.about(Store.Part.ASSERTED, publishers).find().forEachRemaining(graph::add);
        return names.stream()
                .distinct()
                .map(name -> new Outline(name, graph, prefixes))
                .filter(outline -> outline.isA(Mw.GENE_ASSOCIATION))
                .map(this::association)
                .sorted(ORDER)
                .toList();
    }

    private GeneAssociation association(Outline outline) {
        return new GeneAssociation(
                things.get(outline.curie(Mw.GENE), Kind.GENE),
                things.get(outline.curie(Mw.CONDITION), Kind.CONDITION),
                outline.required(Mw.ASSOCIATION_TYPE),
                outline.outlines(DCTerms.publisher.asNode()).stream()
                        .flatMap(publisher -> publisher.texts(RDFS.Nodes.label).stream())
                        .sorted()
                        .findFirst()
                        .orElseGet(() -> String.join(" ", outline.references(DCTerms.publisher.asNode()))),
                outline.references(DCTerms.source.asNode()),
                outline.texts(RDFS.Nodes.comment),
                outline.texts(Mw.LINE).stream().map(Long::valueOf).sorted().toList());
    }
}
