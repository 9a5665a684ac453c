package org.marrow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.RollUp;
import org.marrow.model.State;

/// The conditions with a phenotype: those that have it, those about which sources disagree, and those in which it was
/// looked for and not found.
///
/// @param phenotype     the phenotype
/// @param subtypes      whether its subtypes count
/// @param direct        how many conditions have it by what is said of the term itself
/// @param all           how many have it or a subtype
/// @param having        those that have it
/// @param disagreements associations that are disputed or contradictory
/// @param excluded      associations that are excluded
/// @param conflicts     how many conditions have a subtype while their own association says otherwise
/// @param question      what is behind it
public record ConditionsPanel(
        Curie phenotype,
        boolean subtypes,
        int direct,
        int all,
        Paged<ConditionRow> having,
        Paged<Pair> disagreements,
        Paged<Pair> excluded,
        int conflicts,
        Question question) {

    /// The parameter that lets subtypes count.
    public static final String SUBTYPES = "subtypes";

    private static final int ROWS = 18;
    private static final int FEW = 20;

    /// Those of the phenotype `id`.
    public static ConditionsPanel of(Reading reading, Curie id) {
        return of(id.toString(), reading.lookup().associations().withSubtypes(id), reading);
    }

    static ConditionsPanel of(String term, List<RollUp> rollUps, Reading reading) {
        boolean subtypes = reading.flag(SUBTYPES);
        List<RollUp> having = new ArrayList<>();
        List<Association> disagreements = new ArrayList<>();
        List<Association> excluded = new ArrayList<>();
        int direct = 0;
        int all = 0;
        int conflicts = 0;
        for (RollUp rollUp : rollUps) {
            Optional<State> own = rollUp.own().map(Association::state);
            boolean isDirect = own.filter(State::isPresent).isPresent();
            direct += isDirect ? 1 : 0;
            all += rollUp.isPresent() ? 1 : 0;
            conflicts += rollUp.isConflict() ? 1 : 0;
            if (isDirect || (subtypes && rollUp.isPresent())) {
                having.add(rollUp);
            }
            if (subtypes) {
                rollUp.through().stream()
                        .filter(association -> association.state() == State.CONTRADICTORY)
                        .forEach(disagreements::add);
            }
            if (own.filter(state -> state == State.DISPUTED || state == State.CONTRADICTORY)
                    .isPresent()) {
                disagreements.add(rollUp.own().orElseThrow());
            } else if (own.filter(state -> state == State.EXCLUDED).isPresent()) {
                excluded.add(rollUp.own().orElseThrow());
            }
        }
        having.sort(Comparator.comparing(rollUp -> rollUp.label().toLowerCase(Locale.ROOT)));
        return new ConditionsPanel(
                Curie.parse(term),
                subtypes,
                direct,
                all,
                Paged.of("conditions", having, reading.number("conditions"), ROWS)
                        .map(rollUp -> ConditionRow.of(rollUp, reading)),
                pairs("disagreements", disagreements, reading),
                pairs("excluded", excluded, reading),
                conflicts,
                subtypes
                        ? reading.question(
                                "conditions-with-subtypes",
                                "term",
                                term,
                                "/api/terms/" + term + "/roll-up?limit=10000",
                                "marrow.associations().withSubtypes(Curie.parse(\"" + term + "\"))")
                        : reading.question(
                                "conditions",
                                "term",
                                term,
                                "/api/terms/" + term + "/associations?limit=10000",
                                "marrow.associations().ofPhenotype(Curie.parse(\"" + term + "\"))"));
    }

    private static Paged<Pair> pairs(String name, List<Association> associations, Reading reading) {
        return Paged.of(name, associations, reading.number(name), FEW).map(each -> Pair.of(each, reading));
    }

    /// Whether nobody says anything of any condition.
    public boolean isEmpty() {
        return all == 0 && disagreements.total() == 0 && excluded.total() == 0;
    }
}
