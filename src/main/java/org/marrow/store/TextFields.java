package org.marrow.store;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.TextType;

/// How a text stands in the index: the fields that it is found by, its rank, and what is read back.
///
/// The documents of an index are in the order of their rank, so that the first ones found are the best
/// ones and a search can stop early: current things first, then by what the text is to the thing, the
/// short texts before the long ones, then by the alphabet. What is read back are doc values, not stored
/// fields, since nothing has to be unpacked for them.
final class TextFields {

    /// The whole normalised text.
    static final String WHOLE = "whole";

    /// Its words.
    static final String WORD = "word";

    /// How the whole text begins, in every length up to [#LONGEST_START].
    static final String START = "start";

    /// How its words begin, in every length up to [#LONGEST_WORD_START].
    static final String WORD_START = "word-start";

    static final String KIND = "kind";
    static final String OBSOLETE = "obsolete";
    static final String YES = "yes";
    static final String NO = "no";

    /// In UTF-16 units; what is longer is rare enough to be counted out.
    static final int LONGEST_START = 10;

    static final int LONGEST_WORD_START = 7;

    private static final String RANK = "rank";
    private static final String FACTS = "facts";
    private static final String THING = "thing";
    private static final String TEXT = "text";
    private static final String LANGUAGE = "language";
    private static final String SEPARATOR = " ";
    private static final int PLACE_BITS = 8;
    private static final int LENGTH_BITS = 16;

    /// The order of the documents.
    static final Sort ORDER = new Sort(
            new SortField(RANK, SortField.Type.LONG),
            new SortField(WHOLE, SortField.Type.STRING),
            new SortField(FACTS, SortField.Type.STRING),
            new SortField(THING, SortField.Type.STRING));

    private TextFields() {}

    /// The document of `text`.
    static Document document(TextIndex.Text text, NormalText normal) {
        var document = new Document();
        find(document, normal);
        document.add(new StringField(KIND, text.kind().name(), Field.Store.NO));
        document.add(new StringField(OBSOLETE, text.obsolete() ? YES : NO, Field.Store.NO));
        document.add(new NumericDocValuesField(RANK, rank(text, normal.text().length())));
        document.add(new SortedDocValuesField(FACTS, new BytesRef(facts(text))));
        document.add(new SortedDocValuesField(THING, new BytesRef(text.thing().toString())));
        document.add(new BinaryDocValuesField(TEXT, new BytesRef(text.text())));
        document.add(
                new SortedDocValuesField(LANGUAGE, new BytesRef(text.language().orElse(""))));
        return document;
    }

    /// Adds the fields that a text is found by.
    static void find(Document document, NormalText normal) {
        document.add(new StringField(WHOLE, normal.text(), Field.Store.NO));
        document.add(new SortedDocValuesField(WHOLE, new BytesRef(normal.text())));
        starts(document, START, normal.text(), LONGEST_START);
        normal.words().stream().distinct().forEach(word -> {
            document.add(new StringField(WORD, word, Field.Store.NO));
            starts(document, WORD_START, word, LONGEST_WORD_START);
        });
    }

    private static void starts(Document document, String field, String text, int longest) {
        for (int end = 1; end <= Math.min(longest, text.length()); end++) {
            if (!Character.isHighSurrogate(text.charAt(end - 1))) {
                document.add(new StringField(field, text.substring(0, end), Field.Store.NO));
            }
        }
    }

    private static long rank(TextIndex.Text text, int length) {
        long place = text.obsolete() ? 1 : 0;
        place = (place << PLACE_BITS) | place(text);
        return (place << LENGTH_BITS) | length;
    }

    private static int place(TextIndex.Text text) {
        int translated = text.isTranslated() ? 1 : 0;
        return switch (text.type()) {
            case LABEL -> 2 * translated;
            case EXACT_SYNONYM -> 1 + 2 * translated;
            case NARROW_SYNONYM -> 4 + translated;
            case BROAD_SYNONYM -> 6 + translated;
            case RELATED_SYNONYM -> 8 + translated;
            case CODE, EARLIER_LABEL -> 10 + translated;
        };
    }

    private static String facts(TextIndex.Text text) {
        return String.join(
                SEPARATOR, place(text.kind()), text.kind().name(), text.type().name(), text.obsolete() ? YES : NO);
    }

    /// Of things with the same name, the term comes first.
    private static String place(Kind kind) {
        return switch (kind) {
            case TERM -> "0";
            case CONCEPT -> "1";
            case CONDITION -> "2";
            case GENE -> "3";
            case PUBLICATION -> "4";
        };
    }

    /// Reads texts back. For one thread, and for documents in their order.
    static final class Reading {

        private final SortedDocValues facts;
        private final SortedDocValues things;
        private final BinaryDocValues texts;
        private final SortedDocValues languages;

        Reading(LeafReader leaf) throws IOException {
            this.facts = leaf.getSortedDocValues(FACTS);
            this.things = leaf.getSortedDocValues(THING);
            this.texts = leaf.getBinaryDocValues(TEXT);
            this.languages = leaf.getSortedDocValues(LANGUAGE);
        }

        TextIndex.Text read(int document) throws IOException {
            facts.advanceExact(document);
            things.advanceExact(document);
            texts.advanceExact(document);
            languages.advanceExact(document);
            String[] known = text(facts).split(SEPARATOR, -1);
            String language = text(languages);
            return new TextIndex.Text(
                    Curie.parse(text(things)),
                    Kind.valueOf(known[1]),
                    known[3].equals(YES),
                    texts.binaryValue().utf8ToString(),
                    TextType.valueOf(known[2]),
                    language.isEmpty() ? Optional.empty() : Optional.of(language));
        }

        private static String text(SortedDocValues values) throws IOException {
            return values.lookupOrd(values.ordValue()).utf8ToString();
        }
    }
}
