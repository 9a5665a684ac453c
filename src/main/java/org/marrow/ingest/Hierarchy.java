package org.marrow.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.marrow.model.Curie;

/// Looks for circles among superclasses, in time and space linear in their number.
final class Hierarchy {

    private Hierarchy() {}

    /// The terms of one circle, each followed by a parent of it and the last by the first, or nothing if
    /// there is none. The same hierarchy in the same order gives the same circle.
    ///
    /// @param parents of each term that has some
    static Optional<List<Curie>> findCycle(Map<Curie, List<Curie>> parents) {
        Map<Curie, Integer> open = new LinkedHashMap<>();
        Map<Curie, List<Curie>> children = new HashMap<>();
        Deque<Curie> settled = new ArrayDeque<>();
        parents.forEach((child, all) -> {
            open.put(child, all.size());
            all.forEach(parent ->
                    children.computeIfAbsent(parent, first -> new ArrayList<>()).add(child));
        });
        children.keySet().stream().filter(term -> !parents.containsKey(term)).forEach(settled::add);
        while (!settled.isEmpty()) {
            for (Curie child : children.getOrDefault(settled.remove(), List.of())) {
                int left = open.merge(child, -1, Integer::sum);
                if (left == 0) {
                    open.remove(child);
                    settled.add(child);
                }
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(follow(parents, open.keySet()));
    }

    /// Goes up from the first of the terms that are on a circle or below one, until it comes to where it
    /// was.
    private static List<Curie> follow(Map<Curie, List<Curie>> parents, Set<Curie> unsettled) {
        List<Curie> way = new ArrayList<>();
        Set<Curie> seen = new HashSet<>();
        Curie at = unsettled.iterator().next();
        while (seen.add(at)) {
            way.add(at);
            at = parents.getOrDefault(at, List.of()).stream()
                    .filter(unsettled::contains)
                    .findFirst()
                    .orElseThrow();
        }
        return way.subList(way.indexOf(at), way.size());
    }
}
