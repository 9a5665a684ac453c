package org.marrow.reason;

import java.util.Set;

/// The words of Manchester syntax that a name must not be mistaken for.
final class Keywords {

    static final Set<String> ALL = Set.of(
            "and", "or", "not", "some", "only", "value", "Self", "min", "max", "exactly", "that", "inverse", "o",
            "Thing", "Nothing");

    private Keywords() {}
}
