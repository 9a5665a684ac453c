package org.marrow.page;

import java.util.Comparator;
import java.util.List;
import org.marrow.model.GenePhenotype;

/// The genes of a phenotype.
///
/// @param genes    each with the conditions that it comes through
/// @param question what is behind it
public record GenesPanel(Paged<GenePhenotype> genes, Question question) {

    private static final int ROWS = 30;

    static GenesPanel of(String term, List<GenePhenotype> genes, Reading reading) {
        List<GenePhenotype> sorted = genes.stream()
                .sorted(Comparator.comparing((GenePhenotype row) -> row.gene().label())
                        .thenComparing(row -> row.gene().id()))
                .toList();
        return new GenesPanel(
                Paged.of("genes", sorted, reading.number("genes"), ROWS),
                reading.question(
                        "genes",
                        "term",
                        term,
                        "/api/terms/" + term + "/genes?limit=10000",
                        "marrow.genes().ofPhenotype(Curie.parse(\"" + term + "\"))"));
    }
}
