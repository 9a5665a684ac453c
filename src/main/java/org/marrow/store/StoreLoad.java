package org.marrow.store;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.tdb2.sys.NormalizeTermsTDB2;
import org.apache.jena.vocabulary.DCTerms;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.Progress;
import org.marrow.vocabulary.Graphs;
import org.marrow.vocabulary.Published;

/// Writes a release into a SPARQL server that is not ours: each of its graphs, and the union of the asserted ones under
/// a name of its own, in pieces, by the graph store protocol.
///
/// What was broken off goes on where it was: a graph that says which release is being loaded is there until all of it
/// is, statements are added in the same order each time, and those that are there already are not added again. When
/// everything is written, every graph is read back and compared, by the number of its statements and by a digest that
/// does not depend on their order. A graph that is another than it should be is sent anew, once. The union, without
/// which nobody takes the server for one that has a release, comes last.
public final class StoreLoad {

    private static final int USUAL = 10_000;
    private static final int FEW = 1_000;
    private static final int EXAMPLES = 3;
    private static final HashFunction HASH = Hashing.murmur3_128();
    private static final Var SUBJECT = Var.alloc("s");
    private static final Var PREDICATE = Var.alloc("p");
    private static final Var OBJECT = Var.alloc("o");

    private final Release release;
    private final RemoteServer server;
    private final int piece;
    private final Progress progress;

    /// Of `release` into `server`, which has an address for its graph store.
    public StoreLoad(Release release, RemoteServer server, Progress progress) {
        this(release, server, server.writesByUpdate() ? FEW : USUAL, progress);
    }

    /// @param piece how many statements are sent at once
    StoreLoad(Release release, RemoteServer server, int piece, Progress progress) {
        this.release = release;
        this.server = server;
        this.piece = piece;
        this.progress = progress;
    }

    /// What came of a load.
    ///
    /// @param graphs     how many graphs there are now, the union among them
    /// @param statements how many statements they have together
    /// @param added      how many of these were sent, since they were not there
    public record Loaded(int graphs, long statements, long added) {}

    /// The number of statements, and the sum of their hashes.
    private record Content(long statements, long digest) {}

    /// Loads it.
    ///
    /// @throws MarrowException `ENDPOINT_FAILED` if the server fails, or has other statements in the end
    public Loaded load() {
        return release.read(dataset -> {
            List<Node> graphs = new ArrayList<>(Iter.toList(dataset.listGraphNodes()));
            graphs.sort(Comparator.comparing(Node::getURI));
            graphs.add(Graphs.UNION);
            begin(graphs);
            long statements = 0;
            long added = 0;
            for (Node graph : graphs) {
                Graph here = graph(dataset, graph);
                Content content = content(consumer -> here.find().forEachRemaining(consumer));
                statements += content.statements();
                added += send(graph, here, content);
            }
            server.delete(Graphs.LOADING);
            return new Loaded(graphs.size(), statements, added);
        });
    }

    private static Graph graph(DatasetGraph dataset, Node name) {
        return name.equals(Graphs.UNION) ? dataset.getDefaultGraph() : dataset.getGraph(name);
    }

    /// Takes away what is there of another release, by that one's own account and by this one's.
    private void begin(List<Node> graphs) {
        Node id = NodeFactory.createLiteralString(release.id());
        List<Node> loading = new ArrayList<>();
        each(Graphs.LOADING, triple -> loading.add(triple.getObject()));
        if (loading.equals(List.of(id)) || isThere(id)) {
            return;
        }
        server.delete(Graphs.UNION);
        Set<Node> old = new LinkedHashSet<>(graphs);
        each(Graphs.MANIFEST, triple -> {
            if (triple.getPredicate().equals(Published.GRAPH_NAME)) {
                old.add(triple.getObject());
            }
        });
        old.forEach(server::delete);
        server.delete(Graphs.LOADING);
        server.add(Graphs.LOADING, triples(List.of(Triple.create(Graphs.LOADING, DCTerms.identifier.asNode(), id))));
    }

    private boolean isThere(Node id) {
        boolean[] isThere = new boolean[1];
        each(Graphs.MANIFEST, triple -> isThere[0] |= triple.getObject().equals(id));
        return isThere[0] && size(Graphs.UNION) > 0;
    }

    /// Sends what is missing; or everything, if what was there turns out to be something else.
    private long send(Node name, Graph here, Content content) {
        long there = size(name);
        long skipped = there == content.statements() ? there : there - there % piece;
        if (there > 0 && there <= content.statements()) {
            long sent = send(name, here, skipped, content.statements());
            if (read(name).equals(content)) {
                return sent;
            }
        }
        server.delete(name);
        long sent = send(name, here, 0, content.statements());
        Content found = read(name);
        if (!found.equals(content)) {
            throw new MarrowException(
                    ErrorCode.ENDPOINT_FAILED,
                    "%s: found %,d statements in %s, expected %,d; %s"
                            .formatted(
                                    server,
                                    found.statements(),
                                    name.getURI(),
                                    content.statements(),
                                    difference(name, here)));
        }
        return sent;
    }

    private long send(Node name, Graph here, long skipped, long size) {
        progress.begin("loading " + name.getURI(), size, "statements");
        progress.advance(skipped);
        Iterator<Triple> triples = here.find();
        for (long i = 0; i < skipped; i++) {
            triples.next();
        }
        long sent = 0;
        List<Triple> next = new ArrayList<>(piece);
        while (triples.hasNext()) {
            next.add(triples.next());
            if (next.size() == piece || !triples.hasNext()) {
                server.add(name, triples(next));
                progress.advance(next.size());
                sent += next.size();
                next.clear();
            }
        }
        return sent;
    }

    private static byte[] triples(List<Triple> triples) {
        var bytes = new ByteArrayOutputStream();
        StreamRDF out = StreamRDFWriter.getWriterStream(bytes, Lang.NTRIPLES);
        out.start();
        triples.forEach(out::triple);
        out.finish();
        return bytes.toByteArray();
    }

    private Content read(Node name) {
        progress.begin("reading back " + name.getURI(), -1, "statements");
        return content(consumer -> each(name, triple -> {
            progress.advance(1);
            consumer.accept(triple);
        }));
    }

    private String difference(Node name, Graph here) {
        List<String> others = new ArrayList<>();
        each(name, triple -> {
            if (others.size() < EXAMPLES && !has(here, triple)) {
                others.add(text(triple));
            }
        });
        return others.isEmpty() ? "the rest is missing" : "these are not of the release: " + others;
    }

    private static boolean has(Graph graph, Triple triple) {
        return Iter.anyMatch(
                graph.find(triple.getSubject(), triple.getPredicate(), Node.ANY),
                other -> text(other).equals(text(triple)));
    }

    private interface Source {

        void each(Consumer<Triple> out);
    }

    private static Content content(Source source) {
        long[] sums = new long[2];
        source.each(triple -> {
            sums[0]++;
            sums[1] += HASH.hashString(text(triple), StandardCharsets.UTF_8).asLong();
        });
        return new Content(sums[0], sums[1]);
    }

    private static String text(Triple triple) {
        return NodeFmtLib.strNT(triple.getSubject()) + " " + NodeFmtLib.strNT(triple.getPredicate()) + " "
                + NodeFmtLib.strNT(NormalizeTermsTDB2.normalizeTDB2(triple.getObject()));
    }

    private long size(Node graph) {
        return rows(graph).count();
    }

    private void each(Node graph, Consumer<Triple> out) {
        RemoteRows rows = rows(graph);
        rows.each(rows.count(), List.of(SUBJECT, PREDICATE, OBJECT), row -> out.accept(triple(row)));
    }

    private RemoteRows rows(Node graph) {
        var triples = new ElementTriplesBlock();
        triples.addTriple(Triple.create(SUBJECT, PREDICATE, OBJECT));
        return new RemoteRows(server::select, new ElementNamedGraph(graph, triples), SUBJECT);
    }

    private static Triple triple(Binding row) {
        return Triple.create(row.get(SUBJECT), row.get(PREDICATE), row.get(OBJECT));
    }
}
