package org.marrow.app;

import java.util.List;
import org.marrow.lookup.Lookup;
import org.marrow.model.Association;
import org.marrow.model.Condition;
import org.marrow.query.Table;

/// A condition with its phenotypes.
///
/// @param condition  the condition
/// @param phenotypes its associations, ordered by phenotype
record ConditionSheet(Condition condition, List<Association> phenotypes) implements Sheet {

    static ConditionSheet of(Lookup lookup, Condition condition) {
        return new ConditionSheet(condition, lookup.associations().ofCondition(condition.id()));
    }

    @Override
    public Table table() {
        return AssociationRows.ofCondition(phenotypes);
    }

    @Override
    public void print(TextPage page) {
        page.heading(condition.label(), condition.id() + ", a condition");
        page.blank();
        page.field("Other names", String.join("; ", condition.otherLabels()));
        page.things("Inheritance", condition.inheritance());
        page.things("Onset, course", condition.clinicalCourse());
        page.field("Same as", Mapped.list(condition.identities()));
        page.field(
                "Genes",
                condition.genes().stream()
                        .map(gene -> "%s %s (%s, %s)"
                                .formatted(gene.gene().id(), gene.gene().label(), gene.type(), gene.publisher()))
                        .toList());
        page.field("Phenotypes", phenotypes.isEmpty() ? "none" : AssociationRows.summaryOf(phenotypes));
        if (!phenotypes.isEmpty()) {
            page.blank();
            page.table(AssociationRows.phenotypes(phenotypes));
        }
    }
}
