package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// Another name of a term.
///
/// @param text  the name
/// @param scope how its meaning relates to the term's
/// @param type  the IRI of its kind, such as `http://purl.obolibrary.org/obo/hp#layperson`
/// @param xrefs where it is from, as the source writes it
public record Synonym(String text, SynonymScope scope, Optional<String> type, List<String> xrefs) {

    /// Copies the list.
    public Synonym {
        xrefs = List.copyOf(xrefs);
    }
}
