package org.marrow.sheet;

import java.util.List;
import org.marrow.lookup.Lookup;
import org.marrow.model.Association;
import org.marrow.model.Condition;
import org.marrow.query.Table;

/// A condition with its phenotypes.
///
/// @param condition  the condition
/// @param phenotypes its associations, ordered by phenotype
public record ConditionSheet(Condition condition, List<Association> phenotypes) implements Sheet {

    /// What `lookup` has on it.
    public static ConditionSheet of(Lookup lookup, Condition condition) {
        return new ConditionSheet(condition, lookup.associations().ofCondition(condition.id()));
    }

    @Override
    public Table table() {
        return AssociationTables.ofCondition(phenotypes);
    }
}
