package org.marrow.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.model.Translation;

/// The names of terms in the language of a reader, where a translation has them. For one page.
public final class Names {

    private static final String LABEL = "rdfs:label";

    private final Lookup lookup;
    private final Optional<String> language;
    private final Map<Curie, Name> known = new HashMap<>();

    /// @param language the tag of a language of the release; without one, names are the publishers' own
    public Names(Lookup lookup, Optional<String> language) {
        this.lookup = lookup;
        this.language = language;
    }

    /// The language that is asked for.
    public Optional<String> language() {
        return language;
    }

    /// What a thing is called.
    public Name of(Thing thing) {
        return thing.kind() == Kind.TERM ? ofTerm(thing.id(), thing.label()) : Name.own(thing.label());
    }

    /// What the term `id` is called that its publisher calls `label`.
    Name ofTerm(Curie id, String label) {
        if (language.isEmpty()) {
            return Name.own(label);
        }
        return known.computeIfAbsent(id, key -> translated(key, label));
    }

    /// What the term `id` is called, or its identifier if it has no name.
    Name ofTerm(Curie id) {
        return known.computeIfAbsent(
                id,
                key -> translated(
                        key,
                        lookup.terms().find(key.toString()).map(Term::label).orElseGet(key::toString)));
    }

    private Name translated(Curie id, String label) {
        return language.flatMap(tag -> in(tag, lookup.terms().translations(id))).orElseGet(() -> Name.own(label));
    }

    /// The label among `translations` that is in a language.
    static Optional<Name> in(String tag, List<Translation> translations) {
        return translations.stream()
                .filter(translation -> translation.property().equals(LABEL)
                        && translation.language().equalsIgnoreCase(tag)
                        && !translation.text().isBlank())
                .min(Comparator.comparing(Translation::status))
                .map(found -> new Name(found.text(), Optional.of(found.language()), Optional.of(found.status())));
    }
}
