package org.marrow.sheet;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.MappingAnswer;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// Something of which a release has little more than its name.
///
/// @param thing    what it is
/// @param mappings what it is in other vocabularies
public record ThingSheet(Thing thing, MappingAnswer mappings) implements Sheet {

    /// What `lookup` has on it.
    public static ThingSheet of(Lookup lookup, Thing thing) {
        return new ThingSheet(thing, lookup.mappings().of(thing.id().toString(), Optional.empty(), STEPS));
    }

    @Override
    public Table table() {
        return table(List.of(thing));
    }

    /// A row for each of `things`.
    static Table table(List<Thing> things) {
        return new Table(
                List.of("id", "kind", "label", "obsolete"),
                things.stream()
                        .map(each -> List.of(
                                Optional.of(each.id().toString()),
                                Optional.of(Words.of(each.kind())),
                                Optional.of(each.label()),
                                Optional.of(String.valueOf(each.obsolete()))))
                        .toList());
    }
}
