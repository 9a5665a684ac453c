package org.marrow.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;
import org.marrow.engine.Statistics;
import org.marrow.model.ReleaseSource;
import org.marrow.rdf.ManifestRdf;
import org.marrow.store.Survey;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// What a release holds, counted, as triples of VoID: its default graph, each of its named graphs, and the links
/// between vocabularies in its mapping sets.
///
/// Of each graph it is said what it says of instances of which class, and which classes or datatypes it joins them
/// with; which things are instances, the default graph decides, so that a graph may speak of those of another. Parts
/// are named after the dataset they are a part of and their place in the order of IRIs, so that the same content has
/// the same triples.
///
/// Source: [VoID](https://www.w3.org/TR/void/); datatype partitions from
/// [its extension](http://ldf.fi/void-ext).
final class VoidDescription {

    private static final String HPO_TERMS = "http://purl.obolibrary.org/obo/HP_";
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final Node release;
    private final String id;
    private final Prefixes prefixes;
    private final Consumer<Triple> out;

    /// @param id  the identifier of the release
    /// @param out takes the triples
    VoidDescription(String id, Prefixes prefixes, Consumer<Triple> out) {
        this.release = ManifestRdf.release(id);
        this.id = id;
        this.prefixes = prefixes;
        this.out = out;
    }

    /// Writes everything.
    void write(Survey survey, List<Linksets.Linkset> links, List<ReleaseSource> sources) {
        describe(survey.defaultGraph().statistics(), sources);
        part(release, survey.defaultGraph());
        survey.graphs().forEach(this::graph);
        links(links);
    }

    private void describe(Statistics statistics, List<ReleaseSource> sources) {
        add(release, RDF.Nodes.type, VOID.Dataset.asNode());
        add(release, DCTerms.title.asNode(), text("Marrow release " + id));
        add(release, DCTerms.description.asNode(), text("""
                The union of the asserted graphs and the manifest, which is the default graph of the release. \
                Graphs of translations and of what follows by reasoning are not a part of it, nor is this description."""));
        add(release, Published.DATASET_VERSION, text(id));
        add(release, Published.PAV_VERSION, text(id));
        sources.stream()
                .map(ReleaseSource::version)
                .filter(version -> DATE.matcher(version).matches())
                .max(Comparator.naturalOrder())
                .ifPresent(date ->
                        add(release, DCTerms.issued.asNode(), NodeFactory.createLiteralDT(date, XSDDatatype.XSDdate)));
        sources.forEach(source -> source.licence()
                .ifPresent(licence -> add(release, DCTerms.license.asNode(), NodeFactory.createURI(licence))));
        add(release, VOID.uriSpace.asNode(), text(HPO_TERMS));
        vocabularies(statistics).forEach(iri -> add(release, VOID.vocabulary.asNode(), NodeFactory.createURI(iri)));
    }

    private Set<String> vocabularies(Statistics statistics) {
        Set<String> used = new TreeSet<>();
        for (String namespace : prefixes.namespaces().values()) {
            boolean isUsed = statistics.predicates().keySet().stream().anyMatch(node -> isIn(node, namespace))
                    || statistics.classes().keySet().stream().anyMatch(node -> isIn(node, namespace));
            if (isUsed) {
                used.add(namespace);
            }
        }
        return used;
    }

    private static boolean isIn(Node node, String namespace) {
        return node.isURI() && node.getURI().startsWith(namespace);
    }

    private void graph(Node graph, Survey.Part counted) {
        Node part = ManifestRdf.graph(id, graph.getURI());
        part(part, counted);
        add(part, RDF.Nodes.type, VOID.Dataset.asNode());
        add(part, DCTerms.title.asNode(), text("The graph %s of Marrow release %s".formatted(graph, id)));
        ManifestRdf.name(id, graph.getURI(), out);
        if (Graphs.isAsserted(graph)) {
            add(release, VOID.subset.asNode(), part);
        }
    }

    private void part(Node dataset, Survey.Part counted) {
        counts(dataset, counted.statistics());
        properties(dataset, counted.statistics());
        Map<Node, Long> instances = counted.statistics().classes();
        Set<Node> types = new TreeSet<>(Comparator.comparing(Node::toString));
        types.addAll(instances.keySet());
        types.addAll(counted.classes().keySet());
        int number = 0;
        for (Node type : types) {
            Node part = part(dataset, "#c" + ++number);
            add(dataset, VOID.classPartition.asNode(), part);
            add(part, VOID._class.asNode(), type);
            add(part, VOID.entities.asNode(), number(instances.getOrDefault(type, 0L)));
            uses(part, counted.classes().getOrDefault(type, Map.of()));
        }
    }

    private void counts(Node dataset, Statistics statistics) {
        add(dataset, VOID.triples.asNode(), number(statistics.triples()));
        add(dataset, VOID.distinctSubjects.asNode(), number(statistics.subjects()));
        add(dataset, VOID.distinctObjects.asNode(), number(statistics.objects()));
        add(dataset, VOID.entities.asNode(), number(statistics.entities()));
        add(dataset, VOID.properties.asNode(), number(statistics.predicates().size()));
        add(dataset, VOID.classes.asNode(), number(statistics.classes().size()));
    }

    private void properties(Node dataset, Statistics statistics) {
        int number = 0;
        for (Map.Entry<Node, Statistics.Usage> use : statistics.predicates().entrySet()) {
            Node part = property(
                    dataset,
                    part(dataset, "#p" + ++number),
                    use.getKey(),
                    use.getValue().triples());
            add(part, VOID.distinctSubjects.asNode(), number(use.getValue().subjects()));
            add(part, VOID.distinctObjects.asNode(), number(use.getValue().objects()));
        }
    }

    private Node property(Node dataset, Node part, Node property, long triples) {
        add(dataset, VOID.propertyPartition.asNode(), part);
        add(part, VOID.property.asNode(), property);
        add(part, VOID.triples.asNode(), number(triples));
        return part;
    }

    private void uses(Node typePart, Map<Node, Survey.ClassUse> uses) {
        int number = 0;
        for (Map.Entry<Node, Survey.ClassUse> use : uses.entrySet()) {
            Node part = property(
                    typePart,
                    part(typePart, "-p" + ++number),
                    use.getKey(),
                    use.getValue().triples());
            add(part, VOID.distinctSubjects.asNode(), number(use.getValue().subjects()));
            ends(
                    part,
                    "-c",
                    VOID.classPartition.asNode(),
                    VOID._class.asNode(),
                    use.getValue().classes());
            ends(
                    part,
                    "-d",
                    Published.DATATYPE_PARTITION,
                    Published.PARTITION_DATATYPE,
                    use.getValue().datatypes());
        }
    }

    private void ends(Node part, String suffix, Node partition, Node kind, Map<Node, Long> counts) {
        int number = 0;
        for (Map.Entry<Node, Long> count : counts.entrySet()) {
            Node end = part(part, suffix + ++number);
            add(part, partition, end);
            add(end, kind, count.getKey());
            add(end, VOID.triples.asNode(), number(count.getValue()));
        }
    }

    private void links(List<Linksets.Linkset> links) {
        int number = 0;
        for (Linksets.Linkset link : links) {
            Node set = part(release, "#links" + ++number);
            add(set, RDF.Nodes.type, VOID.Linkset.asNode());
            add(ManifestRdf.graph(id, link.graph().getURI()), VOID.subset.asNode(), set);
            add(set, VOID.linkPredicate.asNode(), link.predicate());
            add(set, VOID.subjectsTarget.asNode(), vocabulary(link.from()));
            add(set, VOID.objectsTarget.asNode(), vocabulary(link.to()));
            add(set, VOID.triples.asNode(), number(link.triples()));
        }
    }

    private Node vocabulary(String prefix) {
        Node dataset = part(release, "#" + prefix);
        add(dataset, RDF.Nodes.type, VOID.Dataset.asNode());
        Optional.ofNullable(prefixes.namespaces().get(prefix))
                .ifPresent(namespace -> add(dataset, VOID.uriSpace.asNode(), text(namespace)));
        return dataset;
    }

    private static Node part(Node dataset, String suffix) {
        return NodeFactory.createURI(dataset.getURI() + suffix);
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static Node number(long number) {
        return NodeFactory.createLiteralDT(Long.toString(number), XSDDatatype.XSDinteger);
    }
}
