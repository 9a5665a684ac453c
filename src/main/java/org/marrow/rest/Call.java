package org.marrow.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.vocabulary.Prefixes;

/// One question to an operation, with its values, each of which its [Input] accepts.
///
/// @param lookup   answers it
/// @param prefixes reads identifiers
/// @param values   the values by the name of their input, those left out replaced by what stands in for them
record Call(Lookup lookup, Prefixes prefixes, Map<String, List<String>> values) {

    /// Reads the values that `inputs` ask for.
    ///
    /// @param given what the caller wrote, by name
    /// @throws MarrowException `INVALID_PARAMETER`
    static Call of(Lookup lookup, Prefixes prefixes, List<Input> inputs, Map<String, List<String>> given) {
        for (String name : given.keySet()) {
            if (inputs.stream().noneMatch(input -> input.name().equals(name))) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "Found the parameter \"%s\", expected %s"
                                .formatted(
                                        name,
                                        inputs.isEmpty()
                                                ? "none"
                                                : String.join(
                                                        ", ",
                                                        inputs.stream()
                                                                .map(Input::name)
                                                                .toList())));
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Input input : inputs) {
            List<String> read = given.getOrDefault(input.name(), List.of());
            if (read.size() > 1 && !input.isRepeated()) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "%s: found %d values, expected one".formatted(input.name(), read.size()));
            }
            if (read.isEmpty()) {
                read = input.fallback().map(List::of).orElse(List.of());
            }
            if (read.isEmpty() && !input.optional()) {
                throw new MarrowException(
                        ErrorCode.INVALID_PARAMETER,
                        "%s: found no value, expected one such as %s".formatted(input.name(), input.example()));
            }
            read.forEach(input::require);
            values.put(input.name(), read);
        }
        return new Call(lookup, prefixes, values);
    }

    /// The same with another value.
    Call with(String name, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new Call(lookup, prefixes, changed);
    }

    Optional<String> find(String name) {
        return Objects.requireNonNull(values.get(name), name).stream().findFirst();
    }

    String text(String name) {
        return find(name).orElseThrow();
    }

    int integer(String name) {
        return Integer.parseInt(text(name));
    }

    boolean flag(String name) {
        return text(name).equalsIgnoreCase("true");
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return find(name).map(value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
    }

    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        return Objects.requireNonNull(values.get(name), name).stream()
                .map(value -> Enum.valueOf(type, value.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /// The identifier of a thing that the release has, in its canonical spelling; an alternative identifier
    /// and a code that is mapped to one term alone lead to that term.
    ///
    /// @throws MarrowException `INVALID_CURIE` or `UNKNOWN_PREFIX` if it is no identifier, `UNKNOWN_IDENTIFIER`
    ///         if the release does not have it
    Curie term() {
        String id = text("id");
        return lookup.terms().find(id).map(term -> term.id()).orElseThrow(() -> unknown(id, "term"));
    }

    /// An identifier that the release may not have, in its canonical spelling.
    ///
    /// @throws MarrowException `INVALID_CURIE` or `UNKNOWN_PREFIX`
    Curie curie(String name) {
        return canonical(text(name));
    }

    private Curie canonical(String id) {
        Resolution resolution = lookup.resolver().resolve(id);
        return resolution.thing().map(Thing::id).orElseGet(() -> prefixes.parse(id.strip()));
    }

    List<Curie> curies(String name) {
        return Objects.requireNonNull(values.get(name), name).stream()
                .map(this::canonical)
                .toList();
    }

    /// Why there is no answer: `id` is no identifier, or the release has no such `kind`.
    MarrowException unknown(String id, String kind) {
        Resolution resolution = lookup.resolver().resolve(id);
        if (resolution.outcome() == Outcome.MALFORMED) {
            try {
                prefixes.parse(id.strip());
            } catch (MarrowException malformed) {
                return malformed;
            }
        }
        String hint = resolution.thing().stream()
                .map(thing -> "it is a " + word(thing))
                .findFirst()
                .orElse("");
        String candidates = String.join(
                ", ",
                resolution.candidates().stream()
                        .map(thing -> thing.id() + " " + thing.label())
                        .toList());
        String more = hint.isEmpty() ? candidates : hint;
        return new MarrowException(
                ErrorCode.UNKNOWN_IDENTIFIER,
                "%s: found no such %s in release %s%s"
                        .formatted(id, kind, lookup.release(), more.isEmpty() ? "" : " (" + more + ")"));
    }

    private static String word(Thing thing) {
        return thing.kind().name().toLowerCase(Locale.ROOT);
    }
}
