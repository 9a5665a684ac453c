package org.marrow.rest;

import java.util.List;
import java.util.stream.Stream;
import org.marrow.lookup.Search;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MappingAnswer;
import org.marrow.model.MarrowException;
import org.marrow.model.ReleaseManifest;
import org.marrow.model.Resolution;
import org.marrow.model.SearchAnswer;

/// What is asked about identifiers, names, mappings and releases.
final class NameRoutes {

    private static final int MOST_STEPS = 3;

    private NameRoutes() {}

    /// A name in the list of releases.
    ///
    /// @param id      the identifier of the release
    /// @param answers whether it is the one that answers
    record ReleaseName(String id, boolean answers) {}

    static List<Route> all() {
        return Stream.of(names(), releases()).flatMap(List::stream).toList();
    }

    private static List<Route> names() {
        return List.of(
                Route.one(
                        "resolve",
                        "/resolve/{id}",
                        "What any identifier is, and what came after it.",
                        List.of(Input.path("id", "An identifier in any spelling.", "hp_0033606")),
                        Resolution.class,
                        call -> call.lookup().resolver().resolve(call.text("id"))),
                Route.one(
                        "mappings",
                        "/mappings/{id}",
                        "Where mappings lead from an identifier, directly, inversely and over things in between.",
                        List.of(
                                Input.path("id", "An identifier in any spelling.", "HP:0033606"),
                                Input.text("to", "The prefix of the vocabulary that is asked for.", "SNOMEDCT")
                                        .orNone(),
                                Input.integer("steps", "The most steps of a way.", 1, MOST_STEPS, 2)),
                        MappingAnswer.class,
                        call -> call.lookup().mappings().of(call.text("id"), call.find("to"), call.integer("steps"))),
                Route.one(
                        "search",
                        "/search",
                        "What has a name, the best matches first, saying which text matched.",
                        List.of(
                                Input.text("q", "Words, or an identifier.", "bone marrow arrest"),
                                Input.choices("kind", "Only things of this kind, or of several kinds.", Kind.class),
                                Input.flag("obsolete", "Whether to find what is obsolete too."),
                                Input.integer(
                                        "skip",
                                        "How many hits to leave out at the beginning.",
                                        0,
                                        Integer.MAX_VALUE,
                                        0),
                                Input.integer("hits", "The most hits to give.", 1, Limits.STATED.hits(), 20)),
                        SearchAnswer.class,
                        call -> call.lookup()
                                .search()
                                .find(new Search.Request(
                                        call.text("q"),
                                        call.choices("kind", Kind.class),
                                        call.flag("obsolete"),
                                        call.integer("skip"),
                                        call.integer("hits")))),
                Route.one(
                        "complete",
                        "/complete",
                        "What has a name that begins so, while somebody types.",
                        List.of(
                                Input.text("q", "The beginning of a name, or of a word in it.", "bone mar"),
                                Input.integer("hits", "The most hits to give.", 1, Limits.STATED.hits(), 10)),
                        SearchAnswer.class,
                        call -> call.lookup().search().complete(call.text("q"), call.integer("hits"))));
    }

    private static List<Route> releases() {
        return List.of(
                Route.list(
                        "releases",
                        "/releases",
                        "The releases of this service.",
                        List.of(),
                        ReleaseName.class,
                        call -> call.lookup().releases().list().stream()
                                .map(id -> new ReleaseName(
                                        id, id.equals(call.lookup().release())))),
                Route.one(
                        "release",
                        "/releases/{release}",
                        "What a release is made of.",
                        List.of(Input.path("release", "The identifier of a release, or current.", "current")),
                        ReleaseManifest.class,
                        call -> release(call)),
                Route.one(
                        "limits",
                        "/limits",
                        "What one call may ask for.",
                        List.of(),
                        Limits.class,
                        call -> Limits.STATED));
    }

    private static ReleaseManifest release(Call call) {
        String id = call.text("release");
        return id.equals("current")
                ? call.lookup().releases().manifest()
                : call.lookup()
                        .releases()
                        .find(id)
                        .orElseThrow(() -> new MarrowException(
                                ErrorCode.RELEASE_MISSING,
                                "\"%s\": found no release of this name, expected one of: %s"
                                        .formatted(
                                                id,
                                                String.join(
                                                        ", ",
                                                        call.lookup().releases().list()))));
    }
}
