package org.marrow.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.marrow.model.Curie;
import org.marrow.source.Progress;
import org.marrow.store.Release;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Prefixes;

/// Writes a release, or a branch of it, into files. The same release gives the same bytes.
///
/// A branch is a term, all terms below it with what is said of them, and their ancestors.
public final class Export {

    private static final int TOLD_EVERY = 10_000;

    private final Release release;
    private final Prefixes prefixes;
    private final Optional<Curie> root;
    private final Progress progress;

    /// Of `release`, or of the branch below `root`.
    public Export(Release release, Prefixes prefixes, Optional<Curie> root, Progress progress) {
        this.release = release;
        this.prefixes = prefixes;
        this.root = root;
        this.progress = progress;
    }

    /// Writes all named graphs as N-Quads, graph by graph in the order of their names.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeQuads(OutputStream out) {
        release.read(dataset -> {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, Lang.NQUADS);
            stream.start();
            quads(dataset, quad -> stream.quad(quad));
            stream.finish();
            return true;
        });
    }

    /// Writes the default graph, which has every statement of the asserted graphs, as Turtle.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeTurtle(OutputStream out) {
        release.read(dataset -> {
            StreamRDF stream = StreamRDFWriter.getWriterStream(out, RDFFormat.TURTLE_BLOCKS);
            stream.start();
            prefixes.namespaces().forEach(stream::prefix);
            quads(dataset, quad -> {
                if (Graphs.isAsserted(quad.getGraph())) {
                    stream.triple(quad.asTriple());
                }
            });
            stream.finish();
            return true;
        });
    }

    /// Writes all named graphs as one document of expanded JSON-LD, an object for each graph and in it
    /// one for each subject.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeJsonLd(OutputStream out) {
        try (Writer text = new OutputStreamWriter(new BufferedOutputStream(out), StandardCharsets.UTF_8)) {
            release.read(dataset -> {
                var json = new JsonLdStream(text);
                quads(dataset, json::add);
                json.finish();
                return true;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes six tables into `folder`, which is there: `terms.csv`, `synonyms.csv`, `edges.csv`,
    /// `annotations.csv`, `associations.csv` and `mappings.csv`. Identifiers are CURIEs, several values
    /// in one cell are separated by `|`.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeTables(Path folder) {
        progress.begin("writing tables", -1, "");
        release.read(dataset -> {
            Optional<Branch> branch = branch(dataset);
            try {
                Files.createDirectories(folder);
                new ExportTables(
                                dataset.getDefaultGraph(),
                                prefixes,
                                node -> branch.map(part -> part.has(node)).orElse(true))
                        .write(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    private Optional<Branch> branch(DatasetGraph dataset) {
        return root.map(term -> Branch.of(dataset, prefixes.canonical(term), prefixes));
    }

    private void quads(DatasetGraph dataset, Consumer<Quad> out) {
        Optional<Branch> branch = branch(dataset);
        List<Node> graphs = new ArrayList<>(Iter.toList(dataset.listGraphNodes()));
        graphs.sort(Comparator.comparing(Node::getURI));
        progress.begin("writing", -1, "statements");
        long written = 0;
        for (Node graph : graphs) {
            Iterator<Quad> quads = ordered(dataset.find(graph, Node.ANY, Node.ANY, Node.ANY));
            while (quads.hasNext()) {
                Quad quad = quads.next();
                if (branch.isEmpty() || branch.get().has(quad)) {
                    out.accept(quad);
                    written++;
                    if (written % TOLD_EVERY == 0) {
                        progress.advance(TOLD_EVERY);
                    }
                }
            }
        }
    }

    /// A database on disk has an order that depends on its content alone; one in memory has none.
    private Iterator<Quad> ordered(Iterator<Quad> quads) {
        if (release.isOrdered()) {
            return quads;
        }
        List<Quad> sorted = new ArrayList<>(Iter.toList(quads));
        sorted.sort(Comparator.comparing((Quad quad) -> NodeFmtLib.strNT(quad.getSubject()))
                .thenComparing(quad -> NodeFmtLib.strNT(quad.getPredicate()))
                .thenComparing(quad -> NodeFmtLib.strNT(quad.getObject())));
        return sorted.iterator();
    }
}
