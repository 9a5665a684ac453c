package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// A publication, as far as the release describes it.
///
/// @param id          such as PMID:25129144
/// @param citation    how MedGen prints it, where it does
/// @param authors     their names, in their order; may be empty
/// @param journal     the name of its journal, when it is known
/// @param date        its date, of the precision that is known, such as `2019-08` or `2019-08-01`
/// @param doi         its DOI, when it is known, such as DOI:10.31557/APJCP.2019.20.8.2287
/// @param concepts    the concepts that MedGen links it to, ordered by identifier
/// @param annotations how many annotations cite it
public record Publication(
        Curie id,
        Optional<String> citation,
        List<String> authors,
        Optional<String> journal,
        Optional<String> date,
        Optional<Curie> doi,
        List<Thing> concepts,
        int annotations) {

    /// Copies the lists.
    public Publication {
        authors = List.copyOf(authors);
        concepts = List.copyOf(concepts);
    }
}
