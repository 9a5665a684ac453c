package org.marrow.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.Outcome;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.query.Table;
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
        return own.isPresent() ? own : reading.value(ASKED).flatMap(asked -> merged(asked, id, reading));
    }

    private static Optional<Notice> merged(String asked, Curie id, Reading reading) {
        Resolution resolution = reading.lookup().resolver().resolve(asked);
        boolean isIt = resolution.outcome() == Outcome.ALTERNATIVE
                && resolution.thing().map(Thing::id).equals(Optional.of(id));
        return isIt
                ? of(reading.lookup().release(), resolution).map(notice -> notice.withFate(asked, reading))
                : Optional.empty();
    }

    /// With what the publisher says of the obsolete term that once had the identifier.
    private Notice withFate(String asked, Reading reading) {
        Table fate = reading.queries().run("fate-of-term", Map.of("term", asked));
        if (fate.rows().isEmpty()) {
            return this;
        }
        String label =
                fate.rows().getFirst().get(fate.columns().indexOf("label")).orElse("");
        int hint = fate.columns().indexOf("hint");
        int successor = fate.columns().indexOf("successor");
        List<Thing> considered = fate.rows().stream()
                .filter(row -> row.get(hint).equals(Optional.of("consider")))
                .flatMap(row -> row.get(successor).stream())
                .flatMap(each -> reading.lookup().resolver().resolve(each).thing().stream())
                .toList();
        String advice = considered.isEmpty() ? "" : " Its publisher says to consider, of which none is picked:";
        return new Notice(
                "%s The term itself, \"%s\", is obsolete.%s".formatted(text, label, advice), considered, false);
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
