package org.marrow.page;

import org.marrow.model.Thing;

/// How many phenotypes of a condition are in one organ system.
///
/// @param system   the branch of the ontology
/// @param name     what it is called
/// @param present  how many the condition has
/// @param excluded how many were looked for and not found
/// @param disputed how many are disputed
public record SystemCount(Thing system, Name name, int present, int excluded, int disputed) {

    /// All of them.
    public int total() {
        return present + excluded + disputed;
    }
}
