package org.marrow.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.model.Synonym;
import org.marrow.model.Term;
import org.marrow.model.Translation;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// Terms as triples, and back, in the shape of `hp.owl`: sources of definitions and types of synonyms are
/// annotations of axioms.
///
/// The axiom nodes have IRIs where `hp.owl` has blank nodes; a query cannot tell. A successor is an IRI
/// even where the source writes a CURIE.
public final class TermRdf {

    private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);

    private final Prefixes prefixes;
    private final Consumer<Triple> out;

    /// A writer into `out`.
    public TermRdf(Prefixes prefixes, Consumer<Triple> out) {
        this.prefixes = prefixes;
        this.out = out;
    }

    /// Writes a term.
    public void write(Term term) {
        Node subject = iri(term.id());
        add(subject, RDF.Nodes.type, OWL2.Class.asNode());
        add(subject, RDFS.Nodes.label, text(term.label()));
        add(subject, Published.OBO_ID, text(term.id().toString()));
        term.definition().ifPresent(definition -> {
            add(subject, Published.DEFINITION, text(definition));
            annotate(subject, Published.DEFINITION, text(definition), xrefs(term.definitionXrefs()));
        });
        for (Synonym synonym : term.synonyms()) {
            Node property =
                    NodeFactory.createURI(Published.OBO_IN_OWL + synonym.scope().property());
            add(subject, property, text(synonym.text()));
            List<AxiomRdf.Annotation> annotations = xrefs(synonym.xrefs());
            synonym.type()
                    .ifPresent(type -> annotations.add(
                            new AxiomRdf.Annotation(Published.HAS_SYNONYM_TYPE, NodeFactory.createURI(type))));
            annotate(subject, property, text(synonym.text()), annotations);
        }
        term.xrefs().forEach(xref -> add(subject, Published.HAS_DB_XREF, text(xref)));
        term.comments().forEach(comment -> add(subject, RDFS.Nodes.comment, text(comment)));
        term.subsets().forEach(subset -> add(subject, Published.IN_SUBSET, NodeFactory.createURI(subset)));
        if (term.obsolete()) {
            add(subject, OWL2.deprecated.asNode(), TRUE);
        }
        term.properties().forEach(property -> writeProperty(subject, property));
    }

    /// Reads the term `subject` from a graph that has the statements about it and their axioms. Its lists
    /// are ordered; its successors are CURIEs, and whatever else it points to are IRIs.
    public static Term read(Prefixes prefixes, Graph graph, Node subject) {
        return new TermGraph(prefixes, graph, subject).term();
    }

    /// Reads the translations of the term `subject` from a graph that has the statements about it and
    /// their axioms, ordered by language, property and text.
    public static List<Translation> readTranslations(Prefixes prefixes, Graph graph, Node subject) {
        return new TranslationGraph(prefixes, graph, subject).translations();
    }

    /// Writes that `parent` is a direct superclass of `child`.
    public void writeParent(Curie child, Curie parent) {
        add(iri(child), RDFS.Nodes.subClassOf, iri(parent));
    }

    /// Writes an ontology's own description.
    ///
    /// @param ontology its IRI
    /// @param version  its version IRI
    public void writeOntology(String ontology, String version, List<Term.Property> properties) {
        Node subject = NodeFactory.createURI(ontology);
        add(subject, RDF.Nodes.type, OWL2.Ontology.asNode());
        add(subject, OWL2.versionIRI.asNode(), NodeFactory.createURI(version));
        properties.forEach(property -> writeProperty(subject, property));
    }

    private void writeProperty(Node subject, Term.Property property) {
        add(subject, NodeFactory.createURI(property.predicate()), value(property));
    }

    private Node value(Term.Property property) {
        if (!Term.Property.isPointer(property.predicate())) {
            return text(property.value());
        }
        if (property.value().startsWith("http://") || property.value().startsWith("https://")) {
            return NodeFactory.createURI(property.value());
        }
        try {
            return iri(Curie.parse(property.value()));
        } catch (MarrowException notAnIdentifier) {
            return text(property.value());
        }
    }

    private static List<AxiomRdf.Annotation> xrefs(List<String> xrefs) {
        List<AxiomRdf.Annotation> properties = new ArrayList<>();
        xrefs.forEach(xref -> properties.add(new AxiomRdf.Annotation(Published.HAS_DB_XREF, text(xref))));
        return properties;
    }

    private void annotate(Node source, Node property, Node target, List<AxiomRdf.Annotation> annotations) {
        if (!annotations.isEmpty()) {
            AxiomRdf.write(out, source, property, target, annotations);
        }
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private Node iri(Curie curie) {
        return NodeFactory.createURI(prefixes.iri(curie));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
