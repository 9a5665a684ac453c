package org.marrow.web;

import jakarta.servlet.ServletContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The names of routes: the paths at which there is a servlet, or Fuseki, with `*` for what follows.
///
/// @param patterns all of them, the longest first
record RouteNames(List<String> patterns) {

    private static final String OTHER = "other";

    /// The routes of `context`, and `others`.
    static RouteNames of(ServletContext context, String... others) {
        return new RouteNames(Stream.concat(
                        context.getServletRegistrations().values().stream()
                                .flatMap(servlet -> servlet.getMappings().stream()),
                        Arrays.stream(others))
                .filter(pattern -> !pattern.equals("/"))
                .map(pattern -> pattern.isEmpty() ? "/" : pattern)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /// The one that answers at `path`.
    String of(String path) {
        return patterns.stream()
                .filter(pattern -> pattern.equals(path)
                        || (pattern.endsWith("/*") && path.startsWith(pattern.substring(0, pattern.length() - 1))))
                .findFirst()
                .orElse(OTHER);
    }
}
