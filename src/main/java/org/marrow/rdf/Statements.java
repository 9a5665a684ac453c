package org.marrow.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

/// Statements of which something is said, such as where they are from.
final class Statements {

    private static final Node OPEN = NodeFactory.createBlankNode("statement");

    private final Consumer<Triple> out;

    /// Into `out`.
    Statements(Consumer<Triple> out) {
        this.out = out;
    }

    /// Writes a statement, and an `owl:Axiom` that carries the notes unless there are none.
    void state(Node subject, Node property, Node object, List<AxiomRdf.Annotation> notes) {
        out.accept(Triple.create(subject, property, object));
        annotate(subject, property, object, notes);
    }

    /// Writes only the `owl:Axiom`, for a statement that is written elsewhere.
    void annotate(Node subject, Node property, Node object, List<AxiomRdf.Annotation> notes) {
        if (!notes.isEmpty()) {
            AxiomRdf.write(out, subject, property, object, notes);
        }
    }

    /// Writes an `rdf:Statement` in place of a statement that no longer holds, so that no query takes it for one that
    /// does.
    void remember(Node subject, Node property, Node object, List<AxiomRdf.Annotation> notes) {
        List<Triple> triples = new ArrayList<>();
        triples.add(Triple.create(OPEN, RDF.Nodes.type, RDF.Nodes.Statement));
        triples.add(Triple.create(OPEN, RDF.Nodes.subject, subject));
        triples.add(Triple.create(OPEN, RDF.Nodes.predicate, property));
        triples.add(Triple.create(OPEN, RDF.Nodes.object, object));
        notes.forEach(note -> triples.add(Triple.create(OPEN, note.property(), note.value())));
        Node name = Ids.axiom(triples);
        triples.forEach(triple -> out.accept(Triple.create(name, triple.getPredicate(), triple.getObject())));
    }
}
