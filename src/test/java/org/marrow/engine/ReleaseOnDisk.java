package org.marrow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.util.Context;
import org.marrow.source.Progress;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;

/// Releases on disk with the statements of a dataset; those of the default graph are in the graph of the HPO too.
final class ReleaseOnDisk {

    private static final String ID = "one";

    private ReleaseOnDisk() {}

    static Release write(Path folder, DatasetGraph content) {
        var data = new DataFolder(folder);
        data.write(
                ID,
                writer -> content.find()
                        .forEachRemaining(quad -> writer.graph(
                                        Quad.isDefaultGraph(quad.getGraph()) ? Graphs.HPO : quad.getGraph())
                                .accept(quad.asTriple())),
                ReleaseOnDisk::finish,
                Progress.NONE);
        return data.open(ID);
    }

    private static void finish(Release release) {
        try {
            Files.createFile(release.folder().orElseThrow().resolve("manifest.ttl"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A context for queries of `release` and of nothing else.
    static Context context(Release release) {
        var context = new Context();
        ReleaseExecutor.register(
                context, PackedIndexes.of(release.dataset().getContext()).orElseThrow());
        return context;
    }
}
