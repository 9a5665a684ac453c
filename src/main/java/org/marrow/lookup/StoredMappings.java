package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.lookup.MappingConflicts.Walked;
import org.marrow.lookup.MappingSets.Named;
import org.marrow.model.Curie;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MappingPath;
import org.marrow.model.MappingPath.Step;
import org.marrow.store.Store;
import org.marrow.vocabulary.Prefixes;

/// Mappings from the statements: all ways of all identifiers are walked together, a level at a time.
final class StoredMappings implements Mappings {

    private static final int MOST_STEPS = 3;

    private final Store store;
    private final Prefixes prefixes;
    private final Things things;
    private final MappingInputs inputs;
    private final MappingSets sets;
    private final LoneAxioms lone;
    private final MappingConflicts conflicts;

    StoredMappings(Store store, Prefixes prefixes, Things things, StoredResolver resolver) {
        this.store = store;
        this.prefixes = prefixes;
        this.things = things;
        this.inputs = new MappingInputs(things, resolver);
        this.sets = new MappingSets(store, prefixes);
        this.lone = new LoneAxioms(store, prefixes, things, sets);
        this.conflicts = new MappingConflicts(lone);
    }

    @Override
    public MappingAnswer of(String identifier, Optional<String> vocabulary, int steps) {
        return ofAll(List.of(identifier), vocabulary, steps).getFirst();
    }

    @Override
    public List<MappingAnswer> ofAll(List<String> identifiers, Optional<String> vocabulary, int steps) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps %d: expected 1 to %d".formatted(steps, MOST_STEPS));
        }
        Optional<String> prefix = vocabulary.map(prefixes::prefix);
        var neighbours = new Neighbours(store, new MappingEnds(prefixes, things), lone);
        Map<String, MappingInputs.Start> starts = inputs.read(Set.copyOf(identifiers), neighbours);
        List<Curie> from = starts.values().stream()
                .flatMap(start -> start.from().stream())
                .distinct()
                .toList();
        Map<Curie, List<Hop>> next = neighbours.around(from, prefix, steps);
        Map<Curie, List<Way>> ways = new LinkedHashMap<>();
        from.forEach(thing -> ways.put(thing, Way.all(thing, next, prefix, steps)));
        Map<Curie, MappingAnswer> answers = answers(ways);
        return identifiers.stream()
                .map(identifier -> answer(identifier, Objects.requireNonNull(starts.get(identifier)), answers))
                .toList();
    }

    private static MappingAnswer answer(String input, MappingInputs.Start start, Map<Curie, MappingAnswer> answers) {
        Optional<MappingAnswer> found = start.from().map(from -> Objects.requireNonNull(answers.get(from)));
        return new MappingAnswer(
                input,
                start.from(),
                found.map(MappingAnswer::paths).orElse(List.of()),
                Stream.concat(start.conflicts().stream(), found.stream().flatMap(answer -> answer.conflicts().stream()))
                        .toList());
    }

    private Map<Curie, MappingAnswer> answers(Map<Curie, List<Way>> ways) {
        Map<MappingStatement, List<Named>> mappings = sets.of(ways.values().stream()
                .flatMap(Collection::stream)
                .flatMap(way -> way.hops().stream())
                .flatMap(hop -> hop.edges().stream())
                .map(Hop.Edge::statement)
                .collect(Collectors.toSet()));
        Map<Curie, MappingAnswer> answers = new HashMap<>();
        ways.forEach((from, all) -> {
            Map<Curie, String> labels = labels(all, mappings);
            List<Walked> walked = all.stream()
                    .map(way -> new Walked(way, paths(way, mappings, labels)))
                    .toList();
            answers.put(
                    from,
                    new MappingAnswer(
                            from.toString(),
                            Optional.of(from),
                            walked.stream().flatMap(one -> one.paths().stream()).toList(),
                            conflicts.of(from, walked)));
        });
        return answers;
    }

    /// What each end is called: by its own label, else as the sets call it that lead to it.
    private Map<Curie, String> labels(List<Way> ways, Map<MappingStatement, List<Named>> mappings) {
        Map<Curie, TreeSet<String>> given = new HashMap<>();
        ways.forEach(way -> way.hops()
                .getLast()
                .edges()
                .forEach(edge -> Objects.requireNonNull(mappings.get(edge.statement()))
                        .forEach(named -> given.computeIfAbsent(way.end(), key -> new TreeSet<>())
                                .addAll(
                                        edge.inverse()
                                                ? named.subjectLabels()
                                                : named.mapping().labels()))));
        Map<Curie, String> labels = new HashMap<>();
        given.forEach((end, others) -> {
            String own = things.label(end);
            labels.put(end, own.equals(end.toString()) && !others.isEmpty() ? others.first() : own);
        });
        return labels;
    }

    /// The way over each choice of mappings for its steps.
    private static List<MappingPath> paths(
            Way way, Map<MappingStatement, List<Named>> mappings, Map<Curie, String> labels) {
        List<List<Step>> choices = List.of(List.of());
        for (Hop hop : way.hops()) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> before : choices) {
                steps(hop, mappings)
                        .forEach(step -> longer.add(
                                Stream.concat(before.stream(), Stream.of(step)).toList()));
            }
            choices = longer;
        }
        String label = Objects.requireNonNull(labels.get(way.end()));
        return choices.stream()
                .map(steps -> new MappingPath(
                        way.from(), way.end(), label, way.predicate().toString(), steps))
                .toList();
    }

    private static List<Step> steps(Hop hop, Map<MappingStatement, List<Named>> mappings) {
        return hop.edges().stream()
                .flatMap(edge -> Objects.requireNonNull(mappings.get(edge.statement())).stream()
                        .map(named -> new Step(named.mapping(), edge.inverse())))
                .toList();
    }
}
