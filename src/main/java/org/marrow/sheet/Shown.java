package org.marrow.sheet;

import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.lookup.Lookup;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// What an identifier turned out to be, and what there is to show of it.
///
/// @param release    which release answers
/// @param resolution what the identifier is
/// @param record     what there is on the one thing that it leads to; nothing where it leads to none or several
public record Shown(String release, Resolution resolution, Optional<Sheet> record) {

    /// What `lookup` has on `identifier`, in any spelling.
    public static Shown of(Lookup lookup, String identifier) {
        Resolution resolution = lookup.resolver().resolve(identifier);
        return new Shown(lookup.release(), resolution, subject(resolution).map(thing -> Sheet.of(lookup, thing)));
    }

    /// A code stands for what is mapped to it if that is one thing.
    private static Optional<Thing> subject(Resolution resolution) {
        return resolution.outcome() == Outcome.MAPPED && resolution.candidates().size() == 1
                ? Optional.of(resolution.candidates().getFirst())
                : resolution.thing();
    }

    /// Its rows for spreadsheets: those of the record, or else the things that it may be.
    public Table table() {
        return record.map(Sheet::table).orElseGet(() -> ThingSheet.table(resolution.candidates()));
    }

    /// What a reader has to know before the record; nothing where it is just what was asked for.
    public Optional<String> note() {
        String input = resolution.input().strip();
        String name = resolution.thing().map(thing -> thing.id().toString()).orElse(input);
        return switch (resolution.outcome()) {
            case OK, NORMALISED, UNKNOWN, MALFORMED -> Optional.empty();
            case ALTERNATIVE -> Optional.of("%s is an alternative identifier of %s.".formatted(input, name));
            case REPLACED -> Optional.of("%s is obsolete. What replaces it, and is not shown instead:".formatted(name));
            case SPLIT -> Optional.of("%s is obsolete. Several replace it, of which none is picked:".formatted(name));
            case CONSIDER -> Optional.of("%s is obsolete and nothing replaces it. To be considered:".formatted(name));
            case OBSOLETE -> Optional.of("%s is obsolete, and its publisher names nothing instead.".formatted(name));
            case MAPPED -> Optional.of("%s is a code of another vocabulary. What is mapped to it:".formatted(input));
            case AMBIGUOUS -> Optional.of("%s may be any of these, of which none is picked:".formatted(input));
        };
    }

    /// The same in one line, with what it names.
    public Optional<String> remark() {
        return note().map(note -> resolution.candidates().isEmpty()
                ? note
                : note + " "
                        + resolution.candidates().stream()
                                .map(thing -> thing.id().toString())
                                .collect(Collectors.joining(", ")));
    }
}
