package org.marrow.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.model.MappingPath;

/// What does not agree among the ways from one thing, in words.
final class MappingConflicts {

    private final LoneAxioms lone;

    MappingConflicts(LoneAxioms lone) {
        this.lone = lone;
    }

    /// A way with the mappings that its steps may be walked over.
    ///
    /// @param way   the things on it
    /// @param paths the way over each choice of mappings, at least one
    record Walked(Way way, List<MappingPath> paths) {}

    /// The conflicts among all ways from `from`.
    List<String> of(Curie from, List<Walked> walked) {
        Set<String> conflicts = new LinkedHashSet<>();
        several(from, walked, conflicts);
        walked.forEach(one -> denied(one, conflicts));
        differing(from, walked, conflicts);
        return List.copyOf(conflicts);
    }

    /// Several things of one vocabulary that the same is to stand for.
    private static void several(Curie from, List<Walked> walked, Set<String> conflicts) {
        Map<String, Map<Curie, Set<String>>> ends = new TreeMap<>();
        walked.stream()
                .filter(one -> one.way().predicate().isExact())
                .forEach(one -> ends.computeIfAbsent(one.way().end().prefix(), key -> new TreeMap<>())
                        .computeIfAbsent(one.way().end(), key -> new TreeSet<>())
                        .addAll(one.paths().stream().map(MappingConflicts::sets).toList()));
        ends.forEach((prefix, matches) -> {
            if (matches.size() > 1) {
                conflicts.add("%s has %d exact matches in %s: %s"
                        .formatted(
                                from,
                                matches.size(),
                                prefix,
                                matches.entrySet().stream()
                                        .map(match -> match.getKey() + " (" + String.join("; ", match.getValue()) + ")")
                                        .collect(Collectors.joining(", "))));
            }
        });
    }

    /// What a set says of one step of a way, or of its two ends, and another denies.
    private void denied(Walked walked, Set<String> conflicts) {
        Curie from = walked.way().from();
        for (int i = 0; i < walked.way().hops().size(); i++) {
            Hop hop = walked.way().hops().get(i);
            int step = i;
            String sets = walked.paths().stream()
                    .map(path -> path.steps().get(step).mapping())
                    .map(MappingConflicts::set)
                    .distinct()
                    .collect(Collectors.joining(", "));
            deny(from, hop.to(), hop.predicate(), "by " + sets, conflicts);
            from = hop.to();
        }
        if (walked.way().hops().size() > 1) {
            deny(
                    walked.way().from(),
                    walked.way().end(),
                    walked.way().predicate(),
                    "over "
                            + walked.way().hops().stream()
                                    .limit(walked.way().hops().size() - 1L)
                                    .map(hop -> hop.to().toString())
                                    .collect(Collectors.joining(", ")),
                    conflicts);
        }
    }

    private void deny(Curie from, Curie to, MappingPredicate predicate, String how, Set<String> conflicts) {
        lone.denials(from, to).stream()
                .filter(denial -> agree(denial.predicate(), predicate))
                .map(denial -> "%s %s %s (%s) is denied by %s".formatted(from, predicate, to, how, set(denial.of())))
                .forEach(conflicts::add);
    }

    private static boolean agree(MappingPredicate one, MappingPredicate other) {
        return one == other || (one.isExact() && other.isExact());
    }

    /// An end that ways of one length reach differently. An xref says nothing that another predicate does
    /// not say, and neither does what only follows as *related* from steps that are more.
    private static void differing(Curie from, List<Walked> walked, Set<String> conflicts) {
        Map<String, Map<MappingPredicate, Set<String>>> reached = new LinkedHashMap<>();
        for (Walked one : walked) {
            Way way = one.way();
            MappingPredicate predicate = way.predicate();
            boolean silent = predicate == MappingPredicate.XREF
                    || (predicate == MappingPredicate.RELATED && way.hops().size() > 1);
            if (!silent) {
                reached.computeIfAbsent(way.hops().size() + " " + way.end(), key -> new TreeMap<>())
                        .computeIfAbsent(
                                predicate.isExact() ? MappingPredicate.EXACT : predicate, key -> new TreeSet<>())
                        .addAll(one.paths().stream().map(MappingConflicts::sets).toList());
            }
        }
        reached.forEach((end, predicates) -> {
            if (predicates.size() > 1) {
                List<String> ways = new ArrayList<>();
                predicates.forEach((predicate, sets) -> ways.add(predicate + " (" + String.join("; ", sets) + ")"));
                conflicts.add("%s to %s is %s"
                        .formatted(from, end.substring(end.indexOf(' ') + 1), String.join(", and ", ways)));
            }
        });
    }

    /// The sets of a way in the order of its steps, each with the cardinality of its mapping.
    private static String sets(MappingPath path) {
        return path.steps().stream()
                .map(step -> step.mapping()
                                .cardinality()
                                .map(cardinality -> cardinality + " in ")
                                .orElse("in ")
                        + set(step.mapping()))
                .collect(Collectors.joining(", then "));
    }

    private static String set(Mapping mapping) {
        return "\"" + mapping.set() + "\"";
    }
}
