package org.marrow.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// What an operation is asked with.
///
/// @param name        as callers write it
/// @param place       where they write it
/// @param type        what its values are
/// @param description one sentence
/// @param example     a value that there is an answer to
/// @param fallback    the value when none is given; without one, the input has to be given, unless it may be
///                    left out
/// @param optional    whether it may be left out
/// @param choices     the values of a choice, in lower case
/// @param least       the smallest whole number
/// @param most        the greatest whole number
record Input(
        String name,
        Place place,
        Type type,
        String description,
        String example,
        Optional<String> fallback,
        boolean optional,
        List<String> choices,
        int least,
        int most) {

    /// Where a value stands.
    enum Place {
        PATH,
        QUERY
    }

    /// What values are.
    enum Type {
        /// An identifier in any spelling.
        IDENTIFIER,
        /// Any text.
        TEXT,
        /// A whole number.
        INTEGER,
        /// `true` or `false`.
        FLAG,
        /// One of a few words.
        CHOICE,
        /// Some of a few words, each given with the name again.
        CHOICES,
        /// Identifiers, each given with the name again.
        IDENTIFIERS
    }

    static Input path(String name, String description, String example) {
        return new Input(
                name, Place.PATH, Type.IDENTIFIER, description, example, Optional.empty(), false, List.of(), 0, 0);
    }

    static Input identifiers(String name, String description, String example) {
        return new Input(
                name, Place.QUERY, Type.IDENTIFIERS, description, example, Optional.empty(), false, List.of(), 0, 0);
    }

    static Input text(String name, String description, String example) {
        return new Input(name, Place.QUERY, Type.TEXT, description, example, Optional.empty(), false, List.of(), 0, 0);
    }

    static Input flag(String name, String description) {
        return new Input(
                name,
                Place.QUERY,
                Type.FLAG,
                description,
                "true",
                Optional.of("false"),
                true,
                List.of("true", "false"),
                0,
                0);
    }

    static Input integer(String name, String description, int least, int most, int fallback) {
        return new Input(
                name,
                Place.QUERY,
                Type.INTEGER,
                description,
                Integer.toString(fallback),
                Optional.of(Integer.toString(fallback)),
                true,
                List.of(),
                least,
                most);
    }

    static <E extends Enum<E>> Input choices(String name, String description, Class<E> type) {
        Input one = choice(name, description, type);
        return new Input(
                name,
                Place.QUERY,
                Type.CHOICES,
                description,
                one.example(),
                Optional.empty(),
                true,
                one.choices(),
                0,
                0);
    }

    static <E extends Enum<E>> Input choice(String name, String description, Class<E> type) {
        List<String> choices = Arrays.stream(type.getEnumConstants())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Input(
                name, Place.QUERY, Type.CHOICE, description, choices.getFirst(), Optional.empty(), true, choices, 0, 0);
    }

    /// The same, to be left out at will.
    Input orNone() {
        return new Input(name, place, type, description, example, fallback, true, choices, least, most);
    }

    /// The same, to be given always.
    Input required() {
        return new Input(name, place, type, description, example, Optional.empty(), false, choices, least, most);
    }

    /// The same with another example.
    Input like(String value) {
        return new Input(name, place, type, description, value, fallback, optional, choices, least, most);
    }

    /// Whether it may have several values.
    boolean isRepeated() {
        return type == Type.CHOICES || type == Type.IDENTIFIERS;
    }

    /// Refuses a value that it does not have.
    ///
    /// @throws MarrowException `INVALID_PARAMETER`
    void require(String value) {
        switch (type) {
            case INTEGER -> {
                if (!isBetween(value)) {
                    throw wrong(value, "a whole number from %d to %d".formatted(least, most));
                }
            }
            case FLAG, CHOICE, CHOICES -> {
                if (!choices.contains(value.toLowerCase(Locale.ROOT))) {
                    throw wrong(value, "one of " + String.join(", ", choices));
                }
            }
            case TEXT, IDENTIFIER, IDENTIFIERS -> {
                if (value.isBlank()) {
                    throw wrong(value, type == Type.TEXT ? "a text" : "an identifier such as " + example);
                }
            }
        }
    }

    private boolean isBetween(String value) {
        try {
            int number = Integer.parseInt(value);
            return number >= least && number <= most;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private MarrowException wrong(String value, String expected) {
        return new MarrowException(
                ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected %s".formatted(name, value, expected));
    }
}
