package org.marrow.lookup;

import java.util.Map;
import org.marrow.model.Curie;
import org.marrow.model.Kind;

/// What an identifier of a vocabulary names, where the release says no more than the identifier.
final class Kinds {

    private static final Map<String, Kind> KINDS = Map.of(
            "HP", Kind.TERM,
            "MEDGEN", Kind.CONCEPT,
            "NCBIGene", Kind.GENE,
            "PMID", Kind.PUBLICATION,
            "DOI", Kind.PUBLICATION);

    private Kinds() {}

    /// The kind of a thing with the canonical `id`; of a vocabulary of diseases, or one that we do not know, a
    /// condition.
    static Kind of(Curie id) {
        return KINDS.getOrDefault(id.prefix(), Kind.CONDITION);
    }
}
