package org.marrow.lookup;

import java.util.Map;
import java.util.Set;
import org.marrow.model.Curie;
import org.marrow.model.Kind;

/// What an identifier of a vocabulary names, where the release says no more than the identifier.
final class Kinds {

    private static final Map<String, Kind> KINDS = Map.of(
            "MEDGEN", Kind.CONCEPT,
            "NCBIGene", Kind.GENE,
            "PMID", Kind.PUBLICATION,
            "DOI", Kind.PUBLICATION);

    /// The vocabularies of terms: the HPO, and those that its definitions rest on.
    private static final Set<String> TERMS =
            Set.of("BFO", "BSPO", "CHEBI", "CL", "GO", "HP", "MPATH", "NBO", "PATO", "PR", "RO", "UBERON", "UPHENO");

    private Kinds() {}

    /// The kind of a thing with the canonical `id`; of a vocabulary of diseases, or one that we do not know, a
    /// condition.
    static Kind of(Curie id) {
        return TERMS.contains(id.prefix()) ? Kind.TERM : KINDS.getOrDefault(id.prefix(), Kind.CONDITION);
    }
}
