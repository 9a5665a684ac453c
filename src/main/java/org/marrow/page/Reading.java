package org.marrow.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.query.Queries;
import org.marrow.vocabulary.Prefixes;

/// What a page is made from: the release, how its reader reads it, and what the URL asks for. For one page.
///
/// @param lookup   answers
/// @param queries  the catalogue over the same release
/// @param prefixes the prefix table
/// @param links    where links lead
/// @param names    what terms are called
/// @param path     of the page, without what comes before it, such as `/term/HP:0033606`
/// @param values   what stands behind the question mark
public record Reading(
        Lookup lookup,
        Queries queries,
        Prefixes prefixes,
        Links links,
        Names names,
        String path,
        Map<String, String> values) {

    /// The same for the page at another path.
    public Reading at(String other) {
        return new Reading(lookup, queries, prefixes, links, names, other, values);
    }

    /// Whether `name` is asked for.
    boolean flag(String name) {
        String value = value(name).orElse("no");
        if (!value.equals("yes") && !value.equals("no")) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected yes or no".formatted(name, value));
        }
        return value.equals("yes");
    }

    /// Which page of the list `name` is asked for.
    int number(String name) {
        String value = value(name).orElse("1");
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected a whole number".formatted(name, value), e);
        }
    }

    /// What is asked for by `name`.
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// This page with another value, and the part of it to be seen. What changes a list shows it from its beginning.
    public String url(String name, String value, String part) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        if (!Paged.NAMES.contains(name)) {
            changed.keySet().removeAll(Paged.NAMES);
        }
        changed.put(name, value);
        return Links.with(links.to(path), changed) + "#" + part;
    }

    /// This page without a value.
    public String urlWithout(String name, String part) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.keySet().removeAll(Paged.NAMES);
        changed.remove(name);
        return Links.with(links.to(path), changed) + "#" + part;
    }

    /// The values that mean the same of every release.
    Map<String, String> valuesOfAnyRelease() {
        Map<String, String> kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(Paged.NAMES);
        kept.remove(ConditionView.SYSTEM);
        return kept;
    }

    /// The question `name` about one thing.
    Question question(String name, String parameter, String id, String operation, String wrapper) {
        return Question.of(queries, links, name, Map.of(parameter, id), operation, wrapper);
    }
}
