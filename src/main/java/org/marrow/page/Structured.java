package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.marrow.model.Curie;

/// What a record is in the words of schema.org. For one page.
///
/// Source: [schema.org](https://schema.org/).
final class Structured {

    private final Map<String, Object> values = new LinkedHashMap<>();

    private Structured() {}

    static Structured of(String type, Curie id, String name, Reading reading) {
        var structured = new Structured();
        structured.values.put("@context", "https://schema.org");
        structured.values.put("@type", type);
        structured.values.put("@id", reading.prefixes().iri(id));
        structured.values.put("identifier", id.toString());
        structured.values.put("name", name);
        structured.values.put("url", reading.links().origin() + reading.links().context() + reading.path());
        return structured;
    }

    Structured with(String property, Object value) {
        values.put(property, value);
        return this;
    }

    Structured with(String property, Optional<String> value) {
        value.ifPresent(text -> values.put(property, text));
        return this;
    }

    Structured with(String property, List<?> all) {
        if (!all.isEmpty()) {
            values.put(property, all);
        }
        return this;
    }

    Map<String, Object> map() {
        return values;
    }
}
