package org.marrow.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.marrow.lookup.Search;
import org.marrow.model.ErrorCode;
import org.marrow.model.Kind;
import org.marrow.model.MarrowException;
import org.marrow.model.SearchAnswer;
import org.marrow.model.SearchHit;
import org.marrow.model.Thing;
import org.marrow.sheet.Words;

/// The page of a search.
///
/// @param text        what is searched for
/// @param hits        what was found
/// @param isAmbiguous whether several things match equally well
/// @param isCut       whether there are more hits than are looked at
/// @param kinds       how many there are of each kind
/// @param branches    how many terms there are in each branch of *Phenotypic abnormality*
/// @param states      how many are current, and how many obsolete
/// @param question    what is behind it
public record SearchView(
        String text,
        Paged<Hit> hits,
        boolean isAmbiguous,
        boolean isCut,
        List<Facet> kinds,
        List<Facet> branches,
        List<Facet> states,
        Optional<Question> question)
        implements View {

    /// The parameter with the text.
    public static final String TEXT = "q";

    private static final String KIND = "kind";
    private static final String BRANCH = "branch";
    private static final String STATE = "state";
    private static final String CURRENT = "current";
    private static final String OBSOLETE = "obsolete";
    private static final int LOOKED_AT = 1_000;
    private static final int ROWS = 20;

    /// Something that was found.
    ///
    /// @param hit  the thing, with the text that it was found by
    /// @param name what it is called
    public record Hit(SearchHit hit, Name name) {

        /// What the text is to the thing.
        public String type() {
            return Words.of(hit.type());
        }

        /// How the text matched.
        public String match() {
            return switch (hit.match()) {
                case EXACT_LABEL -> "the whole name";
                case EXACT_SYNONYM -> "the whole synonym";
                case CODE -> "the identifier";
                case EARLIER_LABEL -> "its name in an older release";
                case PREFIX -> "how the name begins";
                case WORDS -> "words of the name";
                case SIMILAR -> "words spelled nearly so";
            };
        }

        /// What kind of thing it is.
        public String kind() {
            return Words.of(hit.thing().kind());
        }
    }

    /// A way to narrow a search.
    ///
    /// @param name     the parameter
    /// @param value    its value
    /// @param label    what people call it
    /// @param count    how many hits there are of it
    /// @param isChosen whether the search is narrowed to it
    /// @param url      narrows the search to it, or takes that back
    public record Facet(String name, String value, String label, int count, boolean isChosen, String url) {}

    /// What is found under the text that `reading` asks for.
    public static SearchView of(Reading reading) {
        String text = reading.value(TEXT).orElse("").strip();
        Optional<String> kind = reading.value(KIND);
        Optional<String> branch = reading.value(BRANCH);
        Optional<String> state = reading.value(STATE);
        var systems = new Systems(reading.lookup().terms());
        SearchAnswer answer = text.isEmpty()
                ? new SearchAnswer(List.of(), false, false)
                : reading.lookup().search().find(new Search.Request(text, Set.of(), true, 0, LOOKED_AT));
        Predicate<SearchHit> ofKind = kind.map(SearchView::kind)
                .<Predicate<SearchHit>>map(wanted -> hit -> hit.thing().kind() == wanted)
                .orElse(hit -> true);
        Predicate<SearchHit> inBranch = branch.map(wanted -> systems.find(wanted)
                        .orElseThrow(() -> wrong(BRANCH, wanted, "a branch of Phenotypic abnormality")))
                .<Predicate<SearchHit>>map(wanted -> hit -> hit.thing().kind() == Kind.TERM
                        && systems.of(hit.thing().id()).contains(wanted))
                .orElse(hit -> true);
        Predicate<SearchHit> inState = switch (state.orElse(CURRENT)) {
            case CURRENT -> hit -> !hit.thing().obsolete();
            case OBSOLETE -> hit -> hit.thing().obsolete();
            default -> throw wrong(STATE, state.orElse(""), "current or obsolete");
        };
        List<SearchHit> all = answer.hits();
        List<SearchHit> shown =
                all.stream().filter(ofKind.and(inBranch).and(inState)).toList();
        return new SearchView(
                text,
                Paged.of("page", shown, reading.number("page"), ROWS)
                        .map(hit -> new Hit(hit, reading.names().of(hit.thing()))),
                answer.ambiguous(),
                answer.more(),
                kinds(all.stream().filter(inBranch.and(inState)).toList(), kind, reading),
                branches(all.stream().filter(ofKind.and(inState)).toList(), branch, systems, reading),
                states(all.stream().filter(ofKind.and(inBranch)).toList(), state.orElse(CURRENT), reading),
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(reading.question(
                                "search",
                                "text",
                                text,
                                Links.with("/api/search", Map.of(TEXT, text)),
                                "marrow.search().find(Search.Request.of(\"%s\", 20))"
                                        .formatted(text.replace("\\", "\\\\").replace("\"", "\\\"")))));
    }

    private static Kind kind(String text) {
        for (Kind kind : Kind.values()) {
            if (Words.of(kind).equals(text)) {
                return kind;
            }
        }
        throw wrong(KIND, text, "term, concept, condition, gene or publication");
    }

    private static MarrowException wrong(String name, String found, String expected) {
        return new MarrowException(
                ErrorCode.INVALID_PARAMETER, "%s = \"%s\": expected %s".formatted(name, found, expected));
    }

    private static List<Facet> kinds(List<SearchHit> hits, Optional<String> chosen, Reading reading) {
        List<Facet> facets = new ArrayList<>();
        for (Kind kind : EnumSet.allOf(Kind.class)) {
            String value = Words.of(kind);
            int count = (int)
                    hits.stream().filter(hit -> hit.thing().kind() == kind).count();
            add(facets, KIND, value, value + "s", count, chosen, reading);
        }
        return facets;
    }

    private static List<Facet> branches(
            List<SearchHit> hits, Optional<String> chosen, Systems systems, Reading reading) {
        Map<Thing, Integer> counts = new LinkedHashMap<>();
        for (SearchHit hit : hits) {
            if (hit.thing().kind() == Kind.TERM) {
                systems.of(hit.thing().id()).forEach(branch -> counts.merge(branch, 1, Integer::sum));
            }
        }
        List<Facet> facets = new ArrayList<>();
        systems.all().stream()
                .sorted(java.util.Comparator.comparingInt(branch -> -counts.getOrDefault(branch, 0)))
                .forEach(branch -> add(
                        facets,
                        BRANCH,
                        branch.id().toString(),
                        reading.names().of(branch).text(),
                        counts.getOrDefault(branch, 0),
                        chosen,
                        reading));
        return facets;
    }

    private static List<Facet> states(List<SearchHit> hits, String chosen, Reading reading) {
        List<Facet> facets = new ArrayList<>();
        int obsolete = (int) hits.stream().filter(hit -> hit.thing().obsolete()).count();
        add(facets, STATE, CURRENT, CURRENT, hits.size() - obsolete, Optional.of(chosen), reading);
        add(facets, STATE, OBSOLETE, OBSOLETE, obsolete, Optional.of(chosen), reading);
        return facets;
    }

    private static void add(
            List<Facet> facets,
            String name,
            String value,
            String label,
            int count,
            Optional<String> chosen,
            Reading reading) {
        boolean isChosen = chosen.equals(Optional.of(value));
        if (count == 0 && !isChosen) {
            return;
        }
        Map<String, String> changed = new LinkedHashMap<>(reading.values());
        changed.remove("page");
        if (isChosen) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        String url = Links.with(reading.links().to(reading.path()), changed);
        facets.add(new Facet(name, value, label, count, isChosen, url));
    }

    @Override
    public String title() {
        return text.isEmpty() ? "Search" : "Search for " + text;
    }

    @Override
    public String description() {
        return "Terms, concepts, conditions, genes and publications by name or identifier".toLowerCase(Locale.ROOT);
    }

    @Override
    public String path() {
        return text.isEmpty() ? "/search" : Links.with("/search", Map.of(TEXT, text));
    }

    @Override
    public Map<String, Object> structured() {
        return Map.of();
    }
}
