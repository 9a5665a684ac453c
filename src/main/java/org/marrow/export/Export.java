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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.marrow.rdf.ManifestRdf;
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

    /// Writes all named graphs as gzipped N-Quads into `folder`: a folder for each graph, in it files of at
    /// most `size` statements, and a `manifest.json` that has the release and, of each file, its graph, path,
    /// number of statements and SHA-256. One after the other the files say what [#writeQuads] writes.
    ///
    /// @param size 1 or more
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeParts(Path folder, long size) {
        release.read(dataset -> {
            try {
                Files.createDirectories(folder);
                try (var parts = new QuadParts(folder, size)) {
                    quads(dataset, parts::add);
                    parts.finish(release.id(), branchName());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    /// Writes six tables into `folder`: `terms.csv`, `synonyms.csv`, `edges.csv`, `annotations.csv`,
    /// `associations.csv` and `mappings.csv`. Identifiers are CURIEs, several values in one cell are separated
    /// by `|`.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeTables(Path folder) {
        tables(
                folder,
                (dataset, branch) ->
                        new ExportTables(cells(dataset), accepted(branch)).write(told(new CsvTables(folder))));
    }

    /// Writes nine tables as Parquet into `folder`: those of [#writeTables] in typed columns, `graph_nodes` and
    /// `graph_edges`, and `closure`, which has every term with itself and each of its ancestors. Each file says
    /// of which release it is.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_IDENTIFIER` if the release does not have the root
    public void writeParquet(Path folder) {
        tables(folder, (dataset, branch) -> {
            TableSink sink = told(new ParquetTables(folder, metadata(dataset)));
            new ExportTables(cells(dataset), accepted(branch)).write(sink);
            new GraphTables(cells(dataset), branch).write(sink);
            new ClosureTable(cells(dataset), accepted(branch)).write(sink);
        });
    }

    /// Writes tables of a dataset, or of a branch of it.
    private interface Tables {

        void write(DatasetGraph dataset, Optional<Branch> branch) throws IOException;
    }

    private void tables(Path folder, Tables tables) {
        release.read(dataset -> {
            Optional<Branch> branch = branch(dataset);
            try {
                Files.createDirectories(folder);
                tables.write(dataset, branch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    /// `sink`, watched table by table.
    private TableSink told(TableSink sink) {
        return (table, columns) -> {
            progress.begin("writing " + table, -1, "rows");
            return new ToldRows(sink.open(table, columns), progress);
        };
    }

    private static final class ToldRows implements TableSink.Rows {

        private final TableSink.Rows rows;
        private final Progress progress;
        private long written;

        ToldRows(TableSink.Rows rows, Progress progress) {
            this.rows = rows;
            this.progress = progress;
        }

        @Override
        public void add(List<List<String>> cells) throws IOException {
            rows.add(cells);
            if (++written % TOLD_EVERY == 0) {
                progress.advance(TOLD_EVERY);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }

    private Cells cells(DatasetGraph dataset) {
        return new Cells(dataset.getDefaultGraph(), prefixes);
    }

    private static Predicate<Node> accepted(Optional<Branch> branch) {
        return node -> branch.map(part -> part.has(node)).orElse(true);
    }

    private Map<String, String> metadata(DatasetGraph dataset) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("marrow.release", release.id());
        branchName().ifPresent(term -> metadata.put("marrow.root", term));
        metadata.put(
                "marrow.sources",
                ManifestRdf.read(dataset.getGraph(Graphs.MANIFEST), release.id()).sources().stream()
                        .map(source -> source.title() + " " + source.version())
                        .collect(Collectors.joining("; ")));
        return metadata;
    }

    private Optional<String> branchName() {
        return root.map(term -> prefixes.canonical(term).toString());
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
