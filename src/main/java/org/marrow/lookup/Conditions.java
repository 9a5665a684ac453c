package org.marrow.lookup;

import java.util.Optional;
import org.marrow.model.Condition;

/// The conditions. May be shared between threads.
public interface Conditions {

    /// The condition that `identifier` names in any spelling; a disease that only a mapping joins to it
    /// is another.
    Optional<Condition> find(String identifier);
}
