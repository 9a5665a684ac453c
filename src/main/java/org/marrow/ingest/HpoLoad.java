package org.marrow.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.jena.graph.Triple;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Term;
import org.marrow.rdf.Skolem;
import org.marrow.rdf.TermRdf;
import org.marrow.reason.Circles;
import org.marrow.source.ObographsReader;
import org.marrow.source.OntologySink;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// The HPO from one of its formats to triples, remembering which terms there are, what they are called and
/// what became of those that are obsolete.
final class HpoLoad implements OntologySink, HpoTerms {

    private static final String ONTOLOGY = Published.OBO + "hp.owl";
    private static final String REPLACED_BY = Published.REPLACED_BY.getURI();
    private static final String ALTERNATIVE_ID = Published.OBO_IN_OWL + "hasAlternativeId";

    /// The terms below which the terms of each kind stand.
    private static final Map<Curie, Aspect> ROOTS = Map.of(
            new Curie("HP", "0000118"), Aspect.PHENOTYPIC_ABNORMALITY,
            new Curie("HP", "0000005"), Aspect.INHERITANCE,
            new Curie("HP", "0031797"), Aspect.CLINICAL_COURSE,
            new Curie("HP", "0032443"), Aspect.PAST_MEDICAL_HISTORY,
            new Curie("HP", "0012823"), Aspect.MODIFIER);

    /// How many axioms of a circle are shown.
    private static final int SHOWN = 10;

    private final Prefixes prefixes;
    private final Consumer<Triple> out;
    private final TermRdf rdf;
    private final SourceReport report;
    private final Map<Curie, String> labels = new HashMap<>();
    private final Set<Curie> obsolete = new HashSet<>();
    private final Map<Curie, List<Curie>> parents = new LinkedHashMap<>();
    private final Map<Curie, List<Curie>> successors = new HashMap<>();
    private final Map<Curie, List<Curie>> holders = new HashMap<>();
    private final List<Triple> nameless = new ArrayList<>();

    HpoLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.prefixes = prefixes;
        this.out = out;
        this.rdf = new TermRdf(prefixes, out);
        this.report = report;
    }

    /// Loads obographs JSON.
    void load(SourceFile file) {
        load(file, new ObographsReader(file)::read);
    }

    /// Loads `file` by what reads it, such as `new OboReader(file)::read`.
    ///
    /// @throws MarrowException `HIERARCHY_CYCLE` if a term is a superclass of itself, or as the reader does
    void load(SourceFile file, Consumer<OntologySink> reader) {
        reader.accept(this);
        writeNameless(file);
        Circles.find(parents).ifPresent(cycle -> {
            throw cyclic(file, cycle);
        });
        report.remark("terms", labels.size());
        report.remark("obsolete terms", obsolete.size());
        report.remark(
                "direct superclasses",
                parents.values().stream().mapToLong(List::size).sum());
        report.remark(
                "parents that the file does not describe",
                parents.values().stream()
                        .flatMap(List::stream)
                        .filter(parent -> !isKnown(parent))
                        .count());
        report.remark(
                "obsolete terms whose successor and alternative identifier disagree",
                obsolete.stream().filter(this::isDisputed).count());
    }

    private void writeNameless(SourceFile file) {
        try {
            Skolem.name(nameless, out);
        } catch (MarrowException e) {
            throw new MarrowException(ErrorCode.MALFORMED_ROW, file + ": " + e.getMessage(), e);
        }
        nameless.clear();
    }

    private MarrowException cyclic(SourceFile file, List<Curie> cycle) {
        String axioms = IntStream.range(0, Math.min(cycle.size(), SHOWN))
                .mapToObj(i ->
                        "%s SubClassOf %s".formatted(named(cycle.get(i)), named(cycle.get((i + 1) % cycle.size()))))
                .collect(Collectors.joining("; "));
        return new MarrowException(
                ErrorCode.HIERARCHY_CYCLE,
                "%s: found a circle of %d terms (%s%s), expected none"
                        .formatted(file, cycle.size(), axioms, cycle.size() > SHOWN ? "; ..." : ""));
    }

    private String named(Curie term) {
        return "%s '%s'".formatted(term, labels.getOrDefault(term, ""));
    }

    private boolean isDisputed(Curie term) {
        List<Curie> replacedBy = successors.getOrDefault(term, List.of());
        List<Curie> holding = holders.getOrDefault(term, List.of());
        return !replacedBy.isEmpty()
                && !holding.isEmpty()
                && !Set.copyOf(replacedBy).equals(Set.copyOf(holding));
    }

    @Override
    public boolean isObsolete(Curie term) {
        return obsolete.contains(term);
    }

    @Override
    public boolean isKnown(Curie term) {
        return labels.containsKey(term);
    }

    @Override
    public Optional<String> label(Curie term) {
        return Optional.ofNullable(labels.get(term));
    }

    /// What stands for a term that is no longer to be used: its successors, or else the current terms that
    /// have it as an alternative identifier. None for a current term.
    List<Curie> replacements(Curie term) {
        if (isKnown(term) && !isObsolete(term)) {
            return List.of();
        }
        List<Curie> replacedBy = successors.getOrDefault(term, List.of());
        return List.copyOf(replacedBy.isEmpty() ? holders.getOrDefault(term, List.of()) : replacedBy);
    }

    /// The kind of a term by its place in the hierarchy, once all is read; nothing for obsolete and unknown
    /// terms. Where a term has several places, a phenotypic abnormality is one before all else.
    Optional<Aspect> aspect(Curie term) {
        Set<Curie> seen = new HashSet<>(Set.of(term));
        Set<Aspect> found = EnumSet.noneOf(Aspect.class);
        Deque<Curie> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Curie next = open.remove();
            Optional.ofNullable(ROOTS.get(next)).ifPresent(found::add);
            parents.getOrDefault(next, List.of()).stream().filter(seen::add).forEach(open::add);
        }
        return found.stream().findFirst();
    }

    @Override
    public void ontology(String version, List<Term.Property> properties) {
        rdf.writeOntology(ONTOLOGY, Published.OBO + "hp/releases/" + version + "/hp.owl", properties);
    }

    @Override
    public void term(Term term) {
        labels.put(term.id(), term.label());
        if (term.obsolete()) {
            obsolete.add(term.id());
            values(term, REPLACED_BY).forEach(successor -> add(successors, term.id(), successor));
        } else {
            values(term, ALTERNATIVE_ID).forEach(alternative -> add(holders, alternative, term.id()));
        }
        rdf.write(term);
        report.load();
    }

    private List<Curie> values(Term term, String property) {
        List<Curie> values = new ArrayList<>();
        for (Term.Property candidate : term.properties()) {
            if (candidate.predicate().equals(property)) {
                identifier(candidate.value()).ifPresent(values::add);
            }
        }
        return values;
    }

    private Optional<Curie> identifier(String text) {
        try {
            return Optional.of(prefixes.parse(text));
        } catch (MarrowException e) {
            report.remark("successors and alternative identifiers that are none of a known prefix", 1);
            return Optional.empty();
        }
    }

    private static void add(Map<Curie, List<Curie>> lists, Curie key, Curie value) {
        List<Curie> list = lists.computeIfAbsent(key, first -> new ArrayList<>(1));
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    @Override
    public void parent(Curie child, Curie parent) {
        parents.computeIfAbsent(child, first -> new ArrayList<>(2)).add(parent);
        rdf.writeParent(child, parent);
        report.load();
    }

    @Override
    public void statement(Triple triple) {
        report.remark("statements beyond terms and parents", 1);
        if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
            nameless.add(triple);
        } else {
            out.accept(triple);
        }
    }

    @Override
    public void skipped(String node, String reason) {
        report.skip(reason, node);
    }

    @Override
    public void remarked(String what) {
        report.remark(what, 1);
    }
}
