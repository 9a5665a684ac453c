package org.marrow.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.rdf.AxiomRdf.Annotation;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Published;

/// The slots of SSSOM as properties with typed values.
///
/// A slot that SSSOM does not know is kept as `sssom:other` with its name before its value. A confidence
/// is a decimal from 0 to 1; anything else is an error. A date or a reference that is none is kept as
/// text, and counted.
final class SssomSlots {

    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<String, Node> RENAMED = Map.of(
            "comment", RDFS.Nodes.comment,
            "creator_id", DCTerms.creator.asNode(),
            "license", DCTerms.license.asNode(),
            "mapping_set_description", DCTerms.description.asNode(),
            "mapping_set_id", DCTerms.source.asNode(),
            "mapping_set_title", DCTerms.title.asNode());
    private static final Node OTHER = property("other");

    private enum Kind {
        TEXT,
        REFERENCE,
        ADDRESS,
        DATE,
        SHARE
    }

    static {
        List.of(
                        "author_label",
                        "cardinality_scope",
                        "comment",
                        "creator_label",
                        "curation_rule_text",
                        "mapping_set_description",
                        "mapping_set_title",
                        "mapping_set_version",
                        "mapping_tool",
                        "mapping_tool_version",
                        "match_string",
                        "object_category",
                        "object_label",
                        "object_source_version",
                        "object_type",
                        "other",
                        "predicate_label",
                        "predicate_modifier",
                        "predicate_type",
                        "reviewer_label",
                        "similarity_measure",
                        "sssom_version",
                        "subject_category",
                        "subject_label",
                        "subject_source_version",
                        "subject_type")
                .forEach(slot -> KINDS.put(slot, Kind.TEXT));
        List.of(
                        "author_id",
                        "creator_id",
                        "curation_rule",
                        "issue_tracker_item",
                        "mapping_source",
                        "mapping_tool_id",
                        "object_match_field",
                        "object_preprocessing",
                        "object_source",
                        "record_id",
                        "reviewer_id",
                        "subject_match_field",
                        "subject_preprocessing",
                        "subject_source")
                .forEach(slot -> KINDS.put(slot, Kind.REFERENCE));
        List.of("issue_tracker", "license", "mapping_provider", "mapping_set_id", "mapping_set_source", "see_also")
                .forEach(slot -> KINDS.put(slot, Kind.ADDRESS));
        List.of("mapping_date", "publication_date", "review_date").forEach(slot -> KINDS.put(slot, Kind.DATE));
        List.of("confidence", "mapping_set_confidence", "similarity_score")
                .forEach(slot -> KINDS.put(slot, Kind.SHARE));
    }

    private final SetIdentifiers identifiers;
    private final SourceFile file;
    private final SourceReport report;

    SssomSlots(SetIdentifiers identifiers, SourceFile file, SourceReport report) {
        this.identifiers = identifiers;
        this.file = file;
        this.report = report;
    }

    /// The property that stands for `slot`.
    static Node property(String slot) {
        return NodeFactory.createURI(Published.SSSOM + slot);
    }

    /// The values of all slots, in their order.
    List<Annotation> annotations(Map<String, List<String>> slots, long line) {
        List<Annotation> annotations = new ArrayList<>();
        slots.forEach((slot, values) -> {
            Kind kind = KINDS.get(slot);
            for (String value : values) {
                if (kind == null) {
                    report.remark("values of slots that SSSOM does not know, kept as sssom:other", 1);
                    annotations.add(new Annotation(OTHER, Literals.text(slot + ": " + value)));
                } else {
                    annotations.add(
                            new Annotation(RENAMED.getOrDefault(slot, property(slot)), node(kind, slot, value, line)));
                }
            }
        });
        return annotations;
    }

    private Node node(Kind kind, String slot, String value, long line) {
        return switch (kind) {
            case TEXT -> Literals.text(value);
            case REFERENCE -> reference(slot, value, line);
            case ADDRESS -> SetIdentifiers.isIri(value) ? NodeFactory.createURI(value) : keptAsText(slot, value);
            case DATE -> Literals.day(value).orElseGet(() -> keptAsText(slot, value));
            case SHARE -> Literals.share(file, line, slot, value);
        };
    }

    /// An identifier with a prefix must be known; words are no identifier.
    private Node reference(String slot, String value, long line) {
        boolean words = value.indexOf(':') < 1 || value.chars().anyMatch(Character::isWhitespace);
        return words ? keptAsText(slot, value) : identifiers.node(value, slot, line);
    }

    private Node keptAsText(String slot, String value) {
        report.remark("values of " + slot + " kept as text", 1);
        return Literals.text(value);
    }
}
