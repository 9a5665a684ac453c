package org.marrow.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Thing;

/// Where the links of a page lead: to the same release as the page, and in the language that was asked for.
///
/// @param context  what comes before every path of the service, such as an empty text
/// @param release  the release to which the page is pinned by its URL, if it is
/// @param origin   the scheme, host and port of the service, such as `http://localhost:3330`
/// @param language the language that the URL of the page asks for, if it does
public record Links(String context, Optional<String> release, String origin, Optional<String> language) {

    /// The paths of records, by what they are of.
    public static String segment(Kind kind) {
        return switch (kind) {
            case TERM -> "term";
            case CONCEPT -> "concept";
            case CONDITION -> "condition";
            case GENE -> "gene";
            case PUBLICATION -> "publication";
        };
    }

    /// A path of the service, of the release of the page.
    public String to(String path) {
        return context + release.map(id -> "/release/" + id).orElse("") + path;
    }

    /// A page of the service, in the language that was asked for.
    public String page(String path) {
        return inLanguage(to(path));
    }

    /// The same with the origin, for programs.
    public String absolute(String path) {
        return origin + to(path);
    }

    /// The page of a thing.
    public String to(Thing thing) {
        return to(thing.kind(), thing.id());
    }

    /// The page of the thing of this kind.
    public String to(Kind kind, Curie id) {
        return inLanguage(to(path(kind, id)));
    }

    /// The page of whatever has this identifier.
    public String to(Curie id) {
        return inLanguage(to("/id/" + encoded(id.toString())));
    }

    /// The page of a condition and a phenotype.
    public String to(Curie condition, Curie phenotype) {
        return inLanguage(to("/association/" + encoded(condition.toString()) + "/" + encoded(phenotype.toString())));
    }

    private String inLanguage(String url) {
        return language.map(tag -> url + "?lang=" + encoded(tag)).orElse(url);
    }

    /// The path of a record, without what comes before it.
    public static String path(Kind kind, Curie id) {
        return "/" + segment(kind) + "/" + encoded(kind == Kind.CONCEPT ? id.local() : id.toString());
    }

    /// A URL with values behind it, in their order.
    public static String with(String url, Map<String, String> values) {
        return values.isEmpty()
                ? url
                : url + "?"
                        + values.entrySet().stream()
                                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&"));
    }

    /// A text as a part of a path or a value behind it; the colon of a CURIE stays.
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }
}
