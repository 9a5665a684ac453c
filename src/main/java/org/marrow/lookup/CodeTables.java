package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.Mapping;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;

/// What a release knows of the codes of a table, as further columns of it.
///
/// Several values in one cell are separated by `|`, and stand in the same order in all columns about the
/// ends of mappings.
public final class CodeTables {

    private static final String SEPARATOR = "|";
    private static final List<String> RESOLVED = List.of("outcome", "id", "label", "candidates");
    private static final List<String> MAPPED =
            List.of("mapped", "mapped_label", "predicate", "path", "set", "cardinality", "conflicts");

    private CodeTables() {}

    /// A table with what became of its codes.
    ///
    /// @param table   the table that was asked, and what is known
    /// @param missing how many of its rows have no answer: no single current thing, or no mapping where
    ///                mappings were asked for
    public record Answer(CodeTable table, int missing) {}

    /// What each code is: its outcome, what it names, that thing's label, and the candidates where there is
    /// a choice.
    public static Answer resolve(Lookup lookup, CodeTable table) {
        List<Resolution> resolutions = lookup.resolver().resolveAll(table.all());
        long found = resolutions.stream()
                .filter(resolution -> resolution.outcome().isFound())
                .count();
        return new Answer(
                table.with(RESOLVED, resolutions.stream().map(CodeTables::cells).toList()),
                Math.toIntExact(resolutions.size() - found));
    }

    /// The same, and where each code leads in `vocabulary`: the ends, their labels, the predicate, the things
    /// on the best way to each, the sets of its steps and their cardinalities; and what does not agree.
    ///
    /// @param steps the most steps of a way, from 1 to 3
    public static Answer resolve(Lookup lookup, CodeTable table, String vocabulary, int steps) {
        List<MappingAnswer> answers = lookup.mappings().ofAll(table.all(), Optional.of(vocabulary), steps);
        long mapped =
                answers.stream().filter(answer -> !answer.paths().isEmpty()).count();
        return new Answer(
                resolve(lookup, table)
                        .table()
                        .with(MAPPED, answers.stream().map(CodeTables::cells).toList()),
                Math.toIntExact(answers.size() - mapped));
    }

    private static List<String> cells(Resolution resolution) {
        Optional<Thing> thing = resolution.thing();
        return List.of(
                name(resolution.outcome()),
                thing.map(found -> found.id().toString()).orElse(""),
                thing.map(Thing::label).orElse(""),
                joined(resolution.candidates(), candidate -> candidate.id().toString()));
    }

    private static String name(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> cells(MappingAnswer answer) {
        Map<Curie, MappingPath> best = new LinkedHashMap<>();
        answer.paths().forEach(path -> best.putIfAbsent(path.to(), path));
        Collection<MappingPath> ends = best.values();
        return List.of(
                joined(ends, path -> path.to().toString()),
                joined(ends, MappingPath::toLabel),
                joined(ends, MappingPath::predicate),
                joined(ends, CodeTables::things),
                joined(ends, path -> steps(path, Mapping::set)),
                joined(
                        ends,
                        path -> steps(path, mapping -> mapping.cardinality().orElse("?"))),
                joined(answer.conflicts(), Function.identity()));
    }

    private static <T> String joined(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).collect(Collectors.joining(SEPARATOR));
    }

    private static String steps(MappingPath path, Function<Mapping, String> text) {
        return path.steps().stream().map(step -> text.apply(step.mapping())).collect(Collectors.joining(" > "));
    }

    /// What lies on a way, as the sets name it.
    private static String things(MappingPath path) {
        List<String> things = new ArrayList<>(List.of(path.from().toString()));
        List<MappingPath.Step> steps = path.steps();
        steps.subList(0, steps.size() - 1).forEach(step -> things.add(end(step).toString()));
        things.add(path.to().toString());
        return String.join(" > ", things);
    }

    private static Curie end(MappingPath.Step step) {
        return step.inverse() ? step.mapping().subject() : step.mapping().object();
    }
}
