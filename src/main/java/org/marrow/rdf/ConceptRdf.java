package org.marrow.rdf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.marrow.vocabulary.Mw;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// MedGen's concepts as triples.
///
/// What the UMLS suppresses, and what MedGen says no longer holds, is written as an `rdf:Statement` and
/// not stated. Not for use by several threads.
public final class ConceptRdf {

    private static final Node TRUE = NodeFactory.createLiteralDT("true", XSDDatatype.XSDboolean);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);

    private final Consumer<Triple> out;
    private final Statements statements;
    private final String concepts;
    private final String publications;
    private final Set<String> types = new HashSet<>();

    /// A relation of one concept to another that has a property of its own.
    public enum Relation {
        /// The other is broader.
        BROADER(SKOS.broader.asNode()),
        /// The other is a clinical feature of it.
        MANIFESTATION(Mw.MANIFESTATION),
        /// The other is a finding in it.
        FINDING(Mw.FINDING),
        /// The other is its mode of inheritance.
        INHERITANCE_TYPE(Mw.INHERITANCE_TYPE),
        /// The other is what it is mapped to.
        MAPPED_TO(SKOS.mappingRelation.asNode()),
        /// Any other relation.
        OTHER(DCTerms.relation.asNode());

        private final Node property;

        Relation(Node property) {
            this.property = property;
        }
    }

    /// A writer into `out`.
    public ConceptRdf(Prefixes prefixes, Consumer<Triple> out) {
        this.out = out;
        this.statements = new Statements(out);
        this.concepts = namespace(prefixes, "MEDGEN");
        this.publications = namespace(prefixes, "PMID");
    }

    private static String namespace(Prefixes prefixes, String prefix) {
        return Optional.ofNullable(prefixes.namespaces().get(prefix))
                .orElseThrow(() -> new AssertionError("No prefix " + prefix + " in ontology/prefixes.ttl"));
    }

    /// The IRI of a concept.
    public Node concept(String cui) {
        return NodeFactory.createURI(concepts + cui);
    }

    /// Writes what makes a concept: its CUI and its preferred name.
    ///
    /// @param source     the source of the name
    /// @param suppressed why the UMLS suppresses the concept; empty where it does not
    public void writeConcept(String cui, String name, String source, String suppressed) {
        Node concept = concept(cui);
        add(concept, RDF.Nodes.type, SKOS.Concept.asNode());
        add(concept, Mw.CUI, text(cui));
        add(concept, SKOS.prefLabel.asNode(), text(name));
        add(concept, Mw.NAME_SOURCE, text(source));
        if (!suppressed.isEmpty()) {
            add(concept, Mw.SUPPRESSED, text(suppressed));
        }
    }

    /// Writes another name of a concept.
    public void writeLabel(String cui, String label) {
        add(concept(cui), SKOS.altLabel.asNode(), text(label));
    }

    /// Writes a name that a concept is only to be found by.
    public void writeHiddenLabel(String cui, String label) {
        add(concept(cui), SKOS.hiddenLabel.asNode(), text(label));
    }

    /// Writes a pointer to another vocabulary.
    ///
    /// @param xref       a CURIE
    /// @param source     the vocabulary, as MedGen writes it
    /// @param labels     what the vocabulary calls it
    /// @param suppressed why the UMLS suppresses it; empty where it does not
    public void writeXref(String cui, String xref, String source, Collection<String> labels, String suppressed) {
        List<AxiomRdf.Annotation> notes = new ArrayList<>();
        notes.add(new AxiomRdf.Annotation(DCTerms.source.asNode(), text(source)));
        labels.forEach(label -> notes.add(new AxiomRdf.Annotation(Published.OBJECT_LABEL, text(label))));
        write(concept(cui), Published.HAS_DB_XREF, text(xref), notes, suppressed);
    }

    /// Writes a definition.
    ///
    /// @param source     whose it is
    /// @param suppressed why the UMLS suppresses it; empty where it does not
    public void writeDefinition(String cui, String definition, String source, String suppressed) {
        write(concept(cui), SKOS.definition.asNode(), text(definition), source(source), suppressed);
    }

    /// Writes a semantic type, and once the type itself.
    ///
    /// @param tree its place in the tree of types
    public void writeSemanticType(String cui, String type, String tree, String name) {
        Node node = NodeFactory.createURI(Published.STY + type);
        add(concept(cui), Mw.SEMANTIC_TYPE, node);
        if (types.add(type)) {
            add(node, RDF.Nodes.type, SKOS.Concept.asNode());
            add(node, RDFS.Nodes.label, text(name));
            add(node, SKOS.notation.asNode(), text(type));
            add(node, DCTerms.identifier.asNode(), text(tree));
        }
    }

    /// Writes an attribute. Concepts that have the same value share one node for it.
    ///
    /// @param code the source's code for what the attribute is about; may be empty
    public void writeAttribute(String cui, String name, String value, String source, String code, String suppressed) {
        List<Triple> triples = new ArrayList<>();
        Node open = NodeFactory.createBlankNode("attribute");
        triples.add(Triple.create(open, RDF.Nodes.type, Published.PROPERTY_VALUE));
        triples.add(Triple.create(open, Published.PROPERTY_ID, text(name)));
        triples.add(Triple.create(open, Published.VALUE, text(value)));
        triples.add(Triple.create(open, DCTerms.source.asNode(), text(source)));
        if (!code.isEmpty()) {
            triples.add(Triple.create(open, DCTerms.identifier.asNode(), text(code)));
        }
        Node node = Ids.axiom(triples);
        triples.forEach(triple -> add(node, triple.getPredicate(), triple.getObject()));
        write(concept(cui), Published.ADDITIONAL_PROPERTY, node, List.of(), suppressed);
    }

    /// Writes a publication on a concept.
    public void writePublication(Node concept, String pmid) {
        add(concept, DCTerms.references.asNode(), NodeFactory.createURI(publications + pmid));
    }

    /// Writes a relation between concepts.
    ///
    /// @param words      the relation in the words of its source; empty where `relation` says as much
    /// @param source     who says so
    /// @param suppressed why the UMLS suppresses it; empty where it does not
    public void writeRelation(
            String subject, Relation relation, String object, String words, String source, String suppressed) {
        List<AxiomRdf.Annotation> notes = new ArrayList<>(source(source));
        if (!words.isEmpty()) {
            notes.add(new AxiomRdf.Annotation(Mw.RELATIONSHIP, text(words)));
        }
        write(concept(subject), relation.property, concept(object), notes, suppressed);
    }

    /// Writes that two things are related in a way for which there is no property.
    ///
    /// @param words the relation in the words of its source; may be empty
    public void writeRelated(Node subject, Node object, String words) {
        statements.state(
                subject,
                DCTerms.relation.asNode(),
                object,
                words.isEmpty() ? List.of() : List.of(new AxiomRdf.Annotation(Mw.RELATIONSHIP, text(words))));
    }

    /// Writes that a concept is no longer used.
    ///
    /// @param successor what stands for it now, if anything does
    /// @param date      when it was replaced; empty where that is not known
    public void writeReplaced(String cui, Optional<String> successor, String date) {
        Node concept = concept(cui);
        add(concept, RDF.Nodes.type, SKOS.Concept.asNode());
        add(concept, Mw.CUI, text(cui));
        if (successor.isPresent()) {
            add(concept, OWL2.deprecated.asNode(), TRUE);
            statements.state(concept, DCTerms.isReplacedBy.asNode(), concept(successor.get()), date(date));
        } else {
            statements.state(concept, OWL2.deprecated.asNode(), TRUE, date(date));
        }
    }

    /// Writes that a concept has, or had, a pointer to another vocabulary.
    ///
    /// @param date when it came to have it
    public void writeXref(String cui, String xref, String date, boolean current) {
        writeDated(concept(cui), Published.HAS_DB_XREF, text(xref), date, current);
    }

    /// Writes that a concept has, or had, a UID.
    ///
    /// @param date when it came to have it; empty where that is not known
    public void writeUid(String cui, String uid, String date, boolean current) {
        writeDated(concept(cui), Mw.UID, text(uid), date, current);
    }

    private void writeDated(Node subject, Node property, Node object, String date, boolean current) {
        if (current) {
            statements.state(subject, property, object, date(date));
        } else {
            statements.remember(subject, property, object, date(date));
        }
    }

    private void write(Node subject, Node property, Node object, List<AxiomRdf.Annotation> notes, String suppressed) {
        if (suppressed.isEmpty()) {
            statements.state(subject, property, object, notes);
        } else {
            List<AxiomRdf.Annotation> more = new ArrayList<>(notes);
            more.add(new AxiomRdf.Annotation(Mw.SUPPRESSED, text(suppressed)));
            statements.remember(subject, property, object, more);
        }
    }

    private static List<AxiomRdf.Annotation> source(String source) {
        return List.of(new AxiomRdf.Annotation(DCTerms.source.asNode(), text(source)));
    }

    private static List<AxiomRdf.Annotation> date(String date) {
        return date.isEmpty() ? List.of() : List.of(new AxiomRdf.Annotation(DCTerms.date.asNode(), day(date)));
    }

    /// A day such as `30 Oct 2019` as a date, anything else as the text it is.
    private static Node day(String text) {
        try {
            return NodeFactory.createLiteralDT(LocalDate.parse(text, DAY).toString(), XSDDatatype.XSDdate);
        } catch (DateTimeParseException notADay) {
            return text(text);
        }
    }

    /// The CURIE of an identifier of another vocabulary, both as MedGen writes them.
    public static String xref(String vocabulary, String id) {
        if (id.indexOf(':') > 0) {
            return id;
        }
        if (id.startsWith("Orphanet_")) {
            return "ORPHA:" + id.substring("Orphanet_".length());
        }
        return switch (vocabulary.toUpperCase(Locale.ROOT)) {
            case "HPO" -> "HP:" + id;
            case "MESH", "MSH" -> "MESH:" + id;
            case "NCI" -> "NCIT:" + id;
            case "ORDO", "ORPHANET" -> "ORPHA:" + id;
            case "SNOMEDCT_US", "SNOMEDCT", "SNOMED CT" -> "SNOMEDCT:" + id;
            default -> omimOrOther(vocabulary, id);
        };
    }

    private static String omimOrOther(String vocabulary, String id) {
        if (!vocabulary.toUpperCase(Locale.ROOT).startsWith("OMIM")) {
            return vocabulary + ":" + id;
        }
        return id.startsWith("PS") ? "OMIMPS:" + id.substring("PS".length()) : "OMIM:" + id;
    }

    private void add(Node subject, Node predicate, Node object) {
        out.accept(Triple.create(subject, predicate, object));
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
