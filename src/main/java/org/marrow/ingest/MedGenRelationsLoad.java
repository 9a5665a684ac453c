package org.marrow.ingest;

import java.util.function.Consumer;
import org.apache.jena.graph.Triple;
import org.marrow.rdf.ConceptRdf;
import org.marrow.rdf.ConceptRdf.Relation;
import org.marrow.source.MedGenRelationsReader;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The relations between MedGen's concepts to triples.
///
/// A relation and its inverse, which the file gives both, become one statement.
final class MedGenRelationsLoad {

    private static final String PARENT = "PAR";
    private static final String CHILD = "CHD";

    private final ConceptRdf rdf;
    private final SourceReport report;

    MedGenRelationsLoad(Prefixes prefixes, Consumer<Triple> out, SourceReport report) {
        this.rdf = new ConceptRdf(prefixes, out);
        this.report = report;
    }

    void load(SourceFile file) {
        new MedGenRelationsReader(file).read(this::row);
    }

    private void row(MedGenRelationsReader.Row row) {
        if (row.subject().equals(row.object())) {
            report.skip("relation of a concept to itself", row.toString());
        } else if (row.relation().equals(row.kind().equals(PARENT) ? "isa" : "inverse_isa") && isHierarchy(row)) {
            report.skip("REL and RELA name opposite directions", row.toString());
        } else {
            write(row);
            report.load();
            report.remark("relations that the UMLS suppresses", row.suppressed().isEmpty() ? 0 : 1);
        }
    }

    private static boolean isHierarchy(MedGenRelationsReader.Row row) {
        return row.kind().equals(PARENT) || row.kind().equals(CHILD);
    }

    private void write(MedGenRelationsReader.Row row) {
        switch (row.relation()) {
            case "isa" -> write(row, Relation.BROADER, "");
            case "inverse_isa" -> writeInverse(row, Relation.BROADER, "");
            case "has_manifestation" -> write(row, Relation.MANIFESTATION, "");
            case "manifestation_of" -> writeInverse(row, Relation.MANIFESTATION, "");
            case "disease_has_finding" -> write(row, Relation.FINDING, "");
            case "is_finding_of_disease" -> writeInverse(row, Relation.FINDING, "");
            case "has_inheritance_type" -> write(row, Relation.INHERITANCE_TYPE, "");
            case "inheritance_type_of" -> writeInverse(row, Relation.INHERITANCE_TYPE, "");
            case "mapped_to" -> write(row, Relation.MAPPED_TO, "");
            case "mapped_from" -> writeInverse(row, Relation.MAPPED_TO, "");
            default -> writeByKind(row);
        }
    }

    private void writeByKind(MedGenRelationsReader.Row row) {
        switch (row.kind()) {
            case CHILD -> write(row, Relation.BROADER, row.relation());
            case PARENT -> writeInverse(row, Relation.BROADER, row.relation());
            default -> {
                write(row, Relation.OTHER, row.relation().isEmpty() ? row.kind() : row.relation());
                report.remark("relations without a property of their own", 1);
            }
        }
    }

    private void write(MedGenRelationsReader.Row row, Relation relation, String words) {
        rdf.writeRelation(row.subject(), relation, row.object(), words, row.source(), row.suppressed());
    }

    private void writeInverse(MedGenRelationsReader.Row row, Relation relation, String words) {
        rdf.writeRelation(row.object(), relation, row.subject(), words, row.source(), row.suppressed());
    }
}
