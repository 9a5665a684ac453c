package org.marrow.sheet;

import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// What there is to show of one thing.
public sealed interface Sheet permits TermSheet, ConceptSheet, ConditionSheet, GeneSheet, PublicationSheet, ThingSheet {

    /// The most steps of the ways of its mappings: from a term over its concept to a code.
    int STEPS = 2;

    /// Its rows for spreadsheets.
    Table table();

    /// What `lookup` has on `thing`.
    static Sheet of(Lookup lookup, Thing thing) {
        String id = thing.id().toString();
        Optional<? extends Sheet> sheet = switch (thing.kind()) {
            case TERM -> lookup.terms().find(id).map(term -> TermSheet.of(lookup, term));
            case CONCEPT -> lookup.concepts().find(id).map(concept -> ConceptSheet.of(lookup, concept));
            case CONDITION -> lookup.conditions().find(id).map(condition -> ConditionSheet.of(lookup, condition));
            case GENE -> lookup.genes().find(id).map(gene -> GeneSheet.of(lookup, gene));
            case PUBLICATION ->
                lookup.publications().find(id).map(publication -> PublicationSheet.of(lookup, publication));
        };
        return sheet.isPresent() ? sheet.get() : ThingSheet.of(lookup, thing);
    }
}
