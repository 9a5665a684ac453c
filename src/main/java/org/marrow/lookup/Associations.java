package org.marrow.lookup;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.marrow.model.Annotation;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.InformationContent;
import org.marrow.model.RollUp;
import org.marrow.model.State;
import org.marrow.model.Thing;

/// Which conditions have, lack or are disputed to have a phenotype, with the evidence. May be shared
/// between threads.
///
/// Identifiers are read in any spelling of the prefix table. What the release does not know has no
/// associations, so the answer is empty.
public interface Associations {

    /// The associations of the phenotype itself, in every state, ordered by condition.
    List<Association> ofPhenotype(Curie phenotype);

    /// The associations of the phenotype itself that are in `state`, ordered by condition.
    default List<Association> ofPhenotype(Curie phenotype, State state) {
        return ofPhenotype(phenotype).stream()
                .filter(association -> association.state() == state)
                .toList();
    }

    /// What every condition's associations say of the phenotype when those of its subtypes count as well,
    /// ordered by condition: those that have it or a subtype, and those whose own association says
    /// otherwise.
    List<RollUp> withSubtypes(Curie phenotype);

    /// The conditions that have the phenotype or one of its subtypes, ordered by identifier: those whose
    /// [roll-up][#withSubtypes] is present, at a small part of the cost.
    List<Thing> conditionsWith(Curie phenotype);

    /// The associations of a condition, in every state, ordered by phenotype.
    List<Association> ofCondition(Curie condition);

    /// The association of a condition and a phenotype, if anybody says anything about the two.
    Optional<Association> find(Curie condition, Curie phenotype);

    /// All associations in `state`, ordered by phenotype and condition.
    Stream<Association> inState(State state);

    /// The annotations that an association rests on, ordered by publisher, source file and line; empty
    /// where there is no such association.
    List<Annotation> evidence(Curie condition, Curie phenotype);

    /// How surprising the phenotype is among the conditions that have any; empty where no condition has it or a
    /// subtype of it.
    Optional<InformationContent> informationContent(Curie phenotype);
}
