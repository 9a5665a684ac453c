package org.marrow.sheet;

import java.util.List;
import java.util.Optional;
import org.marrow.lookup.Lookup;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.MappingAnswer;
import org.marrow.model.RollUp;
import org.marrow.model.Term;
import org.marrow.model.Thing;
import org.marrow.query.Table;

/// A term with its place in the hierarchy and its conditions.
///
/// @param term        the term
/// @param parents     its direct superclasses
/// @param children    its direct subclasses
/// @param descendants how many subclasses it has
/// @param way         the shortest way from the root to it; of an obsolete term empty
/// @param information how surprising it is, where a condition has it
/// @param genes       how many genes lead to it through conditions
/// @param mappings    what it is in other vocabularies
/// @param conditions  what is said of it and of its subtypes, by condition
public record TermSheet(
        Term term,
        List<Thing> parents,
        List<Thing> children,
        int descendants,
        List<Thing> way,
        Optional<Information> information,
        int genes,
        MappingAnswer mappings,
        List<RollUp> conditions)
        implements Sheet {

    /// An information content.
    ///
    /// @param nats       `ln(all / conditions)`
    /// @param conditions the conditions that have the phenotype or a subtype of it
    /// @param all        the conditions that have any phenotype
    public record Information(double nats, int conditions, int all) {

        private static Information of(InformationContent content) {
            return new Information(content.nats(), content.conditions(), content.all());
        }
    }

    /// What `lookup` has on it.
    public static TermSheet of(Lookup lookup, Term term) {
        Curie id = term.id();
        return new TermSheet(
                term,
                lookup.terms().parents(id),
                lookup.terms().children(id),
                lookup.terms().descendantCount(id),
                lookup.terms().pathsToRoot(id, 1).stream()
                        .findFirst()
                        .map(List::reversed)
                        .orElse(List.of()),
                lookup.associations().informationContent(id).map(Information::of),
                lookup.genes().ofPhenotype(id).size(),
                lookup.mappings().of(id.toString(), Optional.empty(), STEPS),
                lookup.associations().withSubtypes(id));
    }

    @Override
    public Table table() {
        return AssociationTables.ofPhenotype(conditions);
    }
}
