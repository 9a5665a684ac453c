package org.marrow.reason;

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

/// Looks for circles among superclasses, in time and space linear in their number.
public final class Circles {

    private Circles() {}

    /// The classes of one circle, each followed by a parent of it and the last by the first, or nothing if
    /// there is none. The same hierarchy in the same order gives the same circle.
    ///
    /// @param parents of each class that has some
    public static <T> Optional<List<T>> find(Map<T, List<T>> parents) {
        Map<T, Integer> open = new LinkedHashMap<>();
        Map<T, List<T>> children = new HashMap<>();
        Deque<T> settled = new ArrayDeque<>();
        parents.forEach((child, all) -> {
            open.put(child, all.size());
            all.forEach(parent ->
                    children.computeIfAbsent(parent, first -> new ArrayList<>()).add(child));
        });
        children.keySet().stream().filter(type -> !parents.containsKey(type)).forEach(settled::add);
        while (!settled.isEmpty()) {
            for (T child : children.getOrDefault(settled.remove(), List.of())) {
                int left = open.merge(child, -1, Integer::sum);
                if (left == 0) {
                    open.remove(child);
                    settled.add(child);
                }
            }
        }
        return open.isEmpty() ? Optional.empty() : Optional.of(follow(parents, open.keySet()));
    }

    /// Goes up from the first of the classes that are on a circle or below one, until it comes to where it
    /// was.
    private static <T> List<T> follow(Map<T, List<T>> parents, Set<T> unsettled) {
        List<T> way = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        T at = unsettled.iterator().next();
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
