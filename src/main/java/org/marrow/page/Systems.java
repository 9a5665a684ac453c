package org.marrow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.marrow.lookup.Terms;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.State;
import org.marrow.model.Thing;

/// The organ systems: the branches of *Phenotypic abnormality*. For one page.
final class Systems {

    /// The parameter that shows one organ system alone.
    static final String PARAMETER = "system";

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

    /// How many of `associations` there are in each, the largest first; a phenotype that several have counts once in
    /// each state.
    List<SystemCount> count(List<Association> associations, Names names) {
        Map<Thing, Map<Curie, Set<State>>> states = new LinkedHashMap<>();
        for (Association association : associations) {
            for (Thing branch : of(association.phenotype())) {
                states.computeIfAbsent(branch, key -> new HashMap<>())
                        .computeIfAbsent(association.phenotype(), key -> EnumSet.noneOf(State.class))
                        .add(association.state());
            }
        }
        return states.entrySet().stream()
                .map(entry -> count(
                        entry.getKey(),
                        entry.getValue().values().stream().flatMap(Set::stream).toList(),
                        names))
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

    /// Something in an organ system.
    ///
    /// @param system  what the system is called; empty for what is in none
    /// @param isFirst whether it is the first of its system on the page
    /// @param item    what is in it
    record Placed<T>(String system, boolean isFirst, T item) {}

    /// The part of `items` that is on the page that `reading` asks for: by system and then by label, each once in every
    /// system that it is in, or in `chosen` alone.
    <T> Paged<Placed<T>> page(
            String name,
            List<T> items,
            Function<T, Thing> phenotype,
            Optional<SystemCount> chosen,
            Reading reading,
            int size) {
        Paged<Placed<T>> page =
                Paged.of(name, place(items, phenotype, chosen, reading.names()), reading.number(name), size);
        Set<String> seen = new HashSet<>();
        return page.map(each -> new Placed<>(each.system(), seen.add(each.system()), each.item()));
    }

    private <T> List<Placed<T>> place(
            List<T> items, Function<T, Thing> phenotype, Optional<SystemCount> chosen, Names names) {
        List<Placed<T>> placed = new ArrayList<>();
        for (T item : items) {
            List<Thing> all = of(phenotype.apply(item).id());
            if (chosen.isPresent()) {
                SystemCount one = chosen.orElseThrow();
                if (all.contains(one.system())) {
                    placed.add(new Placed<>(one.name().text(), false, item));
                }
            } else if (all.isEmpty()) {
                placed.add(new Placed<>("", false, item));
            } else {
                all.forEach(system -> placed.add(new Placed<>(names.of(system).text(), false, item)));
            }
        }
        placed.sort(Comparator.comparing((Placed<T> each) -> each.system().toLowerCase(Locale.ROOT))
                .thenComparing(each -> phenotype.apply(each.item()).label().toLowerCase(Locale.ROOT)));
        return placed;
    }

    /// The one of `counts` that a page asks for.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if it is none of them
    static Optional<SystemCount> chosen(Reading reading, List<SystemCount> counts) {
        return reading.value(PARAMETER)
                .map(asked -> counts.stream()
                        .filter(count -> count.system().id().toString().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new MarrowException(
                                ErrorCode.INVALID_PARAMETER,
                                "%s = \"%s\": expected an organ system in which there is a phenotype"
                                        .formatted(PARAMETER, asked))));
    }
}
