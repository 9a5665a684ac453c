package org.marrow.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Annotation;
import org.marrow.model.Concept;
import org.marrow.model.Condition;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.Gene;
import org.marrow.model.Publication;
import org.marrow.model.RollUp;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.query.Table;
import org.marrow.sheet.ConceptSheet;
import org.marrow.sheet.ConditionSheet;
import org.marrow.sheet.GeneSheet;
import org.marrow.sheet.PublicationSheet;
import org.marrow.sheet.Sheet;
import org.marrow.sheet.TermSheet;
import org.marrow.sheet.ThingSheet;
import org.marrow.sheet.Words;

/// Sheets as text for people.
final class SheetText {

    private final TextPage page;

    private SheetText(TextPage page) {
        this.page = page;
    }

    static void print(Sheet sheet, TextPage page) {
        var text = new SheetText(page);
        switch (sheet) {
            case TermSheet term -> text.term(term);
            case ConceptSheet concept -> text.concept(concept);
            case ConditionSheet condition -> text.condition(condition);
            case GeneSheet gene -> text.gene(gene);
            case PublicationSheet publication -> text.publication(publication);
            case ThingSheet thing -> text.thing(thing);
        }
    }

    private void term(TermSheet sheet) {
        Term term = sheet.term();
        page.heading(term.label(), term.id() + (term.obsolete() ? ", an obsolete term" : ", a term"));
        page.blank();
        page.field(
                "Definition",
                term.definition()
                        .map(text -> text + sources(term.definitionXrefs()))
                        .orElse(""));
        term.comments().forEach(comment -> page.field("Comment", comment));
        for (SynonymScope scope : SynonymScope.values()) {
            page.field(capital(scope) + " synonyms", synonyms(term, scope));
        }
        page.field("Xrefs", String.join(", ", term.xrefs()));
        page.things("Parents", sheet.parents());
        page.things("Children", sheet.children());
        page.field("Descendants", term.obsolete() ? "" : Words.number(sheet.descendants()));
        page.way("Where it stands", sheet.way());
        sheet.information()
                .ifPresent(content -> page.field(
                        "Information",
                        String.format(
                                Locale.ROOT,
                                "%.4f nats, ln(%,d / %,d): the conditions with any phenotype, and those with it or a subtype",
                                content.nats(),
                                content.all(),
                                content.conditions())));
        page.field(
                "Genes",
                sheet.genes() == 0 ? "" : Words.number(sheet.genes()) + ", through conditions in which it is present");
        Mapped.print(sheet.mappings(), page);
        page.field("Conditions", AssociationRows.summary(sheet.conditions()));
        rows(sheet.conditions());
    }

    private static String sources(List<String> xrefs) {
        return xrefs.isEmpty() ? "" : " (" + String.join(", ", xrefs) + ")";
    }

    private static String capital(SynonymScope scope) {
        String words = Words.of(scope);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String synonyms(Term term, SynonymScope scope) {
        return term.synonyms().stream()
                .filter(synonym -> synonym.scope() == scope)
                .map(SheetText::text)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// With its type, such as *layperson*, after it.
    private static String text(Synonym synonym) {
        return synonym.text()
                + synonym.type()
                        .map(type -> " (" + Words.synonymType(type) + ")")
                        .orElse("");
    }

    private void rows(List<RollUp> conditions) {
        if (!conditions.isEmpty()) {
            rows(AssociationRows.conditions(conditions));
        }
    }

    private void rows(Table table) {
        page.blank();
        page.table(table);
    }

    private void concept(ConceptSheet sheet) {
        Concept concept = sheet.concept();
        page.heading(
                concept.label(), concept.id() + (concept.obsolete() ? ", a retired concept" : ", a concept of MedGen"));
        page.blank();
        page.field("UID", String.join(", ", concept.uids()));
        page.field("Name from", concept.labelSource().orElse(""));
        page.field("Other names", String.join("; ", concept.otherLabels()));
        page.field(
                "Definitions",
                concept.definitions().stream().map(SheetText::text).toList());
        page.field(
                "Semantic types",
                concept.semanticTypes().stream()
                        .map(type -> type.label() + " (" + type.id() + ")")
                        .collect(Collectors.joining(", ")));
        page.field(
                "Markers",
                concept.markers().stream()
                        .map(letter -> letter + " " + Words.marker(letter))
                        .collect(Collectors.joining(", ")));
        page.things("Broader", concept.broader());
        page.things("Narrower", concept.narrower());
        page.field("Guidelines", Mapped.list(concept.guidelines()));
        page.field("Recent studies", Mapped.list(concept.recentStudies()));
        page.field("Publications", concept.publications() == 0 ? "" : Words.number(concept.publications()));
        page.field("Xrefs", String.join(", ", concept.xrefs()));
        Mapped.print(sheet.mappings(), page);
        sheet.term()
                .ifPresent(found -> page.field(
                        "Conditions",
                        sheet.conditions().isEmpty()
                                ? "none of " + found.id()
                                : AssociationRows.summary(sheet.conditions()) + ", of " + found.id()));
        rows(sheet.conditions());
    }

    private static String text(Concept.Definition definition) {
        return definition.text()
                + definition.source().map(source -> " (" + source + ")").orElse("");
    }

    private void condition(ConditionSheet sheet) {
        Condition condition = sheet.condition();
        page.heading(condition.label(), condition.id() + ", a condition");
        page.blank();
        page.field("Other names", String.join("; ", condition.otherLabels()));
        page.things("Inheritance", condition.inheritance());
        page.things("Onset, course", condition.clinicalCourse());
        page.field("Same as", Mapped.list(condition.identities()));
        page.field(
                "Genes",
                condition.genes().stream()
                        .map(gene -> "%s %s (%s, %s)"
                                .formatted(gene.gene().id(), gene.gene().label(), gene.type(), gene.publisher()))
                        .toList());
        page.field("Phenotypes", sheet.phenotypes().isEmpty() ? "none" : AssociationRows.summaryOf(sheet.phenotypes()));
        if (!sheet.phenotypes().isEmpty()) {
            rows(AssociationRows.phenotypes(sheet.phenotypes()));
        }
    }

    private void gene(GeneSheet sheet) {
        Gene gene = sheet.gene();
        page.heading(gene.symbol(), gene.id() + ", a gene");
        page.blank();
        page.field("Other symbols", String.join(", ", gene.otherSymbols()));
        page.field("Phenotypes", Words.number(sheet.phenotypes()) + ", those present in its conditions");
        page.field("Conditions", Words.number(gene.conditions().size()));
        if (!gene.conditions().isEmpty()) {
            rows(withoutReferences(sheet.table()));
        }
    }

    /// They are long and mostly the same.
    private static Table withoutReferences(Table all) {
        return new Table(
                all.columns().subList(0, all.columns().size() - 1),
                all.rows().stream().map(row -> row.subList(0, row.size() - 1)).toList());
    }

    private void publication(PublicationSheet sheet) {
        Publication publication = sheet.publication();
        page.heading(publication.id().toString(), "a publication");
        page.blank();
        page.field("Citation", publication.citation().orElse(""));
        page.field("Authors", String.join(", ", publication.authors()));
        page.field("Journal", publication.journal().orElse(""));
        page.field("Date", publication.date().orElse(""));
        page.field("DOI", publication.doi().map(Curie::local).orElse(""));
        page.things("Concepts", publication.concepts());
        int citing = sheet.citing().size();
        page.field("Annotations", citing == 0 ? "none cites it" : Words.number(citing) + " cite it");
        if (citing > 0) {
            rows(citing(sheet));
        }
    }

    /// Each label beside its identifier.
    private static Table citing(PublicationSheet sheet) {
        return new Table(
                List.of("polarity", "condition", "phenotype", "frequency", "evidence", "publisher"),
                sheet.citing().stream()
                        .map(annotation -> citing(sheet, annotation))
                        .toList());
    }

    private static List<Optional<String>> citing(PublicationSheet sheet, Annotation annotation) {
        return List.of(
                Optional.of(Words.of(annotation.polarity())),
                Optional.of(annotation.condition() + " " + sheet.label(annotation.condition())),
                Optional.of(annotation.phenotype() + " " + sheet.label(annotation.phenotype())),
                annotation.frequency().map(Frequency::toString),
                annotation.evidence().map(Enum::name),
                Optional.of(annotation.publisher().name()));
    }

    private void thing(ThingSheet sheet) {
        page.heading(sheet.thing().label(), sheet.thing().id().toString());
        page.blank();
        Mapped.print(sheet.mappings(), page);
    }
}
