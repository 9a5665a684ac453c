package org.marrow.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.model.Aspect;
import org.marrow.model.Curie;
import org.marrow.model.Term;
import org.marrow.rdf.TermRdf;
import org.marrow.source.ObographsReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Published;

/// The HPO from its JSON to triples, remembering which terms there are.
final class HpoLoad implements ObographsReader.Sink {

    private static final String ONTOLOGY = Published.OBO + "hp.owl";

    /// The terms below which the terms of each kind stand.
    private static final Map<Curie, Aspect> ROOTS = Map.of(
            new Curie("HP", "0000118"), Aspect.PHENOTYPIC_ABNORMALITY,
            new Curie("HP", "0000005"), Aspect.INHERITANCE,
            new Curie("HP", "0031797"), Aspect.CLINICAL_COURSE,
            new Curie("HP", "0032443"), Aspect.PAST_MEDICAL_HISTORY,
            new Curie("HP", "0012823"), Aspect.MODIFIER);

    private final TermRdf rdf;
    private final SourceReport report;
    private final Runnable progress;
    private final Set<Curie> current = new HashSet<>();
    private final Set<Curie> obsolete = new HashSet<>();
    private final Map<Curie, List<Curie>> parents = new HashMap<>();

    HpoLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report, Runnable progress) {
        this.rdf = new TermRdf(prefixes, out);
        this.report = report;
        this.progress = progress;
    }

    void load(SourceFile file) {
        new ObographsReader(file).read(this);
        report.remark("terms", current.size() + (long) obsolete.size());
        report.remark("obsolete terms", obsolete.size());
    }

    boolean isObsolete(Curie term) {
        return obsolete.contains(term);
    }

    boolean isKnown(Curie term) {
        return current.contains(term) || obsolete.contains(term);
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
        progress.run();
        (term.obsolete() ? obsolete : current).add(term.id());
        rdf.write(term);
        report.load();
    }

    @Override
    public void parent(Curie child, Curie parent) {
        rdf.writeParent(child, parent);
        parents.computeIfAbsent(child, key -> new ArrayList<>(1)).add(parent);
        report.load();
    }

    @Override
    public void skipped(String node, String reason) {
        report.skip(reason, node);
    }
}
