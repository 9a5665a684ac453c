package org.marrow.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.rdf.Skolem;
import org.marrow.reason.Classification;
import org.marrow.reason.OwlReport;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Mw;

/// Holds statements against what published vocabularies say of the terms that these use: that there are such terms,
/// of that kind and not obsolete, that no two disjoint properties join the same two things, and that both together
/// are consistent.
final class PublishedCheck {

    private static final Set<Node> PROPERTIES = Set.of(
            OWL2.ObjectProperty.asNode(),
            OWL2.DatatypeProperty.asNode(),
            OWL2.AnnotationProperty.asNode(),
            RDF.Property.asNode());

    private static final Set<Node> OF_PROPERTIES = Set.of(
            RDFS.Nodes.subPropertyOf,
            OWL2.inverseOf.asNode(),
            OWL2.SymmetricProperty.asNode(),
            OWL2.TransitiveProperty.asNode());

    private final Graph home;
    private final Graph published;
    private final BiConsumer<Node, String> finding;
    private final Set<Node> classes;
    private final Set<Node> properties;

    /// @param published what the vocabularies say
    /// @param finding   takes what is found, with what it is about
    PublishedCheck(Graph home, Graph published, BiConsumer<Node, String> finding) {
        this.home = home;
        this.published = published;
        this.finding = finding;
        this.classes = published
                .find(Node.ANY, RDF.Nodes.type, OWL2.Class.asNode())
                .mapWith(Triple::getSubject)
                .toSet();
        this.properties = PROPERTIES.stream()
                .flatMap(type ->
                        published.find(Node.ANY, RDF.Nodes.type, type).mapWith(Triple::getSubject).toList().stream())
                .collect(Collectors.toSet());
    }

    /// Finds what there is to find.
    ///
    /// @return how many terms of the published vocabularies are used
    int run() {
        Set<Node> used = used();
        used.forEach(this::checkTerm);
        checkDisjointProperties();
        checkTogether();
        return used.size();
    }

    private Set<Node> used() {
        Set<String> namespaces = new TreeSet<>();
        classes.forEach(type -> namespaces.add(namespace(type)));
        properties.forEach(property -> namespaces.add(namespace(property)));
        Set<Node> used = new TreeSet<>(Comparator.comparing(Node::toString));
        home.find().forEachRemaining(triple -> {
            for (Node node : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                if (node.isURI() && namespaces.contains(namespace(node))) {
                    used.add(node);
                }
            }
        });
        return used;
    }

    private static String namespace(Node node) {
        String iri = node.getURI();
        return iri.substring(0, Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    private void checkTerm(Node term) {
        boolean isClass = classes.contains(term);
        boolean isProperty = properties.contains(term);
        if (!isClass && !isProperty) {
            finding.accept(term, "found no such term in its vocabulary, expected one of those in published/");
        } else if (published.contains(term, OWL2.deprecated.asNode(), Node.ANY)) {
            finding.accept(term, "found a term that its vocabulary calls obsolete, expected a current one");
        } else if (isClass && home.contains(Node.ANY, term, Node.ANY)) {
            finding.accept(term, "found a class in the place of a property");
        } else if (isProperty && home.contains(Node.ANY, RDF.Nodes.type, term)) {
            finding.accept(term, "found a property in the place of a class");
        }
    }

    private void checkDisjointProperties() {
        Graph following = following();
        published.find(Node.ANY, OWL2.propertyDisjointWith.asNode(), Node.ANY).forEachRemaining(disjoint -> {
            for (Triple triple :
                    following.find(Node.ANY, disjoint.getSubject(), Node.ANY).toList()) {
                if (following.contains(triple.getSubject(), disjoint.getObject(), triple.getObject())) {
                    finding.accept(
                            triple.getSubject(),
                            "found both %s and %s to %s, expected one of them, since they are disjoint"
                                    .formatted(disjoint.getSubject(), disjoint.getObject(), triple.getObject()));
                }
            }
        });
    }

    /// What the data says with published properties, and what follows from how these hang together.
    private Graph following() {
        Graph schema = GraphFactory.createDefaultGraph();
        published
                .find()
                .filterKeep(triple ->
                        OF_PROPERTIES.contains(triple.getPredicate()) || OF_PROPERTIES.contains(triple.getObject()))
                .forEachRemaining(schema::add);
        Graph data = GraphFactory.createDefaultGraph();
        home.find()
                .filterKeep(triple -> properties.contains(triple.getPredicate())
                        && triple.getObject().isURI())
                .forEachRemaining(data::add);
        return ReasonerRegistry.getOWLMicroReasoner().bindSchema(schema).bind(data);
    }

    /// Properties are left out: what OWL calls an object property is an annotation property in our data.
    private void checkTogether() {
        Graph together = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(together, Skolem.forOwl(home));
        List<Triple> axioms = new ArrayList<>();
        for (Node type : classes) {
            for (Node predicate :
                    List.of(RDF.Nodes.type, RDFS.Nodes.subClassOf, OWL2.disjointWith.asNode(), RDFS.Nodes.label)) {
                published.find(type, predicate, Node.ANY).forEachRemaining(axioms::add);
            }
        }
        axioms.stream().filter(triple -> !triple.getObject().isBlank()).forEach(together::add);
        OwlReport report = Classification.of(together, Progress.NONE).report(Progress.NONE);
        if (!report.consistent()) {
            finding.accept(
                    NodeFactory.createURI(Mw.NAMESPACE),
                    "found a contradiction between the data and the published vocabularies, expected none");
        }
        report.unsatisfiable()
                .forEach(type -> finding.accept(
                        NodeFactory.createURI(type.type().iri()),
                        "found a class that can have no member beside the published vocabularies: "
                                + OwlCheck.line(type)));
    }
}
