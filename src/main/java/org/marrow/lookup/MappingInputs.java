package org.marrow.lookup;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.Thing;
import org.marrow.source.Identifiers;

/// What identifiers that are to be mapped begin with.
final class MappingInputs {

    private final Things things;
    private final StoredResolver resolver;

    /// Where the ways of an identifier begin.
    ///
    /// @param from      the thing that it names, in canonical spelling; empty where it names none or several
    /// @param conflicts in words, what else it may be
    record Start(Optional<Curie> from, List<String> conflicts) {

        Start {
            conflicts = List.copyOf(conflicts);
        }
    }

    MappingInputs(Things things, StoredResolver resolver) {
        this.things = things;
        this.resolver = resolver;
    }

    /// The start of each of `identifiers`.
    Map<String, Start> read(Collection<String> identifiers, Neighbours neighbours) {
        Map<String, Start> starts = new HashMap<>();
        Map<String, List<Curie>> numbers = new LinkedHashMap<>();
        for (String identifier : identifiers) {
            List<Curie> readings = resolver.readings(identifier);
            if (Identifiers.isNumber(identifier.strip())) {
                numbers.put(identifier, readings);
            } else {
                starts.put(
                        identifier,
                        readings.isEmpty() ? new Start(Optional.empty(), List.of()) : start(readings.getFirst()));
            }
        }
        Map<Curie, List<Hop>> mapped = neighbours.around(
                numbers.values().stream()
                        .filter(readings -> named(readings).isEmpty())
                        .flatMap(List::stream)
                        .toList(),
                Optional.empty(),
                1);
        numbers.forEach((number, readings) -> starts.put(number, start(number, readings, mapped)));
        return starts;
    }

    private Start start(Curie id) {
        List<Curie> current = things.entry(id)
                .filter(entry -> entry.thing().isEmpty())
                .map(Things.Entry::current)
                .orElse(List.of());
        return switch (current.size()) {
            case 0 -> new Start(Optional.of(id), List.of());
            case 1 -> new Start(Optional.of(current.getFirst()), List.of());
            default -> new Start(Optional.of(id), List.of(mayBe(id.toString(), current)));
        };
    }

    /// A number is what the release knows under it: a thing, or else a code that is mapped.
    private Start start(String number, List<Curie> readings, Map<Curie, List<Hop>> mapped) {
        List<Curie> named = named(readings);
        List<Curie> known = named.isEmpty()
                ? readings.stream()
                        .filter(reading ->
                                !mapped.getOrDefault(reading, List.of()).isEmpty())
                        .toList()
                : named;
        return switch (known.size()) {
            case 0 -> new Start(Optional.empty(), List.of());
            case 1 -> start(known.getFirst());
            default -> new Start(Optional.empty(), List.of(mayBe(number, known)));
        };
    }

    private List<Curie> named(List<Curie> readings) {
        return readings.stream()
                .filter(reading -> things.entry(reading).isPresent())
                .toList();
    }

    private String mayBe(String identifier, List<Curie> ids) {
        return identifier + " may be " + ids.stream().map(this::described).collect(Collectors.joining(" or "));
    }

    private String described(Curie id) {
        Curie named = things.entry(id)
                .filter(entry -> entry.thing().isEmpty() && entry.current().size() == 1)
                .map(entry -> entry.current().getFirst())
                .orElse(id);
        return things.find(named)
                .map(Thing::label)
                .map(label -> id + " (" + label + ")")
                .orElseGet(id::toString);
    }
}
