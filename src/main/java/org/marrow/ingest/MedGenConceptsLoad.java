package org.marrow.ingest;

import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.ConceptRdf;
import org.marrow.source.MedGenAttributesReader;
import org.marrow.source.MedGenDefinitionsReader;
import org.marrow.source.MedGenPublicationsReader;
import org.marrow.source.MedGenSemanticTypesReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// What MedGen says of each concept by itself to triples: definitions, semantic types, attributes and
/// publications, a file and a report each.
final class MedGenConceptsLoad {

    private final ConceptRdf rdf;
    private final SourceReport report;
    private String cui = "";
    private Node concept = NodeFactory.createURI("");

    MedGenConceptsLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.rdf = new ConceptRdf(prefixes, out);
        this.report = report;
    }

    void loadDefinitions(SourceFile file) {
        new MedGenDefinitionsReader(file).read(row -> {
            rdf.writeDefinition(row.cui(), row.definition(), row.source(), row.suppressed());
            loaded(row.suppressed());
        });
    }

    void loadSemanticTypes(SourceFile file) {
        new MedGenSemanticTypesReader(file).read(row -> {
            rdf.writeSemanticType(row.cui(), row.type(), row.tree(), row.name());
            loaded("");
        });
    }

    void loadAttributes(SourceFile file) {
        new MedGenAttributesReader(file).read(row -> {
            rdf.writeAttribute(row.cui(), row.name(), row.value(), row.source(), row.code(), row.suppressed());
            loaded(row.suppressed());
        });
    }

    void loadPublications(SourceFile file) {
        new MedGenPublicationsReader(file).read(row -> {
            if (!row.cui().equals(cui)) {
                cui = row.cui();
                concept = rdf.concept(cui);
            }
            rdf.writePublication(concept, row.pmid());
            loaded("");
            report.remark("rows with a name that is not UTF-8", row.damaged() ? 1 : 0);
        });
    }

    private void loaded(String suppressed) {
        report.load();
        report.remark("rows that the UMLS suppresses", suppressed.isEmpty() ? 0 : 1);
    }
}
