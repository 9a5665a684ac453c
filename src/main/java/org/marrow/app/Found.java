package org.marrow.app;

import java.util.List;
import java.util.Optional;
import org.marrow.model.SearchAnswer;
import org.marrow.model.SearchHit;
import org.marrow.model.TextType;
import org.marrow.query.Table;
import org.marrow.sheet.Words;

/// What a search found.
///
/// @param release   which release answers
/// @param text      what was looked for
/// @param hits      the page that was asked for, best first
/// @param ambiguous whether several things match equally well, exactly
/// @param more      whether there are hits after this page
/// @param offset    how many hits came before this page
record Found(String release, String text, List<SearchHit> hits, boolean ambiguous, boolean more, int offset)
        implements Answer {

    Found(String release, String text, SearchAnswer answer, int offset) {
        this(release, text, answer.hits(), answer.ambiguous(), answer.more(), offset);
    }

    /// Copies the list.
    Found {
        hits = List.copyOf(hits);
    }

    @Override
    public Table table() {
        return new Table(
                List.of("id", "kind", "label", "obsolete", "match", "text", "type", "language"),
                hits.stream()
                        .map(hit -> List.of(
                                Optional.of(hit.thing().id().toString()),
                                Optional.of(Words.of(hit.thing().kind())),
                                Optional.of(hit.thing().label()),
                                Optional.of(String.valueOf(hit.thing().obsolete())),
                                Optional.of(Words.of(hit.match())),
                                Optional.of(hit.text()),
                                Optional.of(Words.of(hit.type())),
                                hit.language()))
                        .toList());
    }

    @Override
    public void print(TextPage page) {
        if (!hits.isEmpty()) {
            page.table(new Table(
                    List.of("id", "kind", "label", "match", "matched text"),
                    hits.stream().map(Found::row).toList()));
        }
        if (ambiguous) {
            page.blank();
            page.paragraph("\"%s\" is ambiguous: several things match equally well.".formatted(text));
        }
        if (more) {
            page.blank();
            page.paragraph("There are more: add --offset %d to see what comes next.".formatted(offset + hits.size()));
        }
        page.release(release);
    }

    private static List<Optional<String>> row(SearchHit hit) {
        return List.of(
                Optional.of(hit.thing().id().toString()),
                Optional.of(Words.of(hit.thing().kind())),
                Optional.of(hit.thing().label() + (hit.thing().obsolete() ? " (obsolete)" : "")),
                Optional.of(Words.of(hit.match())),
                matched(hit));
    }

    /// The text with its type and language, unless it is the label that is there already.
    private static Optional<String> matched(SearchHit hit) {
        if (hit.type() == TextType.LABEL && hit.text().equals(hit.thing().label())) {
            return Optional.empty();
        }
        String language = hit.language().map(tag -> ", " + tag).orElse("");
        return Optional.of("%s (%s%s)".formatted(hit.text(), Words.of(hit.type()), language));
    }
}
