package org.marrow.app;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Gene;
import org.marrow.query.Table;

/// A gene with its conditions.
///
/// @param gene       the gene
/// @param phenotypes how many phenotypes it leads to through its conditions
record GeneSheet(Gene gene, int phenotypes) implements Sheet {

    static GeneSheet of(Lookup lookup, Gene gene) {
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

    /// The same without the references, which are long and mostly the same.
    private Table rows() {
        Table all = table();
        return new Table(
                all.columns().subList(0, all.columns().size() - 1),
                all.rows().stream().map(row -> row.subList(0, row.size() - 1)).toList());
    }

    @Override
    public void print(TextPage page) {
        page.heading(gene.symbol(), gene.id() + ", a gene");
        page.blank();
        page.field("Other symbols", String.join(", ", gene.otherSymbols()));
        page.field("Phenotypes", TextPage.number(phenotypes) + ", those present in its conditions");
        page.field("Conditions", TextPage.number(gene.conditions().size()));
        if (!gene.conditions().isEmpty()) {
            page.blank();
            page.table(rows());
        }
    }
}
