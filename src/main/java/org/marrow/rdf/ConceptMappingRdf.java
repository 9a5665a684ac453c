package org.marrow.rdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.marrow.vocabulary.Published;

/// The mappings of one file of MedGen as triples: the mapping itself and an `owl:Axiom` with the slots of
/// SSSOM.
///
/// Source: [SSSOM](https://mapping-commons.github.io/sssom/).
public final class ConceptMappingRdf {

    private static final Node POLICIES = NodeFactory.createURI("https://www.ncbi.nlm.nih.gov/home/about/policies/");

    private final Consumer<Triple> out;
    private final Statements statements;
    private final Node set;
    private final Node file;

    /// A mapping.
    ///
    /// @param subject      the concept
    /// @param predicate    how it is to `object`
    /// @param object       an IRI, or a CURIE as text
    /// @param subjectLabel the name of the concept
    /// @param objectLabel  the name of `object`, when the file gives it
    /// @param cardinality  such as `1:n`, when it is known
    /// @param source       the vocabulary of `object` in MedGen's words, when the file gives it
    public record Mapping(
            Node subject,
            Node predicate,
            Node object,
            String subjectLabel,
            Optional<String> objectLabel,
            Optional<String> cardinality,
            Optional<String> source) {}

    /// A writer into `out`.
    ///
    /// @param name the name of the set
    /// @param file where its file is published
    public ConceptMappingRdf(Consumer<Triple> out, String name, String file) {
        this.out = out;
        this.statements = new Statements(out);
        this.set = NodeFactory.createURI(Ids.BASE + "mapping-set/" + name);
        this.file = NodeFactory.createURI(file);
    }

    /// Writes what the set is.
    public void writeSet(String title) {
        out.accept(Triple.create(set, RDF.Nodes.type, Published.MAPPING_SET_CLASS));
        out.accept(Triple.create(set, DCTerms.rights.asNode(), POLICIES));
        out.accept(Triple.create(set, DCTerms.source.asNode(), file));
        out.accept(Triple.create(set, DCTerms.title.asNode(), NodeFactory.createLiteralLang(title, "en")));
    }

    /// Writes a mapping of the set.
    public void write(Mapping mapping) {
        List<AxiomRdf.Annotation> notes = new ArrayList<>();
        notes.add(new AxiomRdf.Annotation(Published.MAPPING_JUSTIFICATION, Published.UNSPECIFIED_MATCHING));
        notes.add(new AxiomRdf.Annotation(Published.MAPPING_SET, set));
        notes.add(new AxiomRdf.Annotation(Published.MAPPING_SOURCE, file));
        notes.add(new AxiomRdf.Annotation(Published.SUBJECT_LABEL, text(mapping.subjectLabel())));
        mapping.objectLabel()
                .ifPresent(label -> notes.add(new AxiomRdf.Annotation(Published.OBJECT_LABEL, text(label))));
        mapping.cardinality()
                .ifPresent(cardinality ->
                        notes.add(new AxiomRdf.Annotation(Published.MAPPING_CARDINALITY, text(cardinality))));
        mapping.source().ifPresent(source -> notes.add(new AxiomRdf.Annotation(DCTerms.source.asNode(), text(source))));
        statements.state(mapping.subject(), mapping.predicate(), mapping.object(), notes);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
