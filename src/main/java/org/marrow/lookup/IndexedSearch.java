package org.marrow.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.Resolution;
import org.marrow.model.SearchAnswer;
import org.marrow.model.SearchHit;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.TextType;
import org.marrow.model.Thing;
import org.marrow.store.TextIndex;
import org.marrow.store.TextIndex.Way;

/// Search in the index of names, with the resolver for codes and older releases for earlier labels.
///
/// What a text finds is asked for from the best way of matching to the last, and no further than the page
/// needs. A narrower, broader or related synonym that is the whole text does not mean the same, so it
/// comes no earlier than first among the names that begin so. Similar names are for texts that find
/// nothing else, on whichever page.
final class IndexedSearch implements Search {

    /// In UTF-16 units; no identifier is longer.
    private static final int LONGEST_CODE = 300;

    private final TextIndex texts;
    private final Things things;
    private final Resolver resolver;
    private final Identities identities;
    private final EarlierTexts earlier;

    IndexedSearch(TextIndex texts, Things things, Resolver resolver, Identities identities, EarlierTexts earlier) {
        this.texts = texts;
        this.things = things;
        this.resolver = resolver;
        this.identities = identities;
        this.earlier = earlier;
    }

    @Override
    public SearchAnswer find(Request request) {
        var page = new HitPage(request.offset(), request.limit());
        String sought = TextIndex.normalise(request.text());
        if (sought.isEmpty()) {
            return page.answer(false);
        }
        List<SearchHit> whole = whole(request);
        List<SearchHit> named = new ArrayList<>(
                whole.stream().filter(hit -> hit.match() != Match.PREFIX).toList());
        named.addAll(codes(request));
        page.addAll(named);
        if (!page.isDone()) {
            page.addAll(earlierLabels(request, sought));
        }
        page.addAll(whole);
        add(page, request, Way.START, Match.PREFIX);
        add(page, request, Way.WORDS, Match.WORDS);
        if (page.isEmpty()) {
            add(page, request, Way.SIMILAR, Match.SIMILAR);
        }
        return page.answer(isAmbiguous(named));
    }

    @Override
    public SearchAnswer complete(String text, int limit) {
        Request request = Request.of(text, limit);
        var page = new HitPage(0, limit);
        page.addAll(whole(request));
        add(page, request, Way.START, Match.PREFIX);
        add(page, request, Way.WORDS, Match.WORDS);
        return page.answer(false);
    }

    private void add(HitPage page, Request request, Way way, Match match) {
        if (!page.isDone()) {
            texts.find(
                    request.text(),
                    way,
                    request.kinds(),
                    request.obsolete(),
                    text -> page.add(text.thing(), () -> hit(text, match)));
        }
    }

    private SearchHit hit(TextIndex.Text text, Match match) {
        return new SearchHit(things.get(text.thing(), text.kind()), text.text(), text.type(), text.language(), match);
    }

    /// The names that are the whole text, the best way of matching first.
    private List<SearchHit> whole(Request request) {
        List<SearchHit> whole = new ArrayList<>();
        texts.find(
                request.text(),
                Way.WHOLE,
                request.kinds(),
                request.obsolete(),
                text -> whole.add(hit(text, match(text))));
        whole.sort(Comparator.comparing(SearchHit::match));
        return whole;
    }

    private static Match match(TextIndex.Text text) {
        return switch (text.type()) {
            case LABEL -> text.isTranslated() ? Match.EXACT_SYNONYM : Match.EXACT_LABEL;
            case EXACT_SYNONYM -> Match.EXACT_SYNONYM;
            default -> Match.PREFIX;
        };
    }

    /// What the text names, if it is an identifier: the thing, or else what is to be considered in its place.
    private List<SearchHit> codes(Request request) {
        String code = request.text().strip();
        if (code.length() > LONGEST_CODE || code.chars().anyMatch(Character::isWhitespace)) {
            return List.of();
        }
        Resolution resolution = resolver.resolve(code);
        return Stream.concat(resolution.thing().stream(), resolution.candidates().stream())
                .filter(wanted(request))
                .map(thing -> new SearchHit(thing, code, TextType.CODE, Optional.empty(), Match.CODE))
                .toList();
    }

    private static Predicate<Thing> wanted(Request request) {
        Set<Kind> kinds = request.kinds();
        return thing -> (request.obsolete() || !thing.obsolete()) && (kinds.isEmpty() || kinds.contains(thing.kind()));
    }

    private List<SearchHit> earlierLabels(Request request, String sought) {
        List<SearchHit> hits = new ArrayList<>();
        earlier.labels(
                request.text(),
                label -> things.entry(label.thing())
                        .flatMap(this::current)
                        .filter(wanted(request))
                        .filter(thing -> !TextIndex.normalise(thing.label()).equals(sought))
                        .ifPresent(thing -> hits.add(new SearchHit(
                                thing, label.text(), TextType.EARLIER_LABEL, label.language(), Match.EARLIER_LABEL))));
        return hits;
    }

    /// What once had another name may since have been merged into another thing.
    private Optional<Thing> current(Things.Entry entry) {
        return entry.thing()
                .filter(thing -> !thing.obsolete())
                .or(() -> entry.current().size() == 1
                        ? things.find(entry.current().getFirst())
                        : entry.thing());
    }

    /// Whether the best of the whole matches are several things, and not the same one in several vocabularies.
    private boolean isAmbiguous(List<SearchHit> named) {
        Set<Curie> best = named.stream()
                .filter(hit -> hit.match() == named.getFirst().match())
                .map(hit -> hit.thing().id())
                .collect(Collectors.toSet());
        return !identities.areOne(best);
    }
}
