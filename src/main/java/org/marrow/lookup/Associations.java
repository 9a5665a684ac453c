package org.marrow.lookup;

import java.util.List;
import java.util.Map;
import org.marrow.model.Association;
import org.marrow.model.Curie;
import org.marrow.model.State;
import org.marrow.query.Queries;
import org.marrow.rdf.AssociationRdf;
import org.marrow.vocabulary.Prefixes;

/// Which conditions have, lack or are disputed to have a phenotype, with the evidence. May be shared between threads.
///
/// Identifiers are read in any spelling of the prefix table. An identifier that the release does not know has no
/// associations, so the answer is empty.
public final class Associations {

    private final Queries queries;
    private final AssociationRdf rdf;

    /// Over the catalogue of one release.
    public Associations(Queries queries, Prefixes prefixes) {
        this.queries = queries;
        this.rdf = new AssociationRdf(prefixes);
    }

    /// The associations of the phenotype itself, in every state, ordered by condition.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_PREFIX` or `INVALID_CURIE`
    public List<Association> of(Curie phenotype) {
        return rdf.readAll(queries.construct("associations-of-phenotype", Map.of("term", phenotype.toString())));
    }

    /// The associations of the phenotype itself in every state, and those of its subtypes that are present or
    /// contradictory, ordered by condition; each names the term that it is about. A condition that lacks a subtype
    /// does not lack the phenotype.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_PREFIX` or `INVALID_CURIE`
    public List<Association> ofWithSubtypes(Curie phenotype) {
        return rdf.readAll(queries.construct("associations-with-subtypes", Map.of("term", phenotype.toString())));
    }

    /// The associations of a condition, in every state, ordered by phenotype.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_PREFIX` or `INVALID_CURIE`
    public List<Association> ofCondition(Curie condition) {
        return rdf.readAll(queries.construct("associations-of-condition", Map.of("condition", condition.toString())));
    }

    /// The associations of the phenotype itself that are in `state`, ordered by condition.
    ///
    /// @throws org.marrow.model.MarrowException `UNKNOWN_PREFIX` or `INVALID_CURIE`
    public List<Association> of(Curie phenotype, State state) {
        return of(phenotype).stream()
                .filter(association -> association.state() == state)
                .toList();
    }
}
