package org.marrow.lookup;

import java.util.Comparator;
import org.apache.jena.graph.Triple;
import org.marrow.model.Curie;

/// That two things are mapped to each other, whichever sets say so.
///
/// @param triple    as it is written
/// @param subject   the identifier that it begins with
/// @param predicate how the subject is to the object
/// @param object    the identifier that it ends with
record MappingStatement(Triple triple, Curie subject, MappingPredicate predicate, Curie object)
        implements Comparable<MappingStatement> {

    private static final Comparator<MappingStatement> ORDER = Comparator.comparing(MappingStatement::subject)
            .thenComparing(MappingStatement::predicate)
            .thenComparing(MappingStatement::object)
            .thenComparing(statement -> statement.triple().toString());

    @Override
    public int compareTo(MappingStatement other) {
        return ORDER.compare(this, other);
    }
}
