package org.marrow.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.lookup.Lookup;
import org.marrow.model.Concept;
import org.marrow.model.Kind;
import org.marrow.model.MappingAnswer;
import org.marrow.model.RollUp;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// A concept with the conditions of its term.
///
/// @param concept    the concept
/// @param mappings   what it is in other vocabularies
/// @param term       the only term that is mapped exactly to it
/// @param conditions what is said of the term and of its subtypes, by condition
record ConceptSheet(Concept concept, MappingAnswer mappings, Optional<Thing> term, List<RollUp> conditions)
        implements Sheet {

    private static final Map<String, String> MARKERS =
            Map.of("C", "clinical tests", "R", "research tests", "O", "OMIM", "G", "GeneReviews", "V", "ClinVar");

    static ConceptSheet of(Lookup lookup, Concept concept) {
        String id = concept.id().toString();
        Optional<Thing> term =
                lookup.terms().find(id).map(found -> new Thing(found.id(), Kind.TERM, found.label(), found.obsolete()));
        return new ConceptSheet(
                concept,
                lookup.mappings().of(id, Optional.empty(), Mapped.STEPS),
                term,
                term.map(found -> lookup.associations().withSubtypes(found.id()))
                        .orElse(List.of()));
    }

    @Override
    public Table table() {
        return AssociationRows.ofPhenotype(conditions);
    }

    @Override
    public void print(TextPage page) {
        page.heading(
                concept.label(), concept.id() + (concept.obsolete() ? ", a retired concept" : ", a concept of MedGen"));
        page.blank();
        page.field("UID", String.join(", ", concept.uids()));
        page.field("Name from", concept.labelSource().orElse(""));
        page.field("Other names", String.join("; ", concept.otherLabels()));
        page.field(
                "Definitions",
                concept.definitions().stream().map(ConceptSheet::text).toList());
        page.field(
                "Semantic types",
                concept.semanticTypes().stream()
                        .map(type -> type.label() + " (" + type.id() + ")")
                        .collect(Collectors.joining(", ")));
        page.field(
                "Markers",
                concept.markers().stream()
                        .map(letter -> letter + " " + MARKERS.getOrDefault(letter, ""))
                        .collect(Collectors.joining(", ")));
        page.things("Broader", concept.broader());
        page.things("Narrower", concept.narrower());
        page.field("Guidelines", Mapped.list(concept.guidelines()));
        page.field("Recent studies", Mapped.list(concept.recentStudies()));
        page.field("Publications", concept.publications() == 0 ? "" : TextPage.number(concept.publications()));
        page.field("Xrefs", String.join(", ", concept.xrefs()));
        Mapped.print(mappings, page);
        term.ifPresent(found -> page.field(
                "Conditions",
                conditions.isEmpty()
                        ? "none of " + found.id()
                        : AssociationRows.summary(conditions) + ", of " + found.id()));
        if (!conditions.isEmpty()) {
            page.blank();
            page.table(AssociationRows.conditions(conditions));
        }
    }

    private static String text(Concept.Definition definition) {
        return definition.text()
                + definition.source().map(source -> " (" + source + ")").orElse("");
    }
}
