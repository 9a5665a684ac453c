package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Concept;
import org.marrow.model.Kind;
import org.marrow.model.Synonym;
import org.marrow.model.SynonymScope;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;
import org.marrow.sheet.TermSheet;
import org.marrow.sheet.Words;

/// The page of a term.
///
/// @param sheet        what there is on it
/// @param name         what it is called
/// @param notice       what is to be known first
/// @param concept      the concept that is mapped to it alone
/// @param translations its texts in other languages
/// @param mappings     what it is in other vocabularies
/// @param tree         where it stands, unless it is obsolete
/// @param picture      its neighbourhood
/// @param follows      what follows about its place and is not stated, if anything does
/// @param conditions   the conditions with it
/// @param genes        its genes
/// @param guidelines   professional guidelines that MedGen lists
/// @param studies      recent clinical studies that MedGen lists
/// @param publications the question behind the two
/// @param resources    pages elsewhere
/// @param origins      where all this is from
/// @param question     what is behind its names
/// @param structured   what it is for search engines
public record TermView(
        TermSheet sheet,
        Name name,
        Optional<Notice> notice,
        Optional<Concept> concept,
        List<Translation> translations,
        MappingsPanel mappings,
        Optional<Tree> tree,
        Optional<Neighbourhood> picture,
        Optional<FollowsPanel> follows,
        ConditionsPanel conditions,
        GenesPanel genes,
        List<Reference> guidelines,
        List<Reference> studies,
        Question publications,
        List<Resource> resources,
        Origins origins,
        Question question,
        Map<String, Object> structured)
        implements View {

    /// What there is on `term`.
    public static TermView of(Term term, Reading reading) {
        TermSheet sheet = TermSheet.of(reading.lookup(), term);
        String id = term.id().toString();
        var self = new Thing(term.id(), Kind.TERM, term.label(), term.obsolete());
        Optional<Concept> concept = reading.lookup().concepts().find(id);
        return new TermView(
                sheet,
                reading.names().of(self),
                Notice.of(term.id(), reading),
                concept,
                reading.lookup().terms().translations(term.id()),
                MappingsPanel.of(id, sheet.mappings(), reading),
                Tree.of(term, reading),
                Neighbourhood.of(sheet, self, reading),
                FollowsPanel.of(id, reading),
                ConditionsPanel.of(id, sheet.conditions(), reading),
                GenesPanel.of(id, reading.lookup().genes().ofPhenotype(term.id()), reading),
                Reference.of(concept.map(Concept::guidelines).orElse(List.of()), reading),
                Reference.of(concept.map(Concept::recentStudies).orElse(List.of()), reading),
                publications(id, reading),
                Resource.ofTerm(term.id(), term.label()),
                Origins.of(id, reading),
                reading.question("term", "term", id, "/api/terms/" + id, "marrow.terms().find(\"" + id + "\")")
                        .noting(
                                "Synonyms, xrefs and translations are questions of their own; the REST call has all but the last."),
                Structured.of("DefinedTerm", term.id(), term.label(), reading)
                        .with("termCode", id)
                        .with("description", term.definition())
                        .with(
                                "alternateName",
                                term.synonyms().stream()
                                        .map(Synonym::text)
                                        .distinct()
                                        .toList())
                        .map());
    }

    static Question publications(String term, Reading reading) {
        return reading.question(
                        "publications",
                        "term",
                        term,
                        "/api/concepts/" + term,
                        "marrow.concepts().find(\"" + term + "\")")
                .noting("The REST call gives the concept with its lists.");
    }

    /// Its synonyms by what they are to it, such as `exact`.
    public Map<String, List<Synonym>> synonyms() {
        Map<String, List<Synonym>> groups = new LinkedHashMap<>();
        for (var scope : SynonymScope.values()) {
            List<Synonym> all = sheet.term().synonyms().stream()
                    .filter(synonym -> synonym.scope() == scope)
                    .toList();
            if (!all.isEmpty()) {
                groups.put(Words.of(scope), all);
            }
        }
        return groups;
    }

    /// Its parts, in their order, by the anchor of each.
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("names", "Names and definition");
        parts.put("mappings", "Mappings");
        if (tree.isPresent()) {
            parts.put("hierarchy", "Term hierarchy");
        }
        if (follows.isPresent()) {
            parts.put("follows", "What follows");
        }
        parts.put("conditions", "Conditions");
        parts.put("genes", "Genes");
        return Reference.partsAfter(parts, guidelines, studies);
    }

    @Override
    public String title() {
        return name.text();
    }

    @Override
    public String description() {
        return sheet.term().definition().orElse(sheet.term().label() + ", a term");
    }

    @Override
    public String path() {
        return Links.path(Kind.TERM, sheet.term().id());
    }
}
