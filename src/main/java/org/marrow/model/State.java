package org.marrow.model;

import java.util.Collection;
import java.util.Collections;

/// What all annotations of one condition and one phenotype say together.
public enum State {
    /// Every annotation says present.
    PRESENT,
    /// Every annotation says absent.
    EXCLUDED,
    /// One publisher says both.
    CONTRADICTORY,
    /// One publisher says present, another absent, and none says both.
    DISPUTED;

    /// The state of a pair that the publishers in `present` call present and those in `absent` call absent.
    ///
    /// @throws IllegalArgumentException if both are empty, since nobody then says anything
    public static State of(Collection<Publisher> present, Collection<Publisher> absent) {
        if (present.isEmpty() && absent.isEmpty()) {
            throw new IllegalArgumentException("No publisher says anything, so there is no state");
        }
        if (absent.isEmpty()) {
            return PRESENT;
        }
        if (present.isEmpty()) {
            return EXCLUDED;
        }
        return Collections.disjoint(present, absent) ? DISPUTED : CONTRADICTORY;
    }

    /// Whether the condition counts as having the phenotype: it is present or contradictory.
    public boolean isPresent() {
        return this == PRESENT || this == CONTRADICTORY;
    }
}
