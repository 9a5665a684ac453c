package org.marrow.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDFS;
import org.marrow.engine.Closure;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.reason.Groups;
import org.marrow.source.Progress;
import org.marrow.store.Store;
import org.marrow.store.TextIndex;
import org.marrow.vocabulary.Prefixes;

/// What lookups are answered from beside the statements: made from them, written with a release, and
/// mapped into memory when it is opened. May be shared between threads.
///
/// @param things   what every identifier names
/// @param asserted the closure of the asserted hierarchy
/// @param inferred the closure of what is asserted and inferred; the same one where nothing is inferred
/// @param pairs    the associations
/// @param texts    the names
record Indexes(Things things, Closure asserted, Closure inferred, Pairs pairs, TextIndex texts)
        implements AutoCloseable {

    private static final String THINGS = "things";
    private static final String ASSERTED = "closure";
    private static final String INFERRED = "closure-inferred";
    private static final String PAIRS = "pairs";
    /// The folder of the names, inside that of the indexes.
    static final String TEXTS = "text";

    /// Writes the indexes of `store` into `folder`.
    static void write(Store store, Path folder, Prefixes prefixes, Progress progress) throws IOException {
        progress.begin("indexing identifiers", -1, "");
        ByteBuffer things = Things.bytes(store, prefixes);
        write(folder.resolve(THINGS), things.duplicate());
        progress.begin("indexing the hierarchy", -1, "");
        write(folder.resolve(ASSERTED), closure(store, false));
        if (hasInferred(store)) {
            write(folder.resolve(INFERRED), closure(store, true));
        }
        progress.begin("indexing associations", -1, "");
        write(folder.resolve(PAIRS), Pairs.bytes(store, prefixes));
        progress.begin("indexing texts", -1, "");
        TextIndex.write(folder.resolve(TEXTS), new Texts(store, prefixes, new Things(things))::each);
    }

    private static void write(Path file, ByteBuffer block) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (block.hasRemaining()) {
                out.write(block);
            }
        }
    }

    /// The indexes that [#write] made in `folder`.
    ///
    /// @throws MarrowException `RELEASE_INCOMPLETE` if one is not there
    static Indexes open(Path folder) {
        try {
            Closure asserted = new Closure(mapped(folder.resolve(ASSERTED)));
            Path inferred = folder.resolve(INFERRED);
            return new Indexes(
                    new Things(mapped(folder.resolve(THINGS))),
                    asserted,
                    Files.exists(inferred) ? new Closure(mapped(inferred)) : asserted,
                    new Pairs(mapped(folder.resolve(PAIRS))),
                    TextIndex.open(folder.resolve(TEXTS)));
        } catch (IOException | UncheckedIOException e) {
            throw new MarrowException(
                    ErrorCode.RELEASE_INCOMPLETE,
                    "%s: found a release without its indexes (%s), expected them; build it again".formatted(folder, e),
                    e);
        }
    }

    private static ByteBuffer mapped(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            return in.map(FileChannel.MapMode.READ_ONLY, 0, in.size());
        }
    }

    /// The indexes of `store`, in memory.
    static Indexes inMemory(Store store, Prefixes prefixes) {
        var things = new Things(Things.bytes(store, prefixes));
        Closure asserted = new Closure(closure(store, false));
        return new Indexes(
                things,
                asserted,
                hasInferred(store) ? new Closure(closure(store, true)) : asserted,
                new Pairs(Pairs.bytes(store, prefixes)),
                TextIndex.inMemory(new Texts(store, prefixes, things)::each));
    }

    private static boolean hasInferred(Store store) {
        boolean[] any = new boolean[1];
        store.each(Store.Part.INFERRED, RDFS.Nodes.subClassOf, triple -> any[0] = true);
        return any[0] || !same(store).isEmpty();
    }

    private static ByteBuffer closure(Store store, boolean inferred) {
        var builder = new Closure.Builder();
        each(store, Store.Part.ASSERTED, RDFS.Nodes.subClassOf, builder::add);
        if (inferred) {
            Groups<String> same = same(store);
            for (Store.Part part : List.of(Store.Part.ASSERTED, Store.Part.INFERRED)) {
                each(
                        store,
                        part,
                        RDFS.Nodes.subClassOf,
                        (child, parent) -> same.of(child)
                                .forEach(lower -> same.of(parent).stream()
                                        .filter(upper -> !same.of(lower).contains(upper))
                                        .forEach(upper -> builder.add(lower, upper))));
            }
        }
        return builder.build();
    }

    /// The classes that are stated or were found to be the same. They have the same superclasses and subclasses, and
    /// stand neither above nor below each other unless that is stated.
    private static Groups<String> same(Store store) {
        Groups<String> same = new Groups<>();
        for (Store.Part part : List.of(Store.Part.ONTOLOGY, Store.Part.INFERRED)) {
            each(store, part, OWL2.equivalentClass.asNode(), same::join);
        }
        return same;
    }

    private static void each(Store store, Store.Part part, Node predicate, BiConsumer<String, String> out) {
        store.each(part, predicate, triple -> {
            if (triple.getSubject().isURI() && triple.getObject().isURI()) {
                out.accept(triple.getSubject().getURI(), triple.getObject().getURI());
            }
        });
    }

    @Override
    public void close() {
        texts.close();
    }
}
