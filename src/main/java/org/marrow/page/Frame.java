package org.marrow.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.marrow.lookup.Json;

/// What is around the content of every page: its head, the search, the release with its switch, the languages.
///
/// @param title       what the page is called
/// @param description what it is about
/// @param links       where links lead
/// @param search      what was searched for, or an empty text
/// @param canonical   the path that links from elsewhere should use, if the page has one
/// @param formats     the URL of the same record in other formats, by media type
/// @param structured  what the page is about, as JSON-LD
/// @param release     the release that it shows; empty where there is none
/// @param releases    the same page in each release
/// @param languages   the same page in each language
/// @param assets      the styles and scripts that the page needs beside those of every page
public record Frame(
        String title,
        String description,
        Links links,
        String search,
        Optional<String> canonical,
        Map<String, String> formats,
        Optional<String> structured,
        Optional<String> release,
        List<Choice> releases,
        List<Choice> languages,
        List<String> assets) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_DESCRIPTION = 300;

    /// One of several forms of a page.
    ///
    /// @param label    what people call it
    /// @param url      where it is
    /// @param isShown  whether it is this one
    /// @param tag      the tag of a language; an empty text for a release
    public record Choice(String label, String url, boolean isShown, String tag) {}

    /// Cuts what is too long for a head.
    public Frame {
        title = cut(title, LONGEST_TITLE);
        description = cut(description, LONGEST_DESCRIPTION);
        formats = Collections.unmodifiableMap(new TreeMap<>(formats));
        releases = List.copyOf(releases);
        languages = List.copyOf(languages);
        assets = List.copyOf(assets);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    /// Around a record.
    ///
    /// @param formats the endings of the other formats, by media type
    public static Frame of(View view, Reading reading, Map<String, String> formats) {
        Map<String, String> urls = new TreeMap<>();
        formats.forEach((type, ending) -> urls.put(type, reading.links().to(view.path()) + ending));
        return around(
                view.title(),
                view.description(),
                reading,
                reading.value(SearchView.TEXT).orElse(""),
                Optional.of(reading.links().context() + view.path()),
                urls,
                view.structured().isEmpty() ? Optional.empty() : Optional.of(json(view.structured())));
    }

    /// Around any other page.
    public static Frame of(String title, String description, Reading reading) {
        return around(title, description, reading, "", Optional.empty(), Map.of(), Optional.empty());
    }

    /// Around a page that is made of no release.
    public static Frame without(String title, Links links) {
        return new Frame(
                title,
                title,
                links,
                "",
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                links.release(),
                List.of(),
                List.of(),
                List.of());
    }

    /// The same for a program of others, which needs assets and is of no language.
    public Frame with(String... needed) {
        return new Frame(
                title,
                description,
                links,
                search,
                canonical,
                formats,
                structured,
                release,
                releases,
                List.of(),
                List.of(needed));
    }

    private static Frame around(
            String title,
            String description,
            Reading reading,
            String search,
            Optional<String> canonical,
            Map<String, String> formats,
            Optional<String> structured) {
        return new Frame(
                title,
                description,
                reading.links(),
                search,
                canonical,
                formats,
                structured,
                Optional.of(reading.lookup().release()),
                releases(reading),
                languages(reading),
                List.of());
    }

    /// The current one first, which is at the URL that names none.
    private static List<Choice> releases(Reading reading) {
        Links links = reading.links();
        Map<String, String> values = reading.valuesOfAnyRelease();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice(
                "current",
                Links.with(links.context() + reading.path(), values),
                links.release().isEmpty(),
                ""));
        for (String id : reading.lookup().releases().list()) {
            String pinned = links.context() + "/release/" + id + reading.path();
            choices.add(
                    new Choice(id, Links.with(pinned, values), links.release().equals(Optional.of(id)), ""));
        }
        return choices;
    }

    private static List<Choice> languages(Reading reading) {
        List<Choice> choices = new ArrayList<>();
        List<String> tags = new ArrayList<>(List.of(Languages.ENGLISH));
        tags.addAll(Languages.of(reading.lookup()));
        String shown = reading.names().language().orElse(Languages.ENGLISH);
        for (String tag : tags) {
            choices.add(new Choice(Languages.name(tag), reading.url("lang", tag, "main"), tag.equals(shown), tag));
        }
        return choices;
    }

    /// JSON that may stand in a page.
    private static String json(Map<String, Object> values) {
        return new String(Json.bytes(values), StandardCharsets.UTF_8)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
