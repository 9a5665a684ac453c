package org.marrow.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// One operation of the REST interface. If its only value in the path is `id`, it can be asked of many
/// identifiers at once, by POST to its path without that value.
///
/// @param id      its name, such as `termAncestors`
/// @param subject what it is about, such as `terms`
/// @param path    below `/api`, with the names of inputs in braces
/// @param summary one sentence: what comes back
/// @param inputs  what it is asked with
/// @param type    what the answer is, or what it is a list of
/// @param isList  whether the answer is a list
/// @param work    answers: with a record, or with a stream of records for a list
record Route(
        String id,
        String subject,
        String path,
        String summary,
        List<Input> inputs,
        Class<?> type,
        boolean isList,
        Function<Call, ?> work) {

    private static final String MANY = "/{id}";

    private static final Input OFFSET = Input.integer(
            "offset", "How many items of the list to leave out at its beginning.", 0, Integer.MAX_VALUE, 0);
    private static final Input LIMIT = Input.integer(
                    "limit",
                    "The most items to give; all of them are streamed as NDJSON without it.",
                    1,
                    Listing.LONGEST,
                    Listing.USUAL)
            .orNone();

    static Route one(
            String id, String path, String summary, List<Input> inputs, Class<?> type, Function<Call, ?> work) {
        return new Route(id, subject(path), path, summary, inputs, type, false, work);
    }

    static <T> Route list(
            String id, String path, String summary, List<Input> inputs, Class<T> type, Function<Call, Stream<T>> work) {
        return new Route(id, subject(path), path, summary, inputs, type, true, work);
    }

    private static String subject(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(1, end < 0 ? path.length() : end);
    }

    /// All inputs of a single question, those of a list's page too.
    List<Input> allInputs() {
        List<Input> all = new ArrayList<>(inputs);
        if (isList) {
            all.add(OFFSET);
            all.add(LIMIT);
        }
        return all;
    }

    /// The path for many identifiers, where there is one.
    Optional<String> bulkPath() {
        return path.contains(MANY) && path.indexOf('{') == path.lastIndexOf('{')
                ? Optional.of(path.replace(MANY, ""))
                : Optional.empty();
    }

    /// What a question about many identifiers is asked with beside them.
    List<Input> bulkInputs() {
        return inputs.stream()
                .filter(input -> input.place() == Input.Place.QUERY)
                .toList();
    }

    /// The values in `segments`, in the order of the names in the path, if they fit it.
    Optional<List<String>> match(List<String> segments) {
        String[] parts = path.substring(1).split("/", -1);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith("{")) {
                values.add(segments.get(i));
            } else if (!parts[i].equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
