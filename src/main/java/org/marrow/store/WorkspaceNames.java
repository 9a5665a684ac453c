package org.marrow.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.marrow.model.SearchHit.Match;
import org.marrow.model.SynonymScope;
import org.marrow.model.TextType;
import org.marrow.store.WorkspaceTexts.Name;
import org.marrow.vocabulary.Published;

/// The names of a workspace at one moment. May be shared between threads.
///
/// A name is a literal of `rdfs:label`, of SKOS's three labels, or of one of `oboInOwl`'s four synonyms, of
/// something that has an IRI, in whatever graph; of up to [#LONGEST] characters. It is compared as the names
/// of a release are.
final class WorkspaceNames {

    /// How a document is found again when its statement goes.
    static final String KEY = "key";

    /// In UTF-16 units, for a name and for an IRI; Lucene's fields have room for no more.
    static final int LONGEST = 10_000;

    /// The order of the documents of one segment.
    static final Sort ORDER = new Sort(
            new SortField("rank", SortField.Type.LONG), new SortField(TextFields.WHOLE, SortField.Type.STRING));

    private static final String RANK = "rank";
    private static final String NAME = "name";
    private static final int LENGTH_BITS = 16;
    private static final String SEPARATOR = "\n";
    private static final int PARTS = 4;
    private static final Map<Node, TextType> TYPES = types();
    private static final Comparator<Name> BEST = Comparator.comparingLong((Name name) -> rank(name.type(), name.text()))
            .thenComparing(Name::text)
            .thenComparing(Name::thing);

    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    WorkspaceNames(DirectoryReader reader) {
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        searcher.setQueryCache(null);
    }

    private static Map<Node, TextType> types() {
        Map<Node, TextType> types = new HashMap<>();
        types.put(RDFS.Nodes.label, TextType.LABEL);
        types.put(SKOS.prefLabel.asNode(), TextType.LABEL);
        types.put(SKOS.altLabel.asNode(), TextType.EXACT_SYNONYM);
        types.put(SKOS.hiddenLabel.asNode(), TextType.RELATED_SYNONYM);
        for (SynonymScope scope : SynonymScope.values()) {
            types.put(
                    NodeFactory.createURI(Published.OBO_IN_OWL + scope.property()),
                    TextType.valueOf(scope.name() + "_SYNONYM"));
        }
        return Map.copyOf(types);
    }

    /// What the object of `quad` is to its subject, if it is a name.
    static Optional<TextType> type(Quad quad) {
        Node text = quad.getObject();
        if (!quad.getSubject().isURI()
                || !text.isLiteral()
                || text.getLiteralLexicalForm().length() > LONGEST
                || quad.getSubject().getURI().length() > LONGEST) {
            return Optional.empty();
        }
        return Optional.ofNullable(TYPES.get(quad.getPredicate()));
    }

    /// The document of `quad`, if it has a name with a letter or a digit in it.
    static Optional<Document> document(Quad quad) {
        NormalText normal =
                NormalText.of(quad.getObject().isLiteral() ? quad.getObject().getLiteralLexicalForm() : "");
        return normal.text().isEmpty()
                ? Optional.empty()
                : type(quad).map(type -> {
                    Node text = quad.getObject();
                    var document = new Document();
                    TextFields.find(document, normal);
                    document.add(new StringField(KEY, key(quad), Field.Store.NO));
                    document.add(new NumericDocValuesField(RANK, rank(type, text.getLiteralLexicalForm())));
                    document.add(new BinaryDocValuesField(
                            NAME,
                            new BytesRef(String.join(
                                    SEPARATOR,
                                    type.name(),
                                    text.getLiteralLanguage(),
                                    quad.getSubject().getURI(),
                                    text.getLiteralLexicalForm()))));
                    return document;
                });
    }

    /// Short for a statement, and another for every other.
    static String key(Quad quad) {
        Node text = quad.getObject();
        MessageDigest digest = sha256();
        for (String part : List.of(
                quad.getGraph().toString(),
                quad.getSubject().getURI(),
                quad.getPredicate().getURI(),
                text.getLiteralLexicalForm(),
                text.getLiteralLanguage(),
                String.valueOf(text.getLiteralBaseDirection()),
                text.getLiteralDatatypeURI())) {
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_16BE));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static long rank(TextType type, String text) {
        return (place(type) << LENGTH_BITS) | text.length();
    }

    private static long place(TextType type) {
        return switch (type) {
            case LABEL -> 0;
            case EXACT_SYNONYM -> 1;
            case NARROW_SYNONYM -> 2;
            case BROAD_SYNONYM -> 3;
            case RELATED_SYNONYM -> 4;
            case CODE, EARLIER_LABEL -> 5;
        };
    }

    /// The first names that match `text`, the best ones first, each thing once.
    List<Name> find(String text, int limit) {
        NormalText sought = NormalText.of(text);
        if (sought.text().isEmpty()) {
            return List.of();
        }
        List<Name> found = new ArrayList<>();
        Set<String> things = new HashSet<>();
        List<Name> whole = matches(TextQueries.whole(sought), Match.EXACT_LABEL, limit);
        whole.sort(Comparator.comparing(Name::match));
        add(whole, found, things, limit);
        add(matches(TextQueries.start(sought), Match.PREFIX, limit), found, things, limit);
        add(matches(TextQueries.words(sought), Match.WORDS, limit), found, things, limit);
        if (found.isEmpty()) {
            for (Query query : TextQueries.similar(sought, this::isKnown)) {
                if (found.isEmpty()) {
                    add(matches(query, Match.SIMILAR, limit), found, things, limit);
                }
            }
        }
        return found;
    }

    private static void add(List<Name> more, List<Name> found, Set<String> things, int limit) {
        for (Name name : more) {
            if (found.size() < limit && things.add(name.thing())) {
                found.add(name);
            }
        }
    }

    private boolean isKnown(String word) {
        try {
            return reader.docFreq(new Term(TextFields.WORD, word)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The best things of every segment, so that the best of all are among them.
    private List<Name> matches(Query query, Match match, int limit) {
        try {
            var weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            List<Name> found = new ArrayList<>();
            for (LeafReaderContext leaf : reader.leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    collect(leaf.reader(), scorer.iterator(), match, limit, found);
                }
            }
            found.sort(BEST);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(LeafReader leaf, DocIdSetIterator matching, Match match, int limit, List<Name> found)
            throws IOException {
        BinaryDocValues names = leaf.getBinaryDocValues(NAME);
        Set<String> things = new HashSet<>();
        while (things.size() < limit && matching.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            if (leaf.getLiveDocs() == null || leaf.getLiveDocs().get(matching.docID())) {
                names.advanceExact(matching.docID());
                Name name = name(names.binaryValue().utf8ToString(), match);
                things.add(name.thing());
                found.add(name);
            }
        }
    }

    private static Name name(String stored, Match match) {
        String[] parts = stored.split(SEPARATOR, PARTS);
        TextType type = TextType.valueOf(parts[0]);
        return new Name(
                parts[2],
                parts[3],
                type,
                parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]),
                match == Match.EXACT_LABEL ? whole(type) : match);
    }

    /// What a name that is the whole text counts as, as in a release.
    private static Match whole(TextType type) {
        return switch (type) {
            case LABEL -> Match.EXACT_LABEL;
            case EXACT_SYNONYM -> Match.EXACT_SYNONYM;
            default -> Match.PREFIX;
        };
    }

    DirectoryReader reader() {
        return reader;
    }

    void hold() {
        reader.incRef();
    }

    void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
