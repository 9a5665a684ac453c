package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Concept;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.sheet.ConceptSheet;

/// The page of a concept.
///
/// @param sheet        what there is on it
/// @param notice       what is to be known first
/// @param mappings     what it is in other vocabularies
/// @param term         the term that is mapped to it exactly
/// @param tree         where that term stands
/// @param broader      the concepts above it
/// @param self         itself, with the concepts below it
/// @param conditions   the conditions with the term that is mapped to it
/// @param genes        the genes of that term
/// @param guidelines   professional guidelines that MedGen lists
/// @param studies      recent clinical studies that MedGen lists
/// @param publications the question behind the two
/// @param resources    pages elsewhere
/// @param origins      where all this is from
/// @param question     what is behind its names
/// @param structured   what it is for search engines
public record ConceptView(
        ConceptSheet sheet,
        Optional<Notice> notice,
        MappingsPanel mappings,
        Optional<Term> term,
        Optional<Tree> tree,
        List<TreeNode> broader,
        TreeNode self,
        Optional<ConditionsPanel> conditions,
        Optional<GenesPanel> genes,
        List<Reference> guidelines,
        List<Reference> studies,
        Optional<Question> publications,
        List<Resource> resources,
        Origins origins,
        Question question,
        Map<String, Object> structured)
        implements View {

    /// What there is on `concept`.
    public static ConceptView of(Concept concept, Reading reading) {
        ConceptSheet sheet = ConceptSheet.of(reading.lookup(), concept);
        String id = concept.id().toString();
        var self = new Thing(concept.id(), Kind.CONCEPT, concept.label(), concept.obsolete());
        Optional<Curie> term = sheet.term().map(Thing::id);
        Optional<Term> found = term.flatMap(each -> reading.lookup().terms().find(each.toString()));
        return new ConceptView(
                sheet,
                Notice.of(concept.id(), reading),
                MappingsPanel.of(id, sheet.mappings(), reading),
                found,
                found.flatMap(each -> Tree.of(each, reading)),
                Tree.children(concept.broader(), reading),
                TreeNode.ofConcept(self, true, Tree.children(concept.narrower(), reading), reading),
                term.map(each -> ConditionsPanel.of(each.toString(), sheet.conditions(), reading)),
                term.map(each ->
                        GenesPanel.of(each.toString(), reading.lookup().genes().ofPhenotype(each), reading)),
                Reference.of(concept.guidelines(), reading),
                Reference.of(concept.recentStudies(), reading),
                term.map(each -> TermView.publications(each.toString(), reading)),
                Resource.ofConcept(concept),
                Origins.of(id, reading),
                reading.question(
                        "names-of-concept",
                        "concept",
                        id,
                        "/api/concepts/" + concept.id().local(),
                        "marrow.concepts().find(\"" + concept.id().local() + "\")"),
                Structured.of("DefinedTerm", concept.id(), concept.label(), reading)
                        .with("termCode", concept.id().local())
                        .with("description", definition(concept))
                        .with("alternateName", concept.otherLabels())
                        .map());
    }

    private static Optional<String> definition(Concept concept) {
        return concept.definitions().stream().findFirst().map(Concept.Definition::text);
    }

    /// Its parts, in their order, by the anchor of each.
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("names", "Names and definition");
        parts.put("mappings", "Mappings");
        parts.put("hierarchy", "Hierarchy");
        if (conditions.isPresent()) {
            parts.put("conditions", "Conditions");
        }
        if (genes.isPresent()) {
            parts.put("genes", "Genes");
        }
        return Reference.partsAfter(parts, guidelines, studies);
    }

    @Override
    public String title() {
        return sheet.concept().label();
    }

    @Override
    public String description() {
        return definition(sheet.concept()).orElse(sheet.concept().label() + ", a concept of MedGen");
    }

    @Override
    public String path() {
        return Links.path(Kind.CONCEPT, sheet.concept().id());
    }
}
