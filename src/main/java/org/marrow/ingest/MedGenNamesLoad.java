package org.marrow.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.MedGenNamesReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The names of MedGen's concepts to triples, remembering which concepts there are.
final class MedGenNamesLoad {

    private final ConceptRdf rdf;
    private final SourceReport report;
    private final Map<String, String> names = new HashMap<>();

    MedGenNamesLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.rdf = new ConceptRdf(prefixes, out);
        this.report = report;
    }

    void load(SourceFile file) {
        new MedGenNamesReader(file).read(this::row);
        report.remark("concepts", names.size());
    }

    /// Whether the file names the concept, which is then current.
    boolean isNamed(String cui) {
        return names.containsKey(cui);
    }

    /// Whether `label` is the preferred name of the concept.
    boolean isName(String cui, String label) {
        return label.equals(names.get(cui));
    }

    private void row(MedGenNamesReader.Row row) {
        String earlier = names.putIfAbsent(row.cui(), row.name());
        if (earlier != null) {
            if (!earlier.equals(row.name())) {
                rdf.writeLabel(row.cui(), row.name());
            }
            report.remark("rows on a concept that is already named", 1);
        } else {
            rdf.writeConcept(row.cui(), row.name(), row.source(), row.suppressed());
            report.remark("concepts that the UMLS suppresses", row.suppressed().isEmpty() ? 0 : 1);
        }
        report.load();
    }
}
