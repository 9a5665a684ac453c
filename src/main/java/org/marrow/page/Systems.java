package org.marrow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Terms;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.State;
import org.marrow.model.Thing;

/// The organ systems: the branches of *Phenotypic abnormality*. For one page.
final class Systems {

    private static final Curie PHENOTYPIC_ABNORMALITY = Curie.parse("HP:0000118");

    private final Terms terms;
    private final List<Thing> branches;

    Systems(Terms terms) {
        this.terms = terms;
        this.branches = terms.children(PHENOTYPIC_ABNORMALITY);
    }

    List<Thing> all() {
        return branches;
    }

    /// Those that a term is in; often more than one.
    List<Thing> of(Curie term) {
        return branches.stream()
                .filter(branch -> branch.id().equals(term) || terms.isAncestor(branch.id(), term))
                .toList();
    }

    /// How many of `associations` there are in each, the largest first.
    List<SystemCount> count(List<Association> associations, Names names) {
        Map<Thing, List<State>> states = new LinkedHashMap<>();
        for (Association association : associations) {
            for (Thing branch : of(association.phenotype())) {
                states.computeIfAbsent(branch, key -> new ArrayList<>()).add(association.state());
            }
        }
        return states.entrySet().stream()
                .map(entry -> count(entry.getKey(), entry.getValue(), names))
                .sorted(Comparator.comparingInt(SystemCount::total)
                        .reversed()
                        .thenComparing(count -> count.name().text().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static SystemCount count(Thing branch, List<State> states, Names names) {
        int present = (int) states.stream().filter(State::isPresent).count();
        int excluded =
                (int) states.stream().filter(state -> state == State.EXCLUDED).count();
        return new SystemCount(branch, names.of(branch), present, excluded, states.size() - present - excluded);
    }

    /// The one called `id`.
    Optional<Thing> find(String id) {
        return branches.stream()
                .filter(branch -> branch.id().toString().equals(id))
                .findFirst();
    }
}
