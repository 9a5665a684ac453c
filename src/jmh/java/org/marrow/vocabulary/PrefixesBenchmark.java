package org.marrow.vocabulary;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.marrow.model.Curie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What one identifier costs to expand and to shorten. A build of the HPO with its annotations expands some three
/// million.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PrefixesBenchmark {

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final Curie curie = Curie.parse("HP:0033606");

    /// CURIE to IRI.
    @Benchmark
    public String expands() {
        return prefixes.iri(curie);
    }

    /// IRI to CURIE.
    @Benchmark
    public Optional<Curie> shortens() {
        return prefixes.curie("http://purl.obolibrary.org/obo/HP_0033606");
    }
}
