package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.Gene;
import org.marrow.model.GeneAssociation;
import org.marrow.model.GenePhenotype;
import org.marrow.model.Kind;
import org.marrow.model.Thing;
import org.marrow.store.Store;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Genes from the statements, and their phenotypes from the associations of their conditions.
final class StoredGenes implements Genes {

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final StoredResolver resolver;
    private final Associations associations;
    private final GeneStatements statements;

    StoredGenes(Store store, Prefixes prefixes, Things things, StoredResolver resolver, Associations associations) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.resolver = resolver;
        this.associations = associations;
        this.statements = new GeneStatements(store, prefixes, things);
    }

    @Override
    public Optional<Gene> find(String identifier) {
        return resolver.curie(identifier)
                .filter(id -> Kinds.of(id) == Kind.GENE)
                .or(() -> resolver.find(identifier, Kind.GENE).map(Thing::id))
                .flatMap(this::read);
    }

    /// What is called a gene, or has a row of its own, is one.
    private Optional<Gene> read(Curie id) {
        Node node = node(id);
        Outline outline = new Outline(node, store.about(Store.Part.ASSERTED, List.of(node)), prefixes);
        List<GeneAssociation> rows =
                statements.read(subjects(store.pointing(Store.Part.ASSERTED, List.of(Mw.GENE), List.of(node))));
        if (outline.isEmpty() && rows.isEmpty()) {
            return Optional.empty();
        }
        String symbol = things.label(id);
        List<String> symbols = Stream.of(RDFS.Nodes.label, SKOS.altLabel.asNode())
                .flatMap(property -> outline.texts(property).stream())
                .toList();
        return Optional.of(new Gene(id, symbol, Outline.others(symbols, symbol), rows));
    }

    @Override
    public List<GenePhenotype> phenotypes(Curie gene) {
        Curie id = prefixes.canonical(gene);
        Node node = node(id);
        Outline outline = new Outline(node, store.about(Store.Part.ASSERTED, List.of(node)), prefixes);
        Map<Curie, List<Association>> through = new TreeMap<>();
        outline.curies(Published.GENE_ASSOCIATED_WITH_CONDITION).stream()
                .flatMap(condition -> associations.ofCondition(condition).stream())
                .filter(association -> association.state().isPresent())
                .forEach(association -> add(through, association.phenotype(), association));
        Thing subject = things.get(id, Kind.GENE);
        return through.entrySet().stream()
                .map(entry -> new GenePhenotype(subject, things.get(entry.getKey(), Kind.TERM), entry.getValue()))
                .toList();
    }

    @Override
    public List<GenePhenotype> ofPhenotype(Curie phenotype) {
        Curie id = prefixes.canonical(phenotype);
        List<Association> present = associations.ofPhenotype(id).stream()
                .filter(association -> association.state().isPresent())
                .toList();
        Graph edges = store.pointing(
                Store.Part.ASSERTED,
                List.of(Published.GENE_ASSOCIATED_WITH_CONDITION),
                present.stream()
                        .map(association -> node(association.condition()))
                        .toList());
        Map<Curie, List<Association>> through = new TreeMap<>();
        for (Association association : present) {
            Outline.curies(
                            prefixes,
                            edges.find(Node.ANY, Node.ANY, node(association.condition()))
                                    .mapWith(Triple::getSubject)
                                    .toList())
                    .forEach(gene -> add(through, gene, association));
        }
        Thing object = things.get(id, Kind.TERM);
        return through.entrySet().stream()
                .map(entry -> new GenePhenotype(things.get(entry.getKey(), Kind.GENE), object, entry.getValue()))
                .toList();
    }

    private static void add(Map<Curie, List<Association>> through, Curie key, Association association) {
        through.computeIfAbsent(key, other -> new ArrayList<>(1)).add(association);
    }

    private static Collection<Node> subjects(Graph graph) {
        return graph.find().mapWith(Triple::getSubject).toList();
    }

    private Node node(Curie id) {
        return NodeFactory.createURI(prefixes.iri(id));
    }
}
