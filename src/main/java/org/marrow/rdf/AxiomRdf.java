package org.marrow.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;

/// What is said about a triple, as OWL says it: an `owl:Axiom` that repeats the triple and carries the
/// annotations.
///
/// The axiom has an IRI made from all that it says: the same triple with the same annotations, in
/// whichever order, is one axiom.
public final class AxiomRdf {

    private AxiomRdf() {}

    /// One property of the axiom.
    public record Annotation(Node property, Node value) {}

    /// The axiom's triples, of which all have it as their subject.
    ///
    /// @param annotations what is said of the triple; the same one twice counts once
    public static List<Triple> triples(Node source, Node property, Node target, List<Annotation> annotations) {
        List<Annotation> all = new ArrayList<>();
        all.add(new Annotation(RDF.Nodes.type, OWL2.Axiom.asNode()));
        all.add(new Annotation(OWL2.annotatedSource.asNode(), source));
        all.add(new Annotation(OWL2.annotatedProperty.asNode(), property));
        all.add(new Annotation(OWL2.annotatedTarget.asNode(), target));
        all.addAll(annotations);
        List<Annotation> distinct = all.stream().distinct().toList();
        Node axiom = Ids.axiom(about(NodeFactory.createBlankNode("axiom"), distinct));
        return about(axiom, distinct);
    }

    /// Writes the axiom's triples into `out`.
    static void write(Consumer<Triple> out, Node source, Node property, Node target, List<Annotation> annotations) {
        triples(source, property, target, annotations).forEach(out);
    }

    private static List<Triple> about(Node axiom, List<Annotation> annotations) {
        return annotations.stream()
                .map(annotation -> Triple.create(axiom, annotation.property(), annotation.value()))
                .toList();
    }
}
