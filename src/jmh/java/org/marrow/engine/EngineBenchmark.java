package org.marrow.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.DatabaseMgr;
import org.marrow.lookup.Lookups;
import org.marrow.query.JsonRows;
import org.marrow.rdf.OntologyFolder;
import org.marrow.store.DataFolder;
import org.marrow.store.Release;
import org.marrow.vocabulary.Shipped;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// What the engine takes for a query, beside Jena's own over the same statements, both without HTTP: from its text to
/// its rows in JSON, which are thrown away.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 3, time = 3)
public class EngineBenchmark {

    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /// The queries, one after the other.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Queries {

        /// The name of a file of queries, one a line.
        @Param({
            "ancestors.drawn",
            "descendants.drawn",
            "descendants.fixed",
            "conditions-counted.drawn",
            "conditions-counted.fixed",
            "shared-phenotypes.drawn",
            "branches.none",
            "information-content.drawn",
            "two-branches.drawn",
            "two-branches.fixed"
        })
        public String queries;

        private List<String> texts;
        private int next;

        /// Reads them.
        @Setup
        public void read() throws IOException {
            texts = Files.readAllLines(given("QUERIES").resolve(queries));
        }

        private String next() {
            next = (next + 1) % texts.size();
            return texts.get(next);
        }
    }

    /// A release, as the endpoint asks it.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Marrow {

        private Release release;

        /// Opens it.
        @Setup
        public void open() {
            JsonRows.register();
            release = new DataFolder(given("DATA")).openCurrent();
            Lookups.of(release, OntologyFolder.read(Shipped.ontology()).prefixes());
        }

        /// Closes it.
        @TearDown
        public void close() {
            release.close();
        }

        private long answer(String text) {
            Query query = Engine.parse(text, "http://localhost/", QueryLimits.USUAL);
            DatasetGraph dataset = release.dataset();
            Context context = dataset.getContext().copy();
            Engine.guard(context, QueryLimits.USUAL, isLookUp -> {});
            return dataset.calculateRead(() -> rows(QueryExec.newBuilder()
                    .dataset(dataset)
                    .query(query)
                    .context(context)
                    .build()));
        }
    }

    /// What `src/bench/stock load` has made of the same release.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Stock {

        private DatasetGraph dataset;

        /// Opens it.
        @Setup
        public void open() {
            dataset = DatabaseMgr.connectDatasetGraph(given("STOCK").resolve("tdb2").toString());
        }

        private long answer(String text) {
            Query query = QueryFactory.create(text);
            return dataset.calculateRead(() ->
                    rows(QueryExec.newBuilder().dataset(dataset).query(query).build()));
        }
    }

    private static Path given(String what) {
        String path = System.getenv("MARROW_BENCH_" + what);
        if (path == null) {
            throw new IllegalStateException("Expected MARROW_BENCH_%s, as src/bench/engine gives it".formatted(what));
        }
        return Path.of(path);
    }

    private static long rows(QueryExec execution) {
        RowSetWriter writer = RowSetWriterRegistry.getFactory(ResultSetLang.RS_JSON)
                .create(ResultSetLang.RS_JSON);
        try (execution;
                var out = new Counted()) {
            writer.write(out, execution.select(), execution.getContext());
            return out.bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Counts what is written, and keeps nothing.
    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            bytes += length;
        }
    }

    /// Marrow's engine, with the heap of its launcher.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-Xmx1500m", "-XX:+UseCompactObjectHeaders", NATIVE_ACCESS})
    public long marrow(Marrow marrow, Queries queries) {
        return marrow.answer(queries.next());
    }

    /// Jena's own.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-Xmx1500m", "-XX:+UseCompactObjectHeaders", NATIVE_ACCESS})
    public long stock(Stock stock, Queries queries) {
        return stock.answer(queries.next());
    }
}
