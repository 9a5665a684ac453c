package org.marrow.ingest;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.MedGenCuiHistoryReader;
import org.marrow.source.MedGenIdHistoryReader;
import org.marrow.source.MedGenMergedReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// What became of MedGen's concepts and of their identifiers elsewhere to triples, a file and a report each.
final class MedGenHistoryLoad {

    private final ConceptRdf rdf;
    private final SourceReport report;
    private final Predicate<String> isCurrent;

    /// @param isCurrent whether a CUI is that of a current concept, which nothing can then replace
    MedGenHistoryLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report, Predicate<String> isCurrent) {
        this.rdf = new ConceptRdf(prefixes, out);
        this.report = report;
        this.isCurrent = isCurrent;
    }

    void loadMerged(SourceFile file) {
        new MedGenMergedReader(file).read(row -> replaced(row.cui(), Optional.of(row.successor()), ""));
    }

    void loadConcepts(SourceFile file) {
        new MedGenCuiHistoryReader(file).read(row -> replaced(row.cui(), row.successor(), row.date()));
    }

    void loadIdentifiers(SourceFile file) {
        new MedGenIdHistoryReader(file).read(this::identifier);
    }

    private void replaced(String cui, Optional<String> successor, String date) {
        String row = cui + " -> " + successor.orElse("nothing");
        if (successor.filter(cui::equals).isPresent()) {
            report.skip("concept that replaces itself", row);
        } else if (isCurrent.test(cui)) {
            report.skip("replaced concept that is current again", row);
        } else {
            rdf.writeReplaced(cui, successor, date);
            report.load();
            report.remark("concepts that nothing replaces", successor.isPresent() ? 0 : 1);
        }
    }

    private void identifier(MedGenIdHistoryReader.Row row) {
        switch (row.kind()) {
            case UID -> rdf.writeUid(row.cui(), row.id(), row.date(), row.current());
            case HPO, MONDO, ORDO ->
                rdf.writeXref(row.cui(), ConceptRdf.xref(row.kind().name(), row.id()), row.date(), row.current());
        }
        report.load();
        report.remark("identifiers that a concept no longer has", row.current() ? 0 : 1);
    }
}
