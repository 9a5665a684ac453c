package org.marrow.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private static final String MAIN = "main";
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
    /// @param isCut    whether there are more, since only the first thousand are looked at
    /// @param isChosen whether the search is narrowed to it
    /// @param url      narrows the search to it, or takes that back; empty where there is nothing to take back
    public record Facet(
            String name, String value, String label, int count, boolean isCut, boolean isChosen, String url) {}

    /// What is found under the text that `reading` asks for.
    public static SearchView of(Reading reading) {
        String text = reading.value(TEXT).orElse("").strip();
        Optional<String> kind = reading.value(KIND);
        Optional<String> branch = reading.value(BRANCH);
        Optional<String> state = reading.value(STATE);
        boolean isObsolete = switch (state.orElse(CURRENT)) {
            case CURRENT -> false;
            case OBSOLETE -> true;
            default -> throw wrong(STATE, state.orElse(""), "current or obsolete");
        };
        var systems = new Systems(reading.lookup().terms());
        Optional<Thing> system = branch.map(wanted ->
                systems.find(wanted).orElseThrow(() -> wrong(BRANCH, wanted, "a branch of Phenotypic abnormality")));
        Set<Kind> kinds = system.isPresent()
                ? Set.of(Kind.TERM)
                : kind.map(SearchView::kind).map(Set::of).orElse(Set.of());
        var searched = new Searched(text, reading.lookup().search());
        SearchAnswer answer = searched.find(kinds, isObsolete);
        Predicate<SearchHit> isShown = hit -> (!isObsolete || hit.thing().obsolete())
                && system.map(wanted -> systems.of(hit.thing().id()).contains(wanted))
                        .orElse(true);
        return new SearchView(
                text,
                Paged.of("page", answer.hits().stream().filter(isShown).toList(), reading.number("page"), ROWS)
                        .map(hit -> new Hit(hit, reading.names().of(hit.thing()))),
                answer.ambiguous(),
                answer.more(),
                system.isPresent() ? List.of() : kinds(searched, isObsolete, kind, reading),
                branches(searched.find(Set.of(Kind.TERM), isObsolete), isObsolete, branch, systems, reading),
                states(searched, kinds, state.orElse(CURRENT), reading),
                text.isEmpty()
                        ? Optional.empty()
                        : Optional.of(reading.question(
                                        "search",
                                        "text",
                                        text,
                                        rest(text, kinds, isObsolete),
                                        "marrow.search().find(new Search.Request(\"%s\", Set.of(%s), %s, 0, %d))"
                                                .formatted(
                                                        text.replace("\\", "\\\\")
                                                                .replace("\"", "\\\""),
                                                        kinds.stream()
                                                                .map(each -> "Kind." + each.name())
                                                                .collect(Collectors.joining(", ")),
                                                        isObsolete,
                                                        LOOKED_AT))
                                .noting("It has the first 20 of any kind; the REST call has what is shown here.")));
    }

    private static String rest(String text, Set<Kind> kinds, boolean isObsolete) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(TEXT, text);
        kinds.forEach(kind -> values.put(KIND, Words.of(kind)));
        values.put("obsolete", String.valueOf(isObsolete));
        values.put("hits", String.valueOf(LOOKED_AT));
        return Links.with("/api/search", values);
    }

    /// The answers to the searches of one text, each asked for once.
    private static final class Searched {

        private final String text;
        private final Search search;
        private final Map<List<Object>, SearchAnswer> answers = new HashMap<>();

        Searched(String text, Search search) {
            this.text = text;
            this.search = search;
        }

        SearchAnswer find(Set<Kind> kinds, boolean obsolete) {
            return text.isEmpty()
                    ? new SearchAnswer(List.of(), false, false)
                    : answers.computeIfAbsent(
                            List.of(kinds, obsolete),
                            key -> search.find(new Search.Request(text, kinds, obsolete, 0, LOOKED_AT)));
        }
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

    private static List<Facet> kinds(Searched searched, boolean isObsolete, Optional<String> chosen, Reading reading) {
        List<Facet> facets = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            SearchAnswer answer = searched.find(Set.of(kind), isObsolete);
            add(
                    facets,
                    KIND,
                    Words.of(kind),
                    Words.of(kind) + "s",
                    count(answer, isObsolete),
                    answer.more(),
                    chosen,
                    reading);
        }
        return facets;
    }

    private static int count(SearchAnswer answer, boolean isObsolete) {
        return (int) answer.hits().stream()
                .filter(hit -> !isObsolete || hit.thing().obsolete())
                .count();
    }

    private static List<Facet> branches(
            SearchAnswer terms, boolean isObsolete, Optional<String> chosen, Systems systems, Reading reading) {
        Map<Thing, Integer> counts = new LinkedHashMap<>();
        terms.hits().stream()
                .filter(hit -> !isObsolete || hit.thing().obsolete())
                .flatMap(hit -> systems.of(hit.thing().id()).stream())
                .forEach(branch -> counts.merge(branch, 1, Integer::sum));
        List<Facet> facets = new ArrayList<>();
        systems.all().stream()
                .sorted(Comparator.comparingInt(branch -> -counts.getOrDefault(branch, 0)))
                .forEach(branch -> add(
                        facets,
                        BRANCH,
                        branch.id().toString(),
                        reading.names().of(branch).text(),
                        counts.getOrDefault(branch, 0),
                        terms.more(),
                        chosen,
                        reading));
        return facets;
    }

    private static List<Facet> states(Searched searched, Set<Kind> kinds, String chosen, Reading reading) {
        List<Facet> facets = new ArrayList<>();
        SearchAnswer current = searched.find(kinds, false);
        SearchAnswer all = searched.find(kinds, true);
        Optional<String> choice = Optional.of(chosen);
        add(facets, STATE, CURRENT, CURRENT, current.hits().size(), current.more(), choice, reading);
        add(facets, STATE, OBSOLETE, OBSOLETE, count(all, true), all.more(), choice, reading);
        return facets;
    }

    private static void add(
            List<Facet> facets,
            String name,
            String value,
            String label,
            int count,
            boolean isCut,
            Optional<String> chosen,
            Reading reading) {
        boolean isChosen = chosen.equals(Optional.of(value));
        if (count == 0 && !isChosen) {
            return;
        }
        String url = !isChosen
                ? reading.url(name, value, MAIN)
                : value.equals(CURRENT) ? "" : reading.urlWithout(name, MAIN);
        facets.add(new Facet(name, value, label, count, isCut, isChosen, url));
    }

    @Override
    public String title() {
        return text.isEmpty() ? "Search" : "Search for " + text;
    }

    @Override
    public String description() {
        return "Terms, concepts, conditions, genes and publications by name or identifier";
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
