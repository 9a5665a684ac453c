package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// Needs the folder `medgen` in the folder that `MARROW_DATA` names, or in `../shared/data`; skipped elsewhere.
@DisplayName("MedGen's names without those of SNOMED CT")
class MedGenRealFilesTest {

    private static final Path FILE = Path.of(
                    Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"))
            .resolve("medgen/NAMES.without-SNOMEDCT_US.RRF.gz");

    @Test
    void are_all_loaded() {
        assumeTrue(Files.exists(FILE), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(FILE));
        var report = new SourceReport("NAMES.RRF", "undated");
        var triples = new AtomicLong();
        var names = new MedGenNamesLoad(
                Prefixes.read(Shipped.ontology().resolve("prefixes.ttl")), triple -> triples.incrementAndGet(), report);
        names.load(new SourceFile(FILE));
        assertThat(report.rows()).isEqualTo(132_284);
        assertThat(report.loaded()).isEqualTo(132_284);
        assertThat(report.remarks()).containsOnlyKeys("concepts").containsEntry("concepts", 132_284L);
        assertThat(triples).hasValue(4 * 132_284L);
        assertThat(names.isName("C0302173", "Bone marrow maturation arrest")).isTrue();
    }
}
