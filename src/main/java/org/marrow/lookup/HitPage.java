package org.marrow.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.marrow.model.Curie;
import org.marrow.model.SearchAnswer;
import org.marrow.model.SearchHit;

/// One page of hits, filled from the best to the last, each thing once. For one search.
final class HitPage {

    private final int offset;
    private final int limit;
    private final Set<Curie> seen = new HashSet<>();
    private final List<SearchHit> hits = new ArrayList<>();
    private boolean more;

    HitPage(int offset, int limit) {
        this.offset = offset;
        this.limit = limit;
    }

    /// Takes the hit of `thing` if there is none yet.
    ///
    /// @param hit makes it, when it is on the page
    /// @return whether another one is wanted
    boolean add(Curie thing, Supplier<SearchHit> hit) {
        if (more) {
            return false;
        }
        if (seen.add(thing) && seen.size() > offset) {
            if (hits.size() < limit) {
                hits.add(hit.get());
            } else {
                more = true;
            }
        }
        return !more;
    }

    /// Takes hits that are made already.
    void addAll(List<SearchHit> all) {
        all.forEach(hit -> add(hit.thing().id(), () -> hit));
    }

    /// Whether it and what comes after it are decided.
    boolean isDone() {
        return more;
    }

    /// Whether nothing was found, not even before the page.
    boolean isEmpty() {
        return seen.isEmpty();
    }

    SearchAnswer answer(boolean ambiguous) {
        return new SearchAnswer(hits, more, ambiguous);
    }
}
