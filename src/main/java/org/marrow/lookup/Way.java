package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Curie;

/// A way from a thing over mappings, on which no thing lies twice.
///
/// @param from where it begins
/// @param hops its steps
record Way(Curie from, List<Hop> hops) {

    /// The exact first, then the shorter, then by what lies on it.
    static final Comparator<Way> ORDER = Comparator.comparing(
                    (Way way) -> !way.predicate().isExact())
            .thenComparingInt(way -> way.hops().size())
            .thenComparing(Way::end)
            .thenComparing(Way::predicate)
            .thenComparing(way -> way.hops().stream()
                    .map(hop -> hop.to() + " " + hop.predicate())
                    .collect(Collectors.joining(" ")));

    Way {
        hops = List.copyOf(hops);
    }

    Curie end() {
        return hops.isEmpty() ? from : hops.getLast().to();
    }

    /// What its steps say together, of which it has at least one.
    MappingPredicate predicate() {
        return hops.stream().map(Hop::predicate).reduce(MappingPredicate::then).orElseThrow();
    }

    /// The ways from `from` with at most `steps` steps: to each end the shortest ones, and longer ones that
    /// are more exact than all that are shorter. Ordered.
    ///
    /// @param next       where each thing leads
    /// @param vocabulary the prefix of all ends, beyond which no way leads; without it, any
    static List<Way> all(Curie from, Map<Curie, List<Hop>> next, Optional<String> vocabulary, int steps) {
        Map<Curie, List<Way>> found = new LinkedHashMap<>();
        List<Way> open = List.of(new Way(from, List.of()));
        for (int step = 0; step < steps; step++) {
            List<Way> longer = open.stream()
                    .flatMap(way -> next.getOrDefault(way.end(), List.of()).stream()
                            .filter(hop -> !way.passes(hop.to()))
                            .map(way::with))
                    .filter(way -> !isNeedless(way, found.getOrDefault(way.end(), List.of())))
                    .toList();
            longer.forEach(way ->
                    found.computeIfAbsent(way.end(), end -> new ArrayList<>()).add(way));
            open = longer.stream().filter(way -> !isIn(vocabulary, way.end())).toList();
        }
        return found.values().stream()
                .filter(ways ->
                        vocabulary.isEmpty() || isIn(vocabulary, ways.getFirst().end()))
                .flatMap(ways -> best(ways).stream())
                .sorted(ORDER)
                .toList();
    }

    private static boolean isIn(Optional<String> vocabulary, Curie end) {
        return vocabulary.filter(end.prefix()::equals).isPresent();
    }

    /// Whether whatever lies beyond the end of `way` is reached as exactly by one of the `shorter` ones.
    private static boolean isNeedless(Way way, List<Way> shorter) {
        MappingPredicate predicate = way.predicate();
        return shorter.stream().map(Way::predicate).anyMatch(known -> known.isExact() || known == predicate);
    }

    /// Of `ways` to one end, the shorter first.
    private static List<Way> best(List<Way> ways) {
        List<Way> kept = new ArrayList<>();
        for (Way way : ways) {
            if (kept.stream()
                    .filter(other -> other.hops().size() < way.hops().size())
                    .allMatch(shorter -> way.predicate().isMoreExactThan(shorter.predicate()))) {
                kept.add(way);
            }
        }
        return kept;
    }

    private boolean passes(Curie thing) {
        return from.equals(thing) || hops.stream().anyMatch(hop -> hop.to().equals(thing));
    }

    private Way with(Hop hop) {
        List<Hop> longer = new ArrayList<>(hops);
        longer.add(hop);
        return new Way(from, longer);
    }
}
