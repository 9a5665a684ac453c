package org.marrow.reason;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rdf.Ids;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.RDFXMLDocumentFormat;
import org.semanticweb.owlapi.io.RDFParserMetaData;
import org.semanticweb.owlapi.io.RDFTriple;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLRuntimeException;
import org.semanticweb.owlapi.rdf.rdfxml.parser.OWLRDFConsumer;
import org.semanticweb.owlapi.util.AnonymousNodeChecker;
import org.semanticweb.owlapi.vocab.OWLFacet;

/// What statements say of classes and properties, gathered for a reasoner; all else that it is handed, it leaves
/// out: what is said of individuals, and annotations other than labels. Not for use by several threads.
///
/// Source: [OWL 2 mapping to RDF](https://www.w3.org/TR/owl2-mapping-to-rdf/).
public final class Axioms implements Consumer<Triple> {

    static {
        JenaSystem.init();
    }

    /// The predicates of which axioms and class expressions are made.
    public static final Set<Node> PREDICATES = Stream.concat(
                    Stream.of(
                                    RDF.type,
                                    RDF.first,
                                    RDF.rest,
                                    RDFS.subClassOf,
                                    RDFS.subPropertyOf,
                                    RDFS.domain,
                                    RDFS.range,
                                    OWL2.equivalentClass,
                                    OWL2.disjointWith,
                                    OWL2.disjointUnionOf,
                                    OWL2.members,
                                    OWL2.intersectionOf,
                                    OWL2.unionOf,
                                    OWL2.complementOf,
                                    OWL2.oneOf,
                                    OWL2.onProperty,
                                    OWL2.someValuesFrom,
                                    OWL2.allValuesFrom,
                                    OWL2.hasValue,
                                    OWL2.hasSelf,
                                    OWL2.hasKey,
                                    OWL2.onDatatype,
                                    OWL2.withRestrictions,
                                    OWL2.datatypeComplementOf,
                                    OWL2.onDataRange,
                                    OWL2.onClass,
                                    OWL2.minCardinality,
                                    OWL2.maxCardinality,
                                    OWL2.cardinality,
                                    OWL2.minQualifiedCardinality,
                                    OWL2.maxQualifiedCardinality,
                                    OWL2.qualifiedCardinality,
                                    OWL2.equivalentProperty,
                                    OWL2.propertyDisjointWith,
                                    OWL2.inverseOf,
                                    OWL2.propertyChainAxiom)
                            .map(property -> property.asNode()),
                    Stream.of(OWLFacet.values())
                            .map(facet -> NodeFactory.createURI(facet.getIRI().toString())))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<Node> TYPES = Stream.of(
                    OWL2.Class,
                    OWL2.Restriction,
                    OWL2.ObjectProperty,
                    OWL2.DatatypeProperty,
                    OWL2.AnnotationProperty,
                    OWL2.TransitiveProperty,
                    OWL2.ReflexiveProperty,
                    OWL2.IrreflexiveProperty,
                    OWL2.SymmetricProperty,
                    OWL2.AsymmetricProperty,
                    OWL2.FunctionalProperty,
                    OWL2.InverseFunctionalProperty,
                    OWL2.AllDisjointClasses,
                    OWL2.AllDisjointProperties,
                    RDFS.Datatype)
            .map(type -> type.asNode())
            .collect(Collectors.toUnmodifiableSet());

    private static final Node LABEL = RDFS.label.asNode();
    private static final Set<Node> OF_HIERARCHIES = Set.of(
            RDF.type.asNode(),
            RDFS.Nodes.subClassOf,
            RDFS.Nodes.subPropertyOf,
            RDFS.Nodes.domain,
            RDFS.Nodes.range,
            OWL2.inverseOf.asNode());

    /// How the IRIs begin that OWL API puts in the place of what it does not understand.
    private static final String ERROR = "http://org.semanticweb.owlapi/error#";

    /// How many statements may come of each one, where expressions are inside several others.
    private static final int GROWTH = 50;

    private final List<Triple> named = new ArrayList<>();
    private final Map<Node, List<Triple>> nameless = new HashMap<>();
    private final Map<Node, String> labels = new HashMap<>();
    private final Set<Node> declared = new HashSet<>();
    private final Set<Node> individuals = new HashSet<>();
    private final Set<String> imports = new TreeSet<>();

    /// What axioms that are annotated repeat of themselves.
    private final Set<Node> annotated = new HashSet<>();
    private boolean isMoreThanHierarchy;
    private long size;

    /// Takes a triple. A node without a name is blank, or has the name that [Ids] gave it.
    @Override
    public void accept(Triple triple) {
        Node predicate = triple.getPredicate();
        if (predicate.equals(LABEL)) {
            if (triple.getObject().isLiteral()) {
                labels.merge(
                        triple.getSubject(),
                        triple.getObject().getLiteralLexicalForm(),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other);
            }
        } else if (predicate.equals(OWL2.annotatedTarget.asNode())) {
            annotated.add(triple.getObject());
        } else if (predicate.equals(OWL2.imports.asNode())) {
            imports.add(triple.getObject().toString());
        } else if (PREDICATES.contains(predicate) && isOfTerms(triple)) {
            isMoreThanHierarchy |= !OF_HIERARCHIES.contains(predicate)
                    || isNameless(triple.getObject())
                    || triple.getObject().equals(OWL2.Nothing.asNode());
            size++;
            if (isNameless(triple.getSubject())) {
                nameless.computeIfAbsent(triple.getSubject(), node -> new ArrayList<>(4))
                        .add(triple);
            } else {
                named.add(triple);
            }
        }
    }

    private boolean isOfTerms(Triple triple) {
        if (!triple.getPredicate().equals(RDF.Nodes.type)) {
            return true;
        }
        if (TYPES.contains(triple.getObject())) {
            declared.add(triple.getSubject());
            return true;
        }
        if (isNameless(triple.getObject()) || isOfIndividuals(triple.getObject().toString())) {
            individuals.add(triple.getSubject());
        }
        return false;
    }

    private static boolean isOfIndividuals(String type) {
        return type.equals(OWL2.NamedIndividual.getURI())
                || Stream.of(OWL2.NS, RDF.getURI(), RDFS.getURI()).noneMatch(type::startsWith);
    }

    /// Whether a reasoner may find more than the closure of the superclasses that are stated.
    public boolean isMoreThanHierarchy() {
        return isMoreThanHierarchy;
    }

    /// The ontology, with the labels of what it declares; a class with several has the first in order.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if class expressions are inside each other too often
    Ontology ontology() {
        try {
            OWLOntology ontology = OWLManager.createOWLOntologyManager().createOntology();
            var consumer = new OWLRDFConsumer(ontology, new Blank(), new OWLOntologyLoaderConfiguration());
            var format = new RDFXMLDocumentFormat();
            consumer.setOntologyFormat(format);
            consumer.startModel(IRI.create("urn:marrow:ontology"));
            feed(consumer);
            end(consumer);
            Map<String, String> names = new HashMap<>();
            labels.forEach((node, label) -> {
                if (declared.contains(node) && node.isURI()) {
                    names.put(node.getURI(), label);
                }
            });
            return new Ontology(ontology, names, individuals.size(), List.copyOf(imports), unread(format, ontology));
        } catch (OWLOntologyCreationException e) {
            throw new AssertionError("An empty ontology can be created", e);
        }
    }

    private static void end(OWLRDFConsumer consumer) {
        try {
            consumer.endModel();
        } catch (NullPointerException | IllegalArgumentException | OWLRuntimeException e) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID,
                    "Found class expressions that are none (%s), expected whole ones".formatted(e.getMessage()),
                    e);
        }
    }

    /// The statements of which OWL API makes nothing, and the axioms in which it puts an error in the place of what it
    /// did not understand; the latter are taken out.
    private static List<String> unread(RDFXMLDocumentFormat format, OWLOntology ontology) {
        List<OWLAxiom> wrong = ontology.axioms()
                .filter(axiom -> axiom.signature()
                        .anyMatch(entity -> entity.getIRI().toString().startsWith(ERROR)))
                .toList();
        ontology.removeAxioms(wrong.stream());
        Stream<String> triples = format.getOntologyLoaderMetaData().filter(RDFParserMetaData.class::isInstance).stream()
                .flatMap(metadata ->
                        ((RDFParserMetaData) metadata).getUnparsedTriples().map(RDFTriple::toString));
        return Stream.concat(
                        wrong.stream().map(axiom -> axiom.toString().replaceAll("<" + ERROR + "\\w*>", "?")), triples)
                .sorted()
                .toList();
    }

    private void feed(OWLRDFConsumer consumer) {
        var feed = new Feed(consumer);
        Set<Node> inner = new HashSet<>();
        nameless.values().forEach(content -> content.forEach(triple -> inner.add(triple.getObject())));
        named.forEach(triple -> {
            inner.add(triple.getObject());
            feed.say(triple.getSubject().getURI(), triple);
        });
        nameless.keySet().stream()
                .filter(node -> !inner.contains(node) && !annotated.contains(node))
                .forEach(feed::open);
        feed.sayInner();
    }

    /// Hands statements over. A node without a name that is inside several others is handed over once for each of
    /// them, as in the files that OWL tools write.
    private final class Feed {

        private final OWLRDFConsumer consumer;
        private final Deque<Map.Entry<String, Node>> open = new ArrayDeque<>();
        private long left = GROWTH * (size + 1);
        private int names;

        Feed(OWLRDFConsumer consumer) {
            this.consumer = consumer;
        }

        String open(Node node) {
            String name = Blank.name(names++);
            open.add(Map.entry(name, node));
            return name;
        }

        void sayInner() {
            while (!open.isEmpty()) {
                Map.Entry<String, Node> next = open.remove();
                nameless.getOrDefault(next.getValue(), List.of()).forEach(triple -> say(next.getKey(), triple));
            }
        }

        void say(String subject, Triple triple) {
            if (--left < 0) {
                throw new MarrowException(
                        ErrorCode.ONTOLOGY_INVALID,
                        "Found class expressions inside each other that are %d times as large written out, expected fewer"
                                .formatted(GROWTH));
            }
            String predicate = triple.getPredicate().getURI();
            Node object = triple.getObject();
            if (object.isLiteral()) {
                consumer.statementWithLiteralValue(
                        subject,
                        predicate,
                        object.getLiteralLexicalForm(),
                        object.getLiteralLanguage(),
                        object.getLiteralDatatypeURI());
            } else {
                consumer.statementWithResourceValue(
                        subject, predicate, isNameless(object) ? open(object) : object.getURI());
            }
        }
    }

    /// Whether `node` has no name in its source.
    static boolean isNameless(Node node) {
        return node.isBlank() || Ids.isNameless(node);
    }

    private static final class Blank implements AnonymousNodeChecker {

        private static final String BEGINNING = "_:genid";

        static String name(int number) {
            return BEGINNING + number;
        }

        @Override
        public boolean isAnonymousNode(IRI iri) {
            return isAnonymousNode(iri.toString());
        }

        @Override
        public boolean isAnonymousNode(String iri) {
            return iri.startsWith(BEGINNING);
        }

        @Override
        public boolean isAnonymousSharedNode(String iri) {
            return false;
        }
    }
}
