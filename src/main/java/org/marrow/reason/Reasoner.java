package org.marrow.reason;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveontologies.puli.InferenceJustifiers;
import org.liveontologies.puli.pinpointing.MinimalSubsetEnumerators;
import org.liveontologies.puli.pinpointing.PriorityComparators;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.semanticweb.elk.owlapi.ElkProver;
import org.semanticweb.elk.owlapi.ElkProverFactory;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLAxiom;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLClassExpression;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLEntity;
import org.semanticweb.owlapi.model.OWLSubClassOfAxiom;
import org.semanticweb.owlapi.reasoner.InconsistentOntologyException;
import org.semanticweb.owlapi.reasoner.InferenceType;
import org.semanticweb.owlapi.reasoner.ReasonerInterruptedException;

/// Answers what follows from an ontology, and why, by ELK. May be shared between threads; it answers one at a time,
/// and the others wait, each for as long as it may.
///
/// It holds the ontology in memory, classified: 81 MB for the HPO of 2018, 174 MB with all that it imports.
///
/// Source: Kazakov Y., Klinov P. *Goal-directed tracing of inferences in EL ontologies.* ISWC 2014.
public final class Reasoner implements AutoCloseable {

    private static final OWLDataFactory FACTORY = OWLManager.getOWLDataFactory();

    private final ReentrantLock lock = new ReentrantLock();
    private final Ontology ontology;
    private final Manchester manchester;
    private final EntityNames names;
    private final ElkProver prover;
    private boolean isClosed;

    private Reasoner(Ontology ontology) {
        this.ontology = ontology;
        this.manchester = new Manchester(ontology);
        this.names = new EntityNames(ontology);
        this.prover = new ElkProverFactory().createReasoner(ontology.axioms());
        if (prover.isConsistent()) {
            prover.precomputeInferences(InferenceType.CLASS_HIERARCHY);
        }
    }

    /// A reasoner over what `axioms` holds now; it takes seconds for an ontology of ten thousands of classes.
    public static Reasoner over(Axioms axioms) {
        return over(axioms.ontology());
    }

    static Reasoner over(Ontology ontology) {
        return new Reasoner(ontology);
    }

    /// How many questions wait for their turn.
    public int waiting() {
        return lock.getQueueLength();
    }

    /// Why `child` is below `parent`.
    ///
    /// @param child  a class, by IRI, label or identifier
    /// @param parent a class likewise
    /// @param limit  at most how many justifications, 1 or more
    /// @param atMost how long it may take
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the ontology has no such class; `MALFORMED_EXPRESSION` if
    ///                         several have the label; `QUERY_STOPPED` if finding one justification takes too long;
    ///                         `ONTOLOGY_INVALID` if the ontology contradicts itself, so that everything follows
    public Explanation why(String child, String parent, int limit, Duration atMost) {
        OWLClass lower = require(child);
        OWLClass upper = require(parent);
        if (lower.equals(upper) || upper.isOWLThing() || lower.isOWLNothing()) {
            return new Explanation(ontology.name(lower), ontology.name(upper), true, false, List.of(), true);
        }
        return within(atMost, isOver -> explain(FACTORY.getOWLSubClassOfAxiom(lower, upper), limit, isOver));
    }

    private OWLClass require(String written) {
        return names.type(written.contains("://") && !written.startsWith("<") ? "<" + written + ">" : written)
                .orElseThrow(() -> new MarrowException(
                        ErrorCode.UNKNOWN_IDENTIFIER,
                        "\"%s\": found no class of this name in the ontology of the release, expected one%s"
                                .formatted(written.contains("://") ? Name.id(written) : written, suggestion(written))));
    }

    private String suggestion(String written) {
        List<String> near = names.near(written);
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private Explanation explain(OWLSubClassOfAxiom axiom, int limit, BooleanSupplier isOver) {
        Name child = ontology.name(axiom.getSubClass().asOWLClass());
        Name parent = ontology.name(axiom.getSuperClass().asOWLClass());
        boolean isStated = ontology.axioms().containsAxiom(axiom);
        if (!prover.isEntailed(axiom)) {
            return new Explanation(child, parent, false, false, List.of(), true);
        }
        List<Set<OWLAxiom>> found = justifications(axiom, limit, isOver);
        boolean isComplete = found.size() <= limit && !isOver.getAsBoolean();
        if (found.isEmpty() && !isComplete) {
            throw stopped();
        }
        return new Explanation(
                child,
                parent,
                true,
                isStated,
                found.stream()
                        .limit(limit)
                        .map(axioms -> ordered(axiom.getSubClass().asOWLClass(), axioms))
                        .toList(),
                isComplete);
    }

    /// One more than `limit` if there are more.
    private List<Set<OWLAxiom>> justifications(OWLAxiom axiom, int limit, BooleanSupplier isOver) {
        List<Set<OWLAxiom>> found = new ArrayList<>();
        var proof = prover.getProof(axiom);
        try {
            MinimalSubsetEnumerators.enumerateJustifications(
                    axiom,
                    proof,
                    InferenceJustifiers.<OWLAxiom>justifyAssertedInferences(),
                    PriorityComparators.<OWLAxiom>cardinality(),
                    () -> found.size() > limit || isOver.getAsBoolean(),
                    found::add);
            return found;
        } finally {
            proof.dispose();
        }
    }

    /// The axioms of one smallest justification.
    Set<OWLAxiom> justification(String child, String parent, Duration atMost) {
        OWLAxiom axiom = FACTORY.getOWLSubClassOfAxiom(require(child), require(parent));
        return within(
                atMost,
                isOver -> justifications(axiom, 0, isOver).stream().findFirst().orElseThrow(Reasoner::stopped));
    }

    /// From the class upwards: each axiom is about something that one before it speaks of, where there is such a one.
    private List<AxiomText> ordered(OWLClass first, Set<OWLAxiom> axioms) {
        List<OWLAxiom> left = new ArrayList<>(axioms);
        left.sort(Comparator.comparing(axiom -> manchester.text(axiom).toString()));
        Set<OWLEntity> known = new LinkedHashSet<>(Set.of(first));
        List<AxiomText> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            OWLAxiom next = left.stream()
                    .filter(axiom -> about(axiom).anyMatch(known::contains))
                    .findFirst()
                    .orElse(left.getFirst());
            left.remove(next);
            next.signature().filter(OWLEntity::isOWLClass).forEach(known::add);
            ordered.add(manchester.text(next));
        }
        return ordered;
    }

    private static Stream<? extends OWLEntity> about(OWLAxiom axiom) {
        return axiom instanceof OWLSubClassOfAxiom subsumption
                ? subsumption.getSubClass().signature()
                : axiom.signature();
    }

    /// The axioms, as few as suffice, that leave `type` no member; empty if they are not found in time.
    List<AxiomText> whyEmpty(OWLClass type, Duration atMost) {
        OWLAxiom axiom = FACTORY.getOWLSubClassOfAxiom(type, FACTORY.getOWLNothing());
        try {
            return within(
                    atMost,
                    isOver -> justifications(axiom, 0, isOver).stream()
                            .findFirst()
                            .map(axioms -> ordered(type, axioms))
                            .orElse(List.of()));
        } catch (MarrowException e) {
            if (e.code() == ErrorCode.QUERY_STOPPED) {
                return List.of();
            }
            throw e;
        }
    }

    /// Refuses what is no class expression whatever its names mean, without a look at any ontology.
    ///
    /// @throws MarrowException `MALFORMED_EXPRESSION`, with the place
    public static void requireWords(String expression) {
        Expressions.requireWords(expression);
    }

    /// The named classes that stand to an expression in Manchester syntax as `relation` says.
    ///
    /// @param expression of OWL 2 EL, such as `'has part' some ('abnormal' and 'inheres in' some heart)`
    /// @param isDirect   whether only the nearest super- or subclasses are wanted
    /// @param atMost     how long it may take
    /// @throws MarrowException `MALFORMED_EXPRESSION`, with the place, if it is no such expression or has a name
    ///                         that the ontology does not have; `QUERY_STOPPED` if it takes too long;
    ///                         `ONTOLOGY_INVALID` if the ontology contradicts itself, so that everything follows
    public ClassAnswer classes(String expression, ClassAnswer.Relation relation, boolean isDirect, Duration atMost) {
        OWLClassExpression parsed = new Expressions(names).parse(expression);
        return within(atMost, isOver -> {
            List<Name> same = named(prover.equivalentClasses(parsed));
            List<Name> classes =
                    relation == ClassAnswer.Relation.EQUIVALENT ? same : named(found(parsed, relation, isDirect));
            return new ClassAnswer(
                    manchester.text(parsed),
                    relation,
                    isDirect,
                    prover.isSatisfiable(parsed),
                    same,
                    classes.size(),
                    classes);
        });
    }

    private List<Name> named(Stream<OWLClass> types) {
        return types.filter(type -> !type.isBuiltIn())
                .filter(prover::isSatisfiable)
                .map(ontology::name)
                .distinct()
                .sorted(Comparator.comparing(Name::label).thenComparing(Name::iri))
                .toList();
    }

    /// What is further away is asked of the nearest classes: asked for everything below an expression, ELK leaves the
    /// nearest ones out.
    private Stream<OWLClass> found(OWLClassExpression expression, ClassAnswer.Relation relation, boolean isDirect) {
        boolean isUp = relation == ClassAnswer.Relation.SUPER;
        List<OWLClass> nearest =
                (isUp ? prover.superClasses(expression, true) : prover.subClasses(expression, true)).toList();
        return isDirect
                ? nearest.stream()
                : Stream.concat(
                        nearest.stream(),
                        nearest.stream()
                                .flatMap(type ->
                                        isUp ? prover.superClasses(type, false) : prover.subClasses(type, false)));
    }

    /// The module of `seeds`: so many of the axioms that everything which follows about the seeds from the ontology
    /// follows from the module.
    ///
    /// @param seeds  classes, by IRI, label or identifier
    /// @param method which of the locality-based modules
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the ontology has no such class
    public OntologyModule module(Collection<String> seeds, OntologyModule.Method method) {
        Set<OWLEntity> entities =
                seeds.stream().map(this::require).collect(Collectors.toCollection(LinkedHashSet::new));
        return OntologyModule.of(ontology.axioms(), entities, method);
    }

    /// All named classes below any of `roots` in the inferred hierarchy, and the roots, as IRIs in order.
    ///
    /// @param atMost how long it may take
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the ontology has no such class; `QUERY_STOPPED` if it takes
    ///                         too long; `ONTOLOGY_INVALID` if the ontology contradicts itself
    public List<String> branch(Collection<String> roots, Duration atMost) {
        List<OWLClass> tops = roots.stream().map(this::require).toList();
        return within(
                atMost,
                isOver -> Stream.concat(
                                tops.stream(),
                                tops.stream()
                                        .flatMap(top -> Stream.concat(
                                                prover.equivalentClasses(top), prover.subClasses(top, false))))
                        .filter(type -> !type.isBuiltIn())
                        .map(type -> type.getIRI().toString())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private <T> T within(Duration atMost, Function<BooleanSupplier, T> work) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            if (!lock.tryLock(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                throw stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
        try {
            if (isClosed) {
                throw new IllegalStateException("The reasoner is closed");
            }
            try (var _ = new Alarm(deadline, prover::interrupt)) {
                requireConsistent();
                return work.apply(() -> System.nanoTime() - deadline >= 0);
            } catch (ReasonerInterruptedException e) {
                throw stopped();
            } finally {
                forgetInterruption();
            }
        } finally {
            lock.unlock();
        }
    }

    /// ELK that is interrupted while it does nothing stops at the next question, which is this one.
    private void forgetInterruption() {
        try {
            prover.getTopClassNode();
        } catch (ReasonerInterruptedException | InconsistentOntologyException forgotten) {
            return;
        }
    }

    private void requireConsistent() {
        if (!prover.isConsistent()) {
            throw new MarrowException(
                    ErrorCode.ONTOLOGY_INVALID,
                    "Found a contradiction in the ontology, from which everything follows, expected none");
        }
    }

    private static MarrowException stopped() {
        return new MarrowException(
                ErrorCode.QUERY_STOPPED, "Found reasoning that takes longer than it may, expected an answer in time");
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            prover.dispose();
        } finally {
            lock.unlock();
        }
    }

    /// Does something at a moment, unless it is closed before; it has been done, or will not be, once it is closed.
    private static final class Alarm implements AutoCloseable {

        private final Thread thread;

        Alarm(long deadline, Runnable ring) {
            thread = Thread.ofVirtual().start(() -> {
                try {
                    TimeUnit.NANOSECONDS.sleep(deadline - System.nanoTime());
                    ring.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
