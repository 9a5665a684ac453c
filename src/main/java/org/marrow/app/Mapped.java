package org.marrow.app;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;

/// Mappings in words.
final class Mapped {

    private Mapped() {}

    /// A line for each end and predicate, with what the ways go over.
    static void print(MappingAnswer answer, TextPage page) {
        Set<String> lines = new LinkedHashSet<>();
        answer.paths().forEach(path -> lines.add(line(path)));
        page.field("Mapped to", List.copyOf(lines));
        page.field("Conflicts", answer.conflicts());
    }

    private static String line(MappingPath path) {
        String label = path.toLabel().equals(path.to().toString()) ? "" : " " + path.toLabel();
        List<Curie> between = path.between();
        return path.predicate() + " " + path.to() + label + (between.isEmpty() ? "" : " (over " + list(between) + ")");
    }

    /// Identifiers between commas.
    static String list(List<Curie> ids) {
        return ids.stream().map(Curie::toString).collect(Collectors.joining(", "));
    }
}
