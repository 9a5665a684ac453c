package org.marrow.sheet;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Gene;
import org.marrow.query.Table;

/// A gene with its conditions.
///
/// @param gene       the gene
/// @param phenotypes how many phenotypes it leads to through its conditions
public record GeneSheet(Gene gene, int phenotypes) implements Sheet {

    /// What `lookup` has on it.
    public static GeneSheet of(Lookup lookup, Gene gene) {
        return new GeneSheet(gene, lookup.genes().phenotypes(gene.id()).size());
    }

    @Override
    public Table table() {
        return new Table(
                List.of("condition", "label", "type", "publisher", "references"),
                gene.conditions().stream()
                        .map(row -> List.of(
                                Optional.of(row.condition().id().toString()),
                                Optional.of(row.condition().label()),
                                Optional.of(row.type()),
                                Optional.of(row.publisher()),
                                Optional.of(String.join("|", row.references()))))
                        .toList());
    }
}
