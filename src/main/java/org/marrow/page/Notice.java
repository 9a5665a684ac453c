package org.marrow.page;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.sheet.Shown;

/// What a reader has to know before a record.
///
/// @param text       such as that it is obsolete
/// @param candidates what is named in its place
/// @param isObsolete whether the record itself is obsolete
public record Notice(String text, List<Thing> candidates, boolean isObsolete) {

    /// The parameter with the identifier by which a record was asked for, where it is an alternative one.
    public static final String ASKED = "asked";

    /// Copies the list.
    public Notice {
        candidates = List.copyOf(candidates);
    }

    /// About the record `id`, which may have been asked for by another identifier.
    static Optional<Notice> of(Curie id, Reading reading) {
        Optional<Notice> own = of(reading.lookup(), id.toString());
        return own.isPresent() ? own : reading.value(ASKED).flatMap(asked -> merged(asked, id, reading.lookup()));
    }

    private static Optional<Notice> merged(String asked, Curie id, Lookup lookup) {
        Resolution resolution = lookup.resolver().resolve(asked);
        boolean isIt = resolution.outcome() == Outcome.ALTERNATIVE
                && resolution.thing().map(Thing::id).equals(Optional.of(id));
        return isIt ? of(lookup.release(), resolution) : Optional.empty();
    }

    private static Optional<Notice> of(Lookup lookup, String id) {
        return of(lookup.release(), lookup.resolver().resolve(id));
    }

    /// About what an identifier turned out to be.
    public static Optional<Notice> of(String release, Resolution resolution) {
        boolean isObsolete = resolution.thing().map(Thing::obsolete).orElse(false);
        return new Shown(release, resolution, Optional.empty())
                .note()
                .map(text -> new Notice(text, resolution.candidates(), isObsolete));
    }
}
