package org.marrow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.marrow.rdf.Ids;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;
import org.marrow.vocabulary.Shipped;

/// Needs `genes_to_disease.v2025-05-06.txt.gz` and `medgen/mim2gene_medgen.2024-06.gz` in the folder that
/// `MARROW_DATA` names, or in `../shared/data`; skipped elsewhere.
@DisplayName("Loading the published gene files")
class RealGeneFilesTest {

    private static final Path SOURCES =
            Path.of(Optional.ofNullable(System.getenv("MARROW_DATA")).orElse("../shared/data"));

    private final Prefixes prefixes = Prefixes.read(Shipped.ontology().resolve("prefixes.ttl"));
    private final AtomicLong triples = new AtomicLong();

    @Test
    void loads_every_row_of_genes_to_disease_of_2025_05_06() {
        SourceFile file = file("genes_to_disease.v2025-05-06.txt.gz");
        var report = new SourceReport("genes_to_disease", "2025-05-06");
        new GenesToDiseaseLoad(prefixes, triple -> triples.incrementAndGet(), report)
                .load(file, Ids.sourceFile("genes_to_disease", "2025-05-06"));
        assertThat(report.rows()).isEqualTo(15_602);
        assertThat(report.loaded()).isEqualTo(15_602);
        assertThat(report.remarks())
                .containsOnly(
                        entry("gene associations", 15_602L),
                        entry("genes and conditions joined in several ways", 1L),
                        entry("rows without a gene symbol", 11L));
        assertThat(triples).hasValue(8 * 15_602L + 15_601 + 3 * 5_446);
    }

    @Test
    void loads_every_row_of_mim2gene_medgen_of_2024_06() {
        SourceFile file = file("medgen/mim2gene_medgen.2024-06.gz");
        var report = new SourceReport("mim2gene_medgen", "2024-06");
        new Mim2geneLoad(prefixes, triple -> triples.incrementAndGet(), report)
                .load(file, Ids.sourceFile("mim2gene_medgen", "2024-06"));
        assertThat(report.rows()).isEqualTo(27_869);
        assertThat(report.loaded()).isEqualTo(27_869);
        assertThat(report.skipped()).isEmpty();
        assertThat(report.remarks())
                .contains(
                        entry("gene rows", 17_186L),
                        entry("phenotype rows", 10_683L),
                        entry("mappings", 17_186L + 9_992L),
                        entry("gene associations", 10_683L - 3_342L),
                        entry("mappings that are not one to one", 51L));
        assertThat(triples).hasValue(360_211);
    }

    private static SourceFile file(String name) {
        Path file = SOURCES.resolve(name);
        assumeTrue(Files.exists(file), "Skipped: %s is not there; name its folder in MARROW_DATA".formatted(file));
        return new SourceFile(file);
    }
}
