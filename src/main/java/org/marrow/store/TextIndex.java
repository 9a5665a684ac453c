package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.marrow.model.Curie;
import org.marrow.model.Kind;
import org.marrow.model.TextType;

/// The names of things, to be found by what somebody types: written once, then only read. May be shared between
/// threads.
///
/// Lucene is used directly, not through jena-text: that keeps one document for each literal that a
/// transaction adds, and ranks by score alone. Here an index is an immutable part of a release; its
/// documents know what a text is to its thing; and they are in the order of their rank, so that the best
/// ten of a million are read and no more.
///
/// On disk the index is mapped into memory, so that little of it is on the heap; it has no lock file and
/// no thread.
public final class TextIndex implements AutoCloseable {

    /// So much of an index is made in memory at once, for some hundred thousand names; the parts are
    /// merged in the end.
    private static final double BUFFER_MEGABYTES = 192;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    /// A name of a thing.
    ///
    /// @param text     as its source has it
    /// @param type     what it is to the thing
    /// @param language the BCP 47 tag of the text, when its source gives one
    public record Text(
            Curie thing, Kind kind, boolean obsolete, String text, TextType type, Optional<String> language) {

        /// Whether it is in another language than the sources, which are in English.
        public boolean isTranslated() {
            return language.filter(tag -> !tag.equals("en") && !tag.startsWith("en-"))
                    .isPresent();
        }
    }

    /// How a name is to match.
    public enum Way {
        /// The whole name.
        WHOLE,
        /// The name begins so.
        START,
        /// The name has all words, in any order, the last of them perhaps unfinished.
        WORDS,
        /// The name has all words but the little ones, or, if none has, words that are spelled nearly so:
        /// with one letter wrong in four to seven, with two in more.
        SIMILAR
    }

    private TextIndex(Directory directory) throws IOException {
        this.directory = directory;
        try {
            this.reader = DirectoryReader.open(directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    /// Writes an index into `folder`, which is made if it is not there.
    ///
    /// @param texts hands over the names that it is given a consumer for, in any order
    public static void write(Path folder, Consumer<Consumer<Text>> texts) {
        try (var directory = new MMapDirectory(folder, NoLockFactory.INSTANCE)) {
            write(directory, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens the index that [#write] made.
    ///
    /// @throws UncheckedIOException if it is not there, or is not whole
    public static TextIndex open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            return new TextIndex(new MMapDirectory(folder, NoLockFactory.INSTANCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An index in memory.
    ///
    /// @param texts as for [#write]
    public static TextIndex inMemory(Consumer<Consumer<Text>> texts) {
        try {
            var directory = new ByteBuffersDirectory();
            write(directory, texts);
            return new TextIndex(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Directory directory, Consumer<Consumer<Text>> texts) throws IOException {
        var config = new IndexWriterConfig()
                .setIndexSort(TextFields.ORDER)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(new SerialMergeScheduler());
        try (var writer = new IndexWriter(directory, config)) {
            texts.accept(text -> add(writer, text));
            writer.forceMerge(1);
        }
    }

    private static void add(IndexWriter writer, Text text) {
        NormalText normal = NormalText.of(text.text());
        if (normal.text().isEmpty()) {
            return;
        }
        try {
            writer.addDocument(TextFields.document(text, normal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `text` as it is compared: in lower case, without accents, and with blanks for hyphens and the
    /// like. Empty if it has no letter and no digit.
    public static String normalise(String text) {
        return NormalText.of(text).text();
    }

    /// The number of names, 0 or more.
    public int size() {
        return reader.numDocs();
    }

    /// Hands over the names that match `text`, until `out` says that it has enough: current things first,
    /// then labels before synonyms and short names before long ones. A thing may come more than once.
    ///
    /// @param kinds    the kinds of thing to find; all where it is empty
    /// @param obsolete whether to find what is obsolete too
    /// @param out      says whether it wants more
    public void find(String text, Way way, Set<Kind> kinds, boolean obsolete, Predicate<Text> out) {
        NormalText normal = NormalText.of(text);
        if (normal.text().isEmpty()) {
            return;
        }
        for (Query query : queries(normal, way)) {
            if (walk(TextQueries.only(query, kinds, obsolete), out)) {
                return;
            }
        }
    }

    private List<Query> queries(NormalText text, Way way) {
        return switch (way) {
            case WHOLE -> List.of(TextQueries.whole(text));
            case START -> List.of(TextQueries.start(text));
            case WORDS -> List.of(TextQueries.words(text));
            case SIMILAR -> TextQueries.similar(text, this::isKnown);
        };
    }

    private boolean isKnown(String word) {
        try {
            return reader.docFreq(new Term(TextFields.WORD, word)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether there was anything.
    private boolean walk(Query query, Predicate<Text> out) {
        try {
            Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            boolean any = false;
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                var reading = new TextFields.Reading(leaf.reader());
                DocIdSetIterator found = scorer.iterator();
                while (found.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    any = true;
                    if (!out.test(reading.read(found.docID()))) {
                        return true;
                    }
                }
            }
            return any;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
