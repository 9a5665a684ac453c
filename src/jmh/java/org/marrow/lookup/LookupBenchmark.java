package org.marrow.lookup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

/// What a lookup costs, beside the same question in SPARQL to a stock Fuseki, and to phenol where that
/// knows an answer.
///
/// A rival is not timed before it has given the answer that Marrow gives. Every answer is a sample, so that medians can
/// be read on a machine that has other things to do.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class LookupBenchmark {

    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

    /// Marrow, with the heap of its launcher.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class MarrowState {

        /// What is asked.
        @Param
        public Question question;

        /// A data folder; `MARROW_BENCH_DATA` if it is empty.
        @Param("")
        public String data;

        private Rival rival;

        /// Opens the release.
        @Setup
        public void open() {
            rival = new MarrowRival(data(data), question);
        }

        /// Closes the release.
        @TearDown
        public void close() {
            rival.close();
        }
    }

    /// Fuseki, with the heap of its own start script.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class FusekiState {

        /// What is asked.
        @Param
        public Question question;

        /// A data folder; `MARROW_BENCH_DATA` if it is empty.
        @Param("")
        public String data;

        private Rival rival;

        /// Starts the server, and compares.
        @Setup
        public void open() {
            rival = new FusekiRival(data(data), question);
            compare(data(data), rival, question);
        }

        /// Stops the server.
        @TearDown
        public void close() {
            rival.close();
        }
    }

    /// phenol, with the heap of Marrow's launcher.
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class PhenolState {

        /// What is asked.
        @Param({"FIND_TERM", "ANCESTORS", "DESCENDANTS"})
        public Question question;

        /// A data folder; `MARROW_BENCH_DATA` if it is empty.
        @Param("")
        public String data;

        /// The HPO of the release as JSON, plain or gzipped; `MARROW_BENCH_HPO` if it is empty.
        @Param("")
        public String hpo;

        private Rival rival;

        /// Reads the HPO, and compares.
        @Setup
        public void open() {
            rival = new PhenolRival(path(hpo, "hpo", "MARROW_BENCH_HPO", "hp.json of the release"), question);
            compare(data(data), rival, question);
        }

        /// Does nothing: nothing is open.
        @TearDown
        public void close() {
            rival.close();
        }
    }

    private static Path data(String given) {
        return path(given, "data", "MARROW_BENCH_DATA", "a data folder with a release of the HPO and HPOA");
    }

    private static Path path(String given, String parameter, String variable, String what) {
        return Optional.of(given)
                .filter(path -> !path.isEmpty())
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .map(Path::of)
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalStateException(
                        "%s: expected %s, given by -p %s=PATH or by %s".formatted(given, what, parameter, variable)));
    }

    private static void compare(Path data, Rival rival, Question question) {
        Set<String> theirs = rival.findings();
        Set<String> ours;
        try (var marrow = new MarrowRival(data, question)) {
            ours = marrow.findings();
        }
        Set<String> missing = new TreeSet<>(ours);
        missing.removeAll(theirs);
        Set<String> added = new TreeSet<>(question.isCut() ? Set.of() : theirs);
        added.removeAll(ours);
        if (ours.isEmpty() || !missing.isEmpty() || !added.isEmpty()) {
            throw new IllegalStateException("%s: of %d findings, the rival lacks %d, such as %s, and adds %d, such as %s"
                    .formatted(question, ours.size(), missing.size(), some(missing), added.size(), some(added)));
        }
        System.out.printf("%s: the same %,d findings%n", question, ours.size());
    }

    private static Set<String> some(Set<String> all) {
        return all.stream().limit(5).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Marrow's lookup.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-Xmx1500m", "-XX:+UseCompactObjectHeaders", NATIVE_ACCESS})
    public Object marrow(MarrowState state) {
        return state.rival.answer();
    }

    /// SPARQL to a stock Fuseki.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-Xmx4g", NATIVE_ACCESS})
    public Object fuseki(FusekiState state) {
        return state.rival.answer();
    }

    /// phenol.
    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {"-Xmx1500m", "-XX:+UseCompactObjectHeaders"})
    public Object phenol(PhenolState state) {
        return state.rival.answer();
    }
}
