package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.marrow.model.Association;
import org.marrow.model.Condition;
import org.marrow.model.Kind;
import org.marrow.model.State;
import org.marrow.model.Thing;
import org.marrow.sheet.ConditionSheet;
import org.marrow.sheet.Words;

/// The page of a condition.
///
/// @param sheet         what there is on it
/// @param notice        what is to be known first
/// @param systems       how many phenotypes it has in each organ system, the most first
/// @param system        the organ system that is shown alone, if one is
/// @param having        the phenotypes that it has, by organ system
/// @param disagreements those that are disputed or contradictory
/// @param excluded      those that were looked for and not found, by organ system
/// @param inheritance   how it is inherited
/// @param course        its onset and course
/// @param mappings      what it is in other vocabularies
/// @param resources     pages elsewhere
/// @param origins       where all this is from
/// @param question      what is behind its names and genes
/// @param phenotypes    what is behind the phenotypes
/// @param structured    what it is for search engines
public record ConditionView(
        ConditionSheet sheet,
        Optional<Notice> notice,
        List<SystemCount> systems,
        Optional<SystemCount> system,
        Paged<Row> having,
        Paged<Pair> disagreements,
        Paged<Row> excluded,
        List<Tree.Named> inheritance,
        List<Tree.Named> course,
        MappingsPanel mappings,
        List<Resource> resources,
        Origins origins,
        Question question,
        Question phenotypes,
        Map<String, Object> structured)
        implements View {

    /// The parameter that shows one organ system alone.
    public static final String SYSTEM = Systems.PARAMETER;

    private static final int ROWS = 50;

    /// A phenotype in an organ system.
    ///
    /// @param system  what the system is called; empty for what is in none
    /// @param isFirst whether it is the first of its system on the page
    /// @param pair    the association
    public record Row(String system, boolean isFirst, Pair pair) {}

    /// What there is on `condition`.
    public static ConditionView of(Condition condition, Reading reading) {
        ConditionSheet sheet = ConditionSheet.of(reading.lookup(), condition);
        String id = condition.id().toString();
        var systems = new Systems(reading.lookup().terms());
        List<SystemCount> counts = systems.count(sheet.phenotypes(), reading.names());
        Optional<SystemCount> chosen = Systems.chosen(reading, counts);
        List<Association> disagreements = sheet.phenotypes().stream()
                .filter(association ->
                        association.state() == State.DISPUTED || association.state() == State.CONTRADICTORY)
                .filter(association -> chosen.map(SystemCount::system)
                        .map(system -> systems.of(association.phenotype()).contains(system))
                        .orElse(true))
                .toList();
        String path = "/api/conditions/" + id;
        return new ConditionView(
                sheet,
                Notice.of(condition.id(), reading),
                counts,
                chosen,
                rows("phenotypes", State::isPresent, sheet, systems, chosen, reading),
                Paged.of("disagreements", disagreements, reading.number("disagreements"), ROWS)
                        .map(association -> Pair.of(association, reading)),
                rows("excluded", state -> state == State.EXCLUDED, sheet, systems, chosen, reading),
                named(condition.inheritance(), reading),
                named(condition.clinicalCourse(), reading),
                MappingsPanel.of(id, reading.lookup().mappings().of(id, Optional.empty(), 2), reading),
                Resource.ofCondition(condition.id(), condition.label()),
                Origins.of(id, reading),
                reading.question("condition", "condition", id, path, "marrow.conditions().find(\"" + id + "\")"),
                reading.question(
                        "phenotypes-by-branch",
                        "condition",
                        id,
                        path + "/associations?limit=10000",
                        "marrow.associations().ofCondition(Curie.parse(\"" + id + "\"))"),
                Structured.of("MedicalCondition", condition.id(), condition.label(), reading)
                        .with("alternateName", condition.otherLabels())
                        .with(
                                "code",
                                Map.of(
                                        "@type",
                                        "MedicalCode",
                                        "codeValue",
                                        condition.id().local(),
                                        "codingSystem",
                                        condition.id().prefix()))
                        .map());
    }

    private static List<Tree.Named> named(List<Thing> terms, Reading reading) {
        return terms.stream()
                .map(term -> new Tree.Named(term, reading.names().of(term)))
                .toList();
    }

    private static Paged<Row> rows(
            String name,
            Predicate<State> states,
            ConditionSheet sheet,
            Systems systems,
            Optional<SystemCount> chosen,
            Reading reading) {
        List<Association> shown = sheet.phenotypes().stream()
                .filter(association -> states.test(association.state()))
                .toList();
        return systems.page(name, shown, ConditionView::phenotype, chosen, reading, ROWS)
                .map(each -> new Row(each.system(), each.isFirst(), Pair.of(each.item(), reading)));
    }

    private static Thing phenotype(Association association) {
        return new Thing(association.phenotype(), Kind.TERM, association.phenotypeLabel(), false);
    }

    private int count(State... states) {
        List<State> wanted = List.of(states);
        return (int) sheet.phenotypes().stream()
                .filter(association -> wanted.contains(association.state()))
                .count();
    }

    /// How many phenotypes it has.
    public int present() {
        return count(State.PRESENT, State.CONTRADICTORY);
    }

    /// How many were looked for and not found.
    public int absent() {
        return count(State.EXCLUDED);
    }

    /// Its parts, in their order, by the anchor of each.
    public Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("names", "Names and inheritance");
        parts.put("phenotypes", "Phenotypes");
        parts.put("genes", "Genes");
        parts.put("mappings", "Mappings");
        parts.put("resources", "Resources elsewhere");
        parts.put("origins", "Provenance");
        return parts;
    }

    /// How many are disputed.
    public int disputed() {
        return count(State.DISPUTED);
    }

    /// How many there are in each state, in words.
    public String counts() {
        return "%s present, %s excluded%s"
                .formatted(
                        Words.number(present()),
                        Words.number(absent()),
                        disputed() == 0 ? "" : ", " + Words.number(disputed()) + " disputed");
    }

    @Override
    public String title() {
        return sheet.condition().label();
    }

    @Override
    public String description() {
        return "%s (%s): phenotypes with their evidence, %s"
                .formatted(sheet.condition().label(), sheet.condition().id(), counts());
    }

    @Override
    public String path() {
        return Links.path(Kind.CONDITION, sheet.condition().id());
    }
}
