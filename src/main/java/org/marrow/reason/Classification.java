package org.marrow.reason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.source.SourceFile;
import org.semanticweb.elk.owlapi.ElkReasonerFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.AxiomType;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLObjectHasSelf;
import org.semanticweb.owlapi.model.OWLObjectProperty;
import org.semanticweb.owlapi.model.OWLObjectSomeValuesFrom;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyCreationException;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.OWLReasoner;

/// What follows from an ontology as a whole: the order of its classes and the existential relations between them, and
/// what there is to say of either. May be shared between threads once it is made.
///
/// ELK classifies the ontology with a name for every class expression that stands behind a relation, which changes
/// nothing that follows about the classes that had names before. It leaves out what OWL 2 EL does not have, such as
/// unions on the side of a superclass and inverse properties.
///
/// Source: Kazakov Y., Krötzsch M., Simančík F. *The incredible ELK.* Journal of Automated Reasoning 2014.
public final class Classification {

    private static final OWLDataFactory FACTORY = OWLManager.getOWLDataFactory();
    private static final String FRESH = "urn:marrow:expression:";

    /// How many unsatisfiable classes are explained, and for how long all together.
    private static final int EXPLAINED = 20;

    private static final Duration EXPLAINING = Duration.ofSeconds(30);

    private final Ontology ontology;
    private final Map<OWLClassExpression, OWLClass> names = new LinkedHashMap<>();
    private final Map<OWLClass, Set<OWLObjectSomeValuesFrom>> stated = new LinkedHashMap<>();
    private final Map<OWLClass, Set<OWLObjectProperty>> selves = new LinkedHashMap<>();
    private final Ranges ranges;
    private final boolean isConsistent;
    private final List<OWLClass> unsatisfiable;
    private final Taxonomy taxonomy;
    private final Relations relations;

    private Classification(Ontology ontology, Progress progress) {
        this.ontology = ontology;
        this.ranges = new Ranges(ontology.axioms());
        progress.begin("classifying", -1, "");
        nameExpressions();
        OWLReasoner reasoner = reasoner(Stream.concat(
                axioms(),
                names.entrySet().stream()
                        .map(name -> FACTORY.getOWLEquivalentClassesAxiom(name.getValue(), name.getKey()))));
        try {
            isConsistent = reasoner.isConsistent();
            if (isConsistent) {
                reasoner.precomputeInferences(InferenceType.CLASS_HIERARCHY);
                unsatisfiable = named(reasoner.unsatisfiableClasses());
                taxonomy = Taxonomy.of(reasoner);
            } else {
                unsatisfiable = List.of();
                taxonomy = Taxonomy.empty();
            }
        } finally {
            reasoner.dispose();
        }
        progress.begin("relating classes", -1, "");
        relations = new Relations(ontology.axioms(), taxonomy);
        stated.forEach((type, expressions) -> expressions.forEach(expression -> relations.state(
                taxonomy.number(type),
                expression.getProperty().asOWLObjectProperty(),
                taxonomy.number(name(expression.getFiller())))));
        selves.forEach((type, properties) ->
                properties.forEach(property -> relations.stateOfItself(taxonomy.number(type), property)));
        relations.close();
        selves.clear();
        stated.clear();
        names.clear();
    }

    /// Classifies what `axioms` holds.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if its class expressions are too large written out
    public static Classification of(Axioms axioms, Progress progress) {
        return new Classification(axioms.ontology(), progress);
    }

    /// Classifies an ontology in a file, in any syntax of OWL, or OBO.
    ///
    /// @throws MarrowException `WRONG_FILE_KIND`, `MALFORMED_ROW`, `FILE_TRUNCATED`, or `ONTOLOGY_INVALID` if its
    ///                         class expressions are too large written out
    public static Classification of(SourceFile file, Progress progress) {
        progress.begin("reading " + file.path().getFileName(), file.size(), "B");
        return new Classification(new OntologyFile(file.watchedBy(progress)).read(), progress);
    }

    /// Classifies `graph`, in which what has no name in its source is blank.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if OWL API cannot read it as an ontology
    public static Classification of(Graph graph, Progress progress) {
        return new Classification(Ontology.of(graph), progress);
    }

    static Classification of(Ontology ontology, Progress progress) {
        return new Classification(ontology, progress);
    }

    /// The order of the classes.
    Taxonomy taxonomy() {
        return taxonomy;
    }

    private Stream<OWLAxiom> axioms() {
        return ontology.axioms().logicalAxioms().map(OWLAxiom.class::cast);
    }

    /// ELK over `axioms`.
    static OWLReasoner reasoner(Stream<? extends OWLAxiom> axioms) {
        try {
            OWLOntology whole = OWLManager.createOWLOntologyManager().createOntology();
            whole.addAxioms(axioms);
            return new ElkReasonerFactory().createReasoner(whole);
        } catch (OWLOntologyCreationException e) {
            throw new AssertionError("An empty ontology can be created", e);
        }
    }

    private void nameExpressions() {
        ontology.axioms()
                .axioms(AxiomType.SUBCLASS_OF)
                .forEach(axiom -> state(axiom.getSubClass(), axiom.getSuperClass()));
        ontology.axioms()
                .axioms(AxiomType.EQUIVALENT_CLASSES)
                .forEach(axiom -> axiom.operands()
                        .forEach(one -> axiom.operands()
                                .filter(other -> !other.equals(one))
                                .forEach(other -> state(one, other))));
        ontology.axioms()
                .axioms(AxiomType.OBJECT_PROPERTY_DOMAIN)
                .forEach(axiom -> state(
                        FACTORY.getOWLObjectSomeValuesFrom(axiom.getProperty(), FACTORY.getOWLThing()),
                        axiom.getDomain()));
        for (int done = 0; done < names.size(); ) {
            List<Map.Entry<OWLClassExpression, OWLClass>> all = new ArrayList<>(names.entrySet());
            for (; done < all.size(); done++) {
                state(all.get(done).getValue(), all.get(done).getKey());
            }
        }
    }

    /// Notes the relations that stand on the side of the superclass.
    private void state(OWLClassExpression lower, OWLClassExpression upper) {
        Set<OWLObjectSomeValuesFrom> found = upper.conjunctSet()
                .filter(OWLObjectSomeValuesFrom.class::isInstance)
                .map(OWLObjectSomeValuesFrom.class::cast)
                .filter(some -> some.getProperty().isNamed())
                .map(ranges::narrowed)
                .collect(Collectors.toCollection(TreeSet::new));
        upper.conjunctSet()
                .filter(OWLObjectHasSelf.class::isInstance)
                .map(part -> ((OWLObjectHasSelf) part).getProperty())
                .filter(property -> property.isNamed())
                .forEach(property -> selves.computeIfAbsent(name(lower), first -> new TreeSet<>())
                        .add(property.asOWLObjectProperty()));
        if (!found.isEmpty()) {
            found.forEach(some -> name(some.getFiller()));
            stated.computeIfAbsent(name(lower), first -> new TreeSet<>()).addAll(found);
        }
    }

    private OWLClass name(OWLClassExpression expression) {
        return expression.isNamed()
                ? expression.asOWLClass()
                : names.computeIfAbsent(expression, first -> FACTORY.getOWLClass(IRI.create(FRESH + names.size())));
    }

    /// Whether it had a name before.
    static boolean isNamed(OWLClass type) {
        return !type.isBuiltIn() && !type.getIRI().toString().startsWith(FRESH);
    }

    /// Those of `types` that had names before, in order.
    static List<OWLClass> named(Stream<OWLClass> types) {
        return types.filter(Classification::isNamed).sorted().toList();
    }

    /// What there is to say of it; it takes about as long again as to make it.
    public OwlReport report(Progress progress) {
        progress.begin("checking profiles", -1, "");
        List<OwlReport.Profile> profiles = new Profiles(ontology).report();
        int classes = (int) ontology.axioms().classesInSignature().count();
        int axioms = ontology.axioms().getLogicalAxiomCount();
        if (!isConsistent) {
            return new OwlReport(
                    classes,
                    axioms,
                    ontology.individuals(),
                    ontology.imports(),
                    ontology.unread(),
                    profiles,
                    false,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of());
        }
        progress.begin("comparing what is stated with what follows", -1, "");
        var comparison = new Comparison(ontology, taxonomy);
        return new OwlReport(
                classes,
                axioms,
                ontology.individuals(),
                ontology.imports(),
                ontology.unread(),
                profiles,
                true,
                comparison.circle(),
                explained(),
                subsumptions(comparison.inferred()),
                subsumptions(comparison.equivalent()),
                subsumptions(comparison.unsupported()),
                subsumptions(comparison.redundant()));
    }

    private List<OwlReport.Subsumption> subsumptions(Collection<Comparison.Pair> pairs) {
        return pairs.stream()
                .map(pair -> new OwlReport.Subsumption(ontology.name(pair.child()), ontology.name(pair.parent())))
                .sorted(Comparator.comparing(OwlReport.Subsumption::child).thenComparing(OwlReport.Subsumption::parent))
                .toList();
    }

    private List<OwlReport.Unsatisfiable> explained() {
        if (unsatisfiable.isEmpty()) {
            return List.of();
        }
        List<OwlReport.Unsatisfiable> explained = new ArrayList<>();
        try (Reasoner reasoner = Reasoner.over(ontology)) {
            long deadline = System.nanoTime() + EXPLAINING.toNanos();
            for (OWLClass type : unsatisfiable) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                boolean isExplained = explained.size() < EXPLAINED && left.isPositive();
                explained.add(new OwlReport.Unsatisfiable(
                        ontology.name(type), isExplained ? reasoner.whyEmpty(type, left) : List.of()));
            }
        }
        return explained;
    }

    /// Hands over what follows about the hierarchy and is not stated: direct superclasses and equivalent classes. A
    /// class that can have no member is said to be equivalent to `owl:Nothing`.
    public void writeInferred(Consumer<Triple> out) {
        var comparison = new Comparison(ontology, taxonomy);
        comparison.inferred().forEach(pair -> out.accept(triple(pair, RDFS.Nodes.subClassOf.getURI())));
        comparison.equivalent().forEach(pair -> out.accept(triple(pair, OWL2.equivalentClass.getURI())));
        unsatisfiable.forEach(type ->
                out.accept(triple(new Comparison.Pair(type, FACTORY.getOWLNothing()), OWL2.equivalentClass.getURI())));
    }

    private static Triple triple(Comparison.Pair pair, String predicate) {
        return triple(pair.child().getIRI(), predicate, pair.parent().getIRI());
    }

    private static Triple triple(IRI subject, String predicate, IRI object) {
        return Triple.create(
                NodeFactory.createURI(subject.toString()),
                NodeFactory.createURI(predicate),
                NodeFactory.createURI(object.toString()));
    }

    /// Hands over the existential relations between named classes, all that follow: of a class and an anatomical
    /// structure, also those with whatever the structure is a kind of.
    public void writeRelations(Consumer<Triple> out) {
        relations.each((from, property, to) -> {
            List<OWLClass> subjects = taxonomy.named(from);
            if (!subjects.isEmpty()) {
                to.forEach((int target) -> taxonomy.named(target)
                        .forEach(object -> subjects.forEach(subject -> out.accept(
                                triple(subject.getIRI(), property.getIRI().toString(), object.getIRI())))));
            }
        });
    }
}
