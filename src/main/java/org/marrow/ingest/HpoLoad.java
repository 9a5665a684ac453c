package org.marrow.ingest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
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

    private final TermRdf rdf;
    private final SourceReport report;
    private final Runnable progress;
    private final Set<Curie> current = new HashSet<>();
    private final Set<Curie> obsolete = new HashSet<>();

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
        report.load();
    }

    @Override
    public void skipped(String node, String reason) {
        report.skip(reason, node);
    }
}
