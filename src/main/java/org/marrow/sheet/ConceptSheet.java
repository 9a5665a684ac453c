package org.marrow.sheet;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Concept;
import org.marrow.model.Kind;
import org.marrow.model.MappingAnswer;
import org.marrow.model.RollUp;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// A concept with the conditions of its term.
///
/// @param concept    the concept
/// @param mappings   what it is in other vocabularies
/// @param term       the only term that is mapped exactly to it
/// @param conditions what is said of the term and of its subtypes, by condition
public record ConceptSheet(Concept concept, MappingAnswer mappings, Optional<Thing> term, List<RollUp> conditions)
        implements Sheet {

    /// What `lookup` has on it.
    public static ConceptSheet of(Lookup lookup, Concept concept) {
        String id = concept.id().toString();
        Optional<Thing> term =
                lookup.terms().find(id).map(found -> new Thing(found.id(), Kind.TERM, found.label(), found.obsolete()));
        return new ConceptSheet(
                concept,
                lookup.mappings().of(id, Optional.empty(), STEPS),
                term,
                term.map(found -> lookup.associations().withSubtypes(found.id()))
                        .orElse(List.of()));
    }

    @Override
    public Table table() {
        return AssociationTables.ofPhenotype(conditions);
    }
}
