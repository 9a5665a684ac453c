package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;
import org.marrow.model.RollUp;
import org.marrow.model.Thing;

/// The page of a condition and a phenotype: every annotation, for and against.
///
/// @param rollUp     what is said of the phenotype and its subtypes
/// @param phenotype  what the phenotype is called
/// @param own        the association of the two, if there is one
/// @param through    those of the condition and subtypes
/// @param id         the identifier of the phenotype
/// @param question   what is behind it
/// @param structured what it is for search engines
public record PairView(
        RollUp rollUp,
        Name phenotype,
        Optional<Pair> own,
        List<Pair> through,
        Curie id,
        Question question,
        Map<String, Object> structured)
        implements View {

    /// What there is on `rollUp`, a roll-up of `phenotype`.
    public static PairView of(RollUp rollUp, Thing phenotype, Reading reading) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("condition", rollUp.condition().toString());
        values.put("term", phenotype.id().toString());
        Name name = reading.names().of(phenotype);
        String operation = "/api/associations/"
                + Links.encoded(rollUp.condition().toString()) + "/" + phenotype.id() + "/evidence";
        return new PairView(
                rollUp,
                name,
                rollUp.own().map(association -> Pair.of(association, reading)),
                rollUp.through().stream()
                        .map(association -> Pair.of(association, reading))
                        .toList(),
                phenotype.id(),
                Question.of(
                        reading.queries(),
                        reading.links(),
                        "evidence-of-pair",
                        values,
                        operation,
                        "marrow.associations().evidence(Curie.parse(\"%s\"), Curie.parse(\"%s\"))"
                                .formatted(rollUp.condition(), phenotype.id())),
                Map.of());
    }

    @Override
    public String title() {
        return phenotype.text() + " in " + rollUp.label();
    }

    @Override
    public String description() {
        return "Who says that %s has or lacks %s, and on what evidence".formatted(rollUp.label(), phenotype.text());
    }

    @Override
    public String path() {
        return "/association/%s/%s"
                .formatted(Links.encoded(rollUp.condition().toString()), Links.encoded(id.toString()));
    }
}
