package org.marrow.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.MappingAnswer;
import org.marrow.model.Resolution;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// The page of what an identifier is mapped to: of a code that has no record, all that there is.
///
/// @param id         the identifier
/// @param resolution what it turned out to be
/// @param notice     what is to be known first
/// @param mappings   where mappings lead from it
/// @param address    its own address
/// @param origins    where all this is from
/// @param structured what it is for search engines
public record MappingView(
        Curie id,
        Resolution resolution,
        Optional<Notice> notice,
        MappingsPanel mappings,
        Optional<String> address,
        Origins origins,
        Map<String, Object> structured)
        implements View {

    /// What `id` is mapped to.
    public static MappingView of(Curie id, Resolution resolution, Reading reading) {
        String text = id.toString();
        MappingAnswer answer = reading.lookup().mappings().of(text, Optional.empty(), 2);
        return new MappingView(
                id,
                resolution,
                Notice.of(reading.lookup().release(), resolution),
                MappingsPanel.of(text, answer, reading),
                MappingsPanel.address(id, reading),
                Origins.of(text, reading),
                Structured.of("DefinedTerm", id, name(id, resolution), reading)
                        .with("termCode", text)
                        .map());
    }

    /// The ways as rows.
    public Table table() {
        return new Table(
                List.of("from", "to", "label", "predicate", "over", "set", "justification", "cardinality", "denied"),
                mappings.rows().stream()
                        .map(row -> List.of(
                                Optional.of(id.toString()),
                                Optional.of(row.to().toString()),
                                Optional.of(row.label()),
                                Optional.of(row.predicate()),
                                Optional.of(
                                        row.over().stream().map(Curie::toString).collect(Collectors.joining("|"))),
                                Optional.of(row.sets()),
                                Optional.of(row.justifications()),
                                Optional.of(row.cardinalities()),
                                Optional.of(String.valueOf(row.isDenied()))))
                        .toList());
    }

    private static String name(Curie id, Resolution resolution) {
        return resolution.thing().map(Thing::label).orElseGet(id::toString);
    }

    @Override
    public String title() {
        return "Mappings of " + id;
    }

    @Override
    public String description() {
        return "What " + id + " is in other vocabularies, and who says so";
    }

    @Override
    public String path() {
        return "/mapping/" + Links.encoded(id.toString());
    }
}
