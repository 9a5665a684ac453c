package org.marrow.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.jspecify.annotations.Nullable;
import org.marrow.vocabulary.Graphs;

/// Writes quads as gzipped N-Quads into files of a bounded size, a folder for each graph, and a manifest of the
/// files. Those of one graph must come together; one file is open at a time.
final class QuadParts implements AutoCloseable {

    static final String MANIFEST = "manifest.json";

    private static final int LONGEST_NAME = 100;

    private final Path folder;
    private final long size;
    private final JsonArray files = new JsonArray();
    private final Set<String> names = new HashSet<>();
    private Optional<Node> graph = Optional.empty();
    private String name = "";
    private int number;
    private long total;
    private @Nullable QuadPart part;

    /// Into `folder`, which is there.
    ///
    /// @param size the most statements in one file, 1 or more
    QuadParts(Path folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    void add(Quad quad) {
        try {
            if (!graph.equals(Optional.of(quad.getGraph()))) {
                endPart();
                graph = Optional.of(quad.getGraph());
                name = freeName(Graphs.shortName(quad.getGraph()));
                number = 0;
                Files.createDirectory(folder.resolve(name));
            }
            if (part != null && part.statements() == size) {
                endPart();
            }
            if (part == null) {
                part = QuadPart.create(folder, "%s/part-%05d.nq.gz".formatted(name, number++));
            }
            part.add(quad);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Letters, digits, `-` and `_` of `text`, and `-` for all else; a number behind it if another graph has that
    /// name, also where small and large letters are the same.
    private String freeName(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]", "-");
        String begin = plain.isEmpty() ? "graph" : plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
        String free = begin;
        for (int i = 2; !names.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = begin + "-" + i;
        }
        return free;
    }

    /// Ends the last file and writes the manifest.
    ///
    /// @param release the identifier of the release
    /// @param root    the term at the top, if it is a branch
    void finish(String release, Optional<String> root) throws IOException {
        endPart();
        var manifest = new JsonObject();
        manifest.put("release", release);
        root.ifPresent(term -> manifest.put("root", term));
        manifest.put("statements", total);
        manifest.put("files", files);
        Files.writeString(folder.resolve(MANIFEST), manifest + "\n", StandardCharsets.UTF_8);
    }

    private void endPart() throws IOException {
        if (part != null) {
            part.close();
            total += part.statements();
            files.add(entry(part));
            part = null;
        }
    }

    private JsonObject entry(QuadPart part) {
        var entry = new JsonObject();
        graph.ifPresent(node -> entry.put("graph", node.getURI()));
        entry.put("path", part.path());
        entry.put("statements", part.statements());
        entry.put("sha256", part.sha256());
        return entry;
    }

    /// Lets go of a file that was not ended.
    @Override
    public void close() throws IOException {
        if (part != null) {
            part.close();
        }
    }
}
