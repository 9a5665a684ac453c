package org.marrow.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.UnicodeUtil;
import org.marrow.model.Kind;

/// What a text asks of the index.
///
/// None of these counts or scores; every one can hand over its documents in their order and stop at any time.
final class TextQueries {

    /// Words that carry no meaning of their own; left out only when nothing is found with them.
    private static final Set<String> LITTLE = Set.of(
            "a", "an", "and", "by", "due", "for", "from", "in", "of", "on", "or", "the", "to", "with", "without");

    /// With more words than these, a text is not looked for in other spellings.
    private static final int MOST_SIMILAR = 10;

    private static final int ONE_EDIT_FROM = 4;
    private static final int TWO_EDITS_FROM = 8;

    private TextQueries() {}

    /// The whole text.
    static Query whole(NormalText text) {
        return new TermQuery(new Term(TextFields.WHOLE, text.text()));
    }

    /// The text is how the whole begins.
    static Query start(NormalText text) {
        String sought = text.text();
        if (sought.length() <= TextFields.LONGEST_START) {
            return new TermQuery(new Term(TextFields.START, sought));
        }
        var after = new BytesRef(sought.length() * UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR + 1);
        after.length = UnicodeUtil.UTF16toUTF8(sought, 0, sought.length(), after.bytes);
        after.bytes[after.length++] = (byte) 0xFF;
        return all(List.of(
                new TermQuery(new Term(TextFields.START, cut(sought, TextFields.LONGEST_START))),
                SortedDocValuesField.newSlowRangeQuery(TextFields.WHOLE, new BytesRef(sought), after, true, false)));
    }

    private static String cut(String text, int length) {
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end);
    }

    /// Every word, in any order; the last one may be unfinished.
    static Query words(NormalText text) {
        List<String> words = text.words();
        List<Query> parts = new ArrayList<>();
        words.subList(0, words.size() - 1).stream().distinct().forEach(word -> parts.add(word(word)));
        parts.add(wordStart(words.getLast()));
        return all(parts);
    }

    private static Query word(String word) {
        return new TermQuery(new Term(TextFields.WORD, word));
    }

    private static Query wordStart(String word) {
        return word.length() <= TextFields.LONGEST_WORD_START
                ? new TermQuery(new Term(TextFields.WORD_START, word))
                : new PrefixQuery(new Term(TextFields.WORD, word));
    }

    /// Every word but the little ones, in ever looser spellings: as it is, then with one letter wrong
    /// where no name has it, then with two, then every word so. The first that finds anything is meant.
    ///
    /// @param known whether some name has the word
    static List<Query> similar(NormalText text, Predicate<String> known) {
        List<String> words = text.words().stream()
                .distinct()
                .filter(word -> !LITTLE.contains(word))
                .toList();
        if (words.isEmpty() || words.size() > MOST_SIMILAR) {
            return List.of();
        }
        String last = text.words().getLast();
        Set<String> unknown = Set.copyOf(words.stream().filter(known.negate()).toList());
        List<Query> queries = new ArrayList<>();
        if (unknown.isEmpty() && words.size() < text.words().size()) {
            queries.add(all(words.stream().map(TextQueries::word).toList()));
        }
        if (!unknown.isEmpty()) {
            queries.add(spelled(words, unknown, last, 1));
            queries.add(spelled(words, unknown, last, 2));
        }
        queries.add(spelled(words, words, last, 2));
        return queries;
    }

    /// @param open the words that may be spelled otherwise
    /// @param most the most letters that may be wrong in one of them
    private static Query spelled(List<String> words, Collection<String> open, String last, int most) {
        return all(words.stream()
                .map(word -> {
                    Query spelled = open.contains(word) ? spelled(word, most) : word(word);
                    return word.equals(last) ? any(List.of(spelled, wordStart(word))) : spelled;
                })
                .toList());
    }

    private static Query spelled(String word, int most) {
        int edits = Math.min(most, edits(word));
        return edits == 0 ? word(word) : new FuzzyQuery(new Term(TextFields.WORD, word), edits);
    }

    /// How many letters may be wrong, swapped, missing or too many. Numbers and codes are meant as they are.
    private static int edits(String word) {
        if (word.length() < ONE_EDIT_FROM || !word.chars().allMatch(Character::isLetter)) {
            return 0;
        }
        return word.length() < TWO_EDITS_FROM ? 1 : 2;
    }

    /// What `query` finds, of these kinds only, and unless asked for, nothing obsolete.
    ///
    /// @param kinds all if it is empty
    static Query only(Query query, Set<Kind> kinds, boolean obsolete) {
        var only = new BooleanQuery.Builder().add(query, Occur.FILTER);
        if (!kinds.isEmpty()) {
            only.add(
                    new TermInSetQuery(
                            TextFields.KIND,
                            kinds.stream()
                                    .map(kind -> new BytesRef(kind.name()))
                                    .toList()),
                    Occur.FILTER);
        }
        if (!obsolete) {
            only.add(new TermQuery(new Term(TextFields.OBSOLETE, TextFields.NO)), Occur.FILTER);
        }
        return only.build();
    }

    private static Query all(List<Query> queries) {
        return joined(queries.stream(), Occur.FILTER);
    }

    private static Query any(List<Query> queries) {
        return joined(queries.stream(), Occur.SHOULD);
    }

    private static Query joined(Stream<Query> queries, Occur occur) {
        var joined = new BooleanQuery.Builder();
        queries.forEach(query -> joined.add(query, occur));
        return joined.build();
    }
}
