package org.marrow.lookup;

import java.util.Optional;
import org.marrow.model.Concept;

/// The concepts of MedGen. May be shared between threads.
public interface Concepts {

    /// The concept that `identifier` names: by its CUI or the number of its page in any spelling, or as
    /// the only one that is mapped exactly to a term or a code. A retired concept is found as itself.
    Optional<Concept> find(String identifier);
}
