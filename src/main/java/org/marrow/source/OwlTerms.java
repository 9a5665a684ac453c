package org.marrow.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDFBase;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.marrow.model.Curie;
import org.marrow.model.Term;

/// Gathers the triples of an ontology into terms, and hands over those that are of no term as they come.
final class OwlTerms extends StreamRDFBase {

    private static final Node CLASS = OWL2.Class.asNode();
    private static final Node AXIOM = OWL2.Axiom.asNode();
    private static final Set<Node> OF_AXIOM = Set.of(
            RDF.Nodes.type,
            OWL2.annotatedSource.asNode(),
            OWL2.annotatedProperty.asNode(),
            OWL2.annotatedTarget.asNode());

    private final SourceFile file;
    private final LongSupplier line;
    private final OntologySink sink;
    private final Descriptions descriptions;
    private final Map<Curie, Open> terms = new LinkedHashMap<>();
    private final Map<Node, List<Triple>> nameless = new LinkedHashMap<>();
    private final List<Triple> description = new ArrayList<>();
    private Optional<Node> ontology = Optional.empty();

    /// What is said of an IRI of the HPO, which becomes a term once it is declared a class.
    private static final class Open {

        private final List<Triple> undeclared = new ArrayList<>(0);
        private final TermDraft draft;
        private long line;

        private Open(TermDraft draft) {
            this.draft = draft;
        }
    }

    OwlTerms(SourceFile file, LongSupplier line, OntologySink sink) {
        this.file = file;
        this.line = line;
        this.sink = sink;
        this.descriptions = new Descriptions(file);
    }

    /// Whether an ontology was described.
    boolean isOntology() {
        return ontology.isPresent();
    }

    @Override
    public void triple(Triple triple) {
        Node subject = triple.getSubject();
        if (subject.isBlank()) {
            nameless.computeIfAbsent(subject, node -> new ArrayList<>(6)).add(triple);
            return;
        }
        if (ontology.isEmpty() && isOfOntology(triple)) {
            ontology = Optional.of(subject);
        }
        if (isOntology(triple) && ontology.filter(subject::equals).isPresent()) {
            return;
        }
        if (ontology.filter(subject::equals).isPresent()) {
            description.add(triple);
        } else {
            TermDraft.termOf(subject).ifPresentOrElse(id -> ofTerm(id, triple), () -> sink.statement(triple));
        }
    }

    private static boolean isOfOntology(Triple triple) {
        return isOntology(triple)
                || triple.getPredicate().equals(OWL2.versionIRI.asNode())
                || triple.getPredicate().equals(OWL2.imports.asNode());
    }

    private static boolean isOntology(Triple triple) {
        return triple.getPredicate().equals(RDF.Nodes.type)
                && triple.getObject().equals(OWL2.Ontology.asNode());
    }

    private void ofTerm(Curie id, Triple triple) {
        Open open = terms.computeIfAbsent(id, term -> new Open(new TermDraft(term, sink)));
        if (triple.getPredicate().equals(RDF.Nodes.type) && triple.getObject().equals(CLASS)) {
            open.line = line.getAsLong();
            descriptions.add(id, open.line);
            open.undeclared.forEach(earlier -> open.draft.say(earlier.getPredicate(), earlier.getObject()));
            open.undeclared.clear();
        } else if (open.line > 0) {
            open.draft.say(triple.getPredicate(), triple.getObject());
        } else {
            open.undeclared.add(triple);
        }
    }

    /// Gives everything that had to wait to the sink.
    void handOver() {
        describe();
        for (var waiting = nameless.values().iterator(); waiting.hasNext(); waiting.remove()) {
            nameless(waiting.next());
        }
        terms.forEach((id, open) -> {
            if (open.line > 0) {
                open.draft.handOver(
                        () -> file.malformed(open.line, id + " without rdfs:label", "a label on every term"));
            } else {
                open.undeclared.forEach(sink::statement);
            }
        });
    }

    private void describe() {
        String version = "undated";
        List<Term.Property> properties = new ArrayList<>();
        for (Triple triple : description) {
            Node predicate = triple.getPredicate();
            Node object = triple.getObject();
            if (predicate.equals(OWL2.versionIRI.asNode())) {
                version = OwlReader.version(object);
            } else if (predicate.equals(OWL2.imports.asNode())) {
                sink.remarked(OboWords.importOf(object.toString()));
            } else if (object.isLiteral()) {
                properties.add(new Term.Property(predicate.getURI(), object.getLiteralLexicalForm()));
            } else if (object.isURI() && Term.Property.isPointer(predicate.getURI())) {
                properties.add(new Term.Property(predicate.getURI(), object.getURI()));
            } else {
                sink.statement(Triple.create(NodeFactory.createURI(OboWords.ONTOLOGY), predicate, object));
            }
        }
        sink.ontology(version, properties);
    }

    /// Puts an annotation of an axiom into its term. What a term has no room for, and every other nameless
    /// node, stays statements.
    private void nameless(List<Triple> triples) {
        Optional<TermDraft> term = one(triples, OWL2.annotatedSource.asNode())
                .flatMap(TermDraft::termOf)
                .flatMap(id -> Optional.ofNullable(terms.get(id)))
                .filter(open -> open.line > 0)
                .map(open -> open.draft);
        Optional<Node> property = one(triples, OWL2.annotatedProperty.asNode());
        Optional<Node> target = one(triples, OWL2.annotatedTarget.asNode());
        boolean isAxiom = one(triples, RDF.Nodes.type).filter(AXIOM::equals).isPresent();
        if (!isAxiom || term.isEmpty() || property.isEmpty() || target.isEmpty()) {
            triples.forEach(sink::statement);
            return;
        }
        List<Triple> annotations = triples.stream()
                .filter(triple -> !OF_AXIOM.contains(triple.getPredicate()))
                .toList();
        List<Triple> left = annotations.stream()
                .filter(annotation -> !term.get()
                        .takes(property.get(), target.get(), annotation.getPredicate(), annotation.getObject()))
                .toList();
        if (!left.isEmpty() || annotations.isEmpty()) {
            triples.stream()
                    .filter(triple -> OF_AXIOM.contains(triple.getPredicate()))
                    .forEach(sink::statement);
            left.forEach(sink::statement);
        }
    }

    private static Optional<Node> one(List<Triple> triples, Node predicate) {
        List<Node> objects = triples.stream()
                .filter(triple -> triple.getPredicate().equals(predicate))
                .map(Triple::getObject)
                .toList();
        return objects.size() == 1 ? Optional.of(objects.getFirst()) : Optional.empty();
    }
}
