package org.marrow.ingest;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.MedGenAtomsReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The terms that sources have for MedGen's concepts to triples: other names of the concept, and pointers
/// to what the sources call it.
///
/// The rows on one concept, which stand together, are gathered and then written, so that each name and
/// each pointer is written once.
final class MedGenAtomsLoad {

    private static final String OMIM = "OMIM";

    private final ConceptRdf rdf;
    private final SourceReport report;
    private final BiPredicate<String, String> isName;
    private final Set<String> labels = new LinkedHashSet<>();
    private final Set<String> suppressedLabels = new LinkedHashSet<>();
    private final Map<Pointer, Set<String>> pointers = new TreeMap<>();
    private String cui = "";

    /// What a source calls a concept.
    private record Pointer(String xref, String source, String suppressed) implements Comparable<Pointer> {

        @Override
        public int compareTo(Pointer other) {
            int byXref = xref.compareTo(other.xref);
            int bySource = byXref != 0 ? byXref : source.compareTo(other.source);
            return bySource != 0 ? bySource : suppressed.compareTo(other.suppressed);
        }
    }

    /// @param isName whether a concept has a preferred name
    MedGenAtomsLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report, BiPredicate<String, String> isName) {
        this.rdf = new ConceptRdf(prefixes, out);
        this.report = report;
        this.isName = isName;
    }

    void load(SourceFile file) {
        new MedGenAtomsReader(file).read(this::row);
        write();
    }

    private void row(MedGenAtomsReader.Row row) {
        if (!row.cui().equals(cui)) {
            write();
            cui = row.cui();
        }
        if (isName.test(cui, row.text())) {
            report.remark("terms that are the preferred name", 1);
        } else {
            (row.suppressed().isEmpty() ? labels : suppressedLabels).add(row.text());
        }
        point(row);
        report.remark("terms that the UMLS suppresses", row.suppressed().isEmpty() ? 0 : 1);
        report.load();
    }

    private void point(MedGenAtomsReader.Row row) {
        String id = identifier(row);
        if (id.isEmpty()) {
            report.remark("terms without an identifier of their source", 1);
        } else if (row.source().equals(OMIM) && id.startsWith("MTHU")) {
            report.remark("terms of OMIM under a number of the UMLS, which is no MIM number", 1);
        } else {
            report.remark(
                    "terms of OMIM for a variant of a gene", row.source().equals(OMIM) && id.indexOf('.') > 0 ? 1 : 0);
            pointers.computeIfAbsent(
                            new Pointer(ConceptRdf.xref(row.source(), id), row.source(), row.suppressed()),
                            pointer -> new TreeSet<>())
                    .add(row.text());
        }
    }

    /// SNOMED CT and NCI identify concepts, most others their records.
    private static String identifier(MedGenAtomsReader.Row row) {
        return switch (row.source()) {
            case "SNOMEDCT_US", "NCI" -> row.scui();
            default -> row.sdui().isEmpty() ? row.scui() : row.sdui();
        };
    }

    private void write() {
        labels.forEach(label -> rdf.writeLabel(cui, label));
        suppressedLabels.removeAll(labels);
        suppressedLabels.forEach(label -> rdf.writeHiddenLabel(cui, label));
        pointers.forEach(
                (pointer, names) -> rdf.writeXref(cui, pointer.xref(), pointer.source(), names, pointer.suppressed()));
        labels.clear();
        suppressedLabels.clear();
        pointers.clear();
    }
}
