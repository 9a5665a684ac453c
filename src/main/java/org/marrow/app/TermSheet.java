package org.marrow.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.MappingAnswer;
import org.marrow.model.RollUp;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// A term with its place in the hierarchy and its conditions.
///
/// @param term        the term
/// @param parents     its direct superclasses
/// @param children    its direct subclasses
/// @param descendants how many subclasses it has
/// @param way         the shortest way from the root to it; of an obsolete term empty
/// @param information how surprising it is, where a condition has it
/// @param genes       how many genes lead to it through conditions
/// @param mappings    what it is in other vocabularies
/// @param conditions  what is said of it and of its subtypes, by condition
record TermSheet(
        Term term,
        List<Thing> parents,
        List<Thing> children,
        int descendants,
        List<Thing> way,
        Optional<Information> information,
        int genes,
        MappingAnswer mappings,
        List<RollUp> conditions)
        implements Sheet {

    /// An information content.
    ///
    /// @param nats       `ln(all / conditions)`
    /// @param conditions the conditions that have the phenotype or a subtype of it
    /// @param all        the conditions that have any phenotype
    record Information(double nats, int conditions, int all) {

        private static Information of(InformationContent content) {
            return new Information(content.nats(), content.conditions(), content.all());
        }
    }

    static TermSheet of(Lookup lookup, Term term) {
        Curie id = term.id();
        return new TermSheet(
                term,
                lookup.terms().parents(id),
                lookup.terms().children(id),
                lookup.terms().descendantCount(id),
                lookup.terms().pathsToRoot(id, 1).stream()
                        .findFirst()
                        .map(List::reversed)
                        .orElse(List.of()),
                lookup.associations().informationContent(id).map(Information::of),
                lookup.genes().ofPhenotype(id).size(),
                lookup.mappings().of(id.toString(), Optional.empty(), Mapped.STEPS),
                lookup.associations().withSubtypes(id));
    }

    @Override
    public Table table() {
        return AssociationRows.ofPhenotype(conditions);
    }

    @Override
    public void print(TextPage page) {
        page.heading(term.label(), term.id() + (term.obsolete() ? ", an obsolete term" : ", a term"));
        page.blank();
        page.field(
                "Definition",
                term.definition()
                        .map(text -> text + sources(term.definitionXrefs()))
                        .orElse(""));
        term.comments().forEach(comment -> page.field("Comment", comment));
        for (SynonymScope scope : SynonymScope.values()) {
            page.field(capital(scope) + " synonyms", synonyms(scope));
        }
        page.field("Xrefs", String.join(", ", term.xrefs()));
        page.things("Parents", parents);
        page.things("Children", children);
        page.field("Descendants", term.obsolete() ? "" : TextPage.number(descendants));
        page.way("Where it stands", way);
        information.ifPresent(content -> page.field(
                "Information",
                String.format(
                        Locale.ROOT,
                        "%.4f nats, ln(%,d / %,d): the conditions with any phenotype, and those with it or a subtype",
                        content.nats(),
                        content.all(),
                        content.conditions())));
        page.field("Genes", genes == 0 ? "" : TextPage.number(genes) + ", through conditions in which it is present");
        Mapped.print(mappings, page);
        page.field("Conditions", AssociationRows.summary(conditions));
        if (!conditions.isEmpty()) {
            page.blank();
            page.table(AssociationRows.conditions(conditions));
        }
    }

    private static String sources(List<String> xrefs) {
        return xrefs.isEmpty() ? "" : " (" + String.join(", ", xrefs) + ")";
    }

    private static String capital(SynonymScope scope) {
        String words = TextPage.words(scope);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private String synonyms(SynonymScope scope) {
        return term.synonyms().stream()
                .filter(synonym -> synonym.scope() == scope)
                .map(TermSheet::text)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /// With its type, such as *layperson*, after it.
    private static String text(Synonym synonym) {
        return synonym.text()
                + synonym.type()
                        .map(type -> " (" + type.replaceFirst(".*[#/]", "").replace('_', ' ') + ")")
                        .orElse("");
    }
}
