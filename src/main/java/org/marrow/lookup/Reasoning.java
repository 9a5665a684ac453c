package org.marrow.lookup;

import java.time.Duration;
import org.marrow.model.MarrowException;
import org.marrow.reason.ClassAnswer;
import org.marrow.reason.Explanation;

/// What follows from the ontology of a release, and why. The ontology is read and classified at the first question,
/// which takes seconds, and held in memory until the lookup is closed. Questions are answered one at a time.
///
/// Classes are named by CURIE in any spelling, by IRI, or by label.
public interface Reasoning {

    /// Why `child` is below `parent`. As the superclass, `owl:Nothing` asks why `child` can have no member.
    ///
    /// @param limit  at most how many justifications, 1 to 100
    /// @param atMost how long it may take, reading the ontology not counted; a service may allow less
    /// @throws MarrowException `UNKNOWN_IDENTIFIER` if the ontology has no such class; `QUERY_STOPPED` if finding
    ///                         one justification takes too long; `SERVICE_BUSY` if too many questions wait
    Explanation why(String child, String parent, int limit, Duration atMost);

    /// The named classes that stand to an expression in Manchester syntax as `relation` says.
    ///
    /// @param expression of classes, properties, `and`, `some` and brackets
    /// @param isDirect   whether only the nearest super- or subclasses are wanted
    /// @param atMost     how long it may take, reading the ontology not counted; a service may allow less
    /// @throws MarrowException `MALFORMED_EXPRESSION`, with the place, if it is no expression or has a name that
    ///                         the ontology does not have; `QUERY_STOPPED` if it takes too long;
    ///                         `SERVICE_BUSY` if too many questions wait; `ONTOLOGY_INVALID` if the ontology
    ///                         contradicts itself
    ClassAnswer classes(String expression, ClassAnswer.Relation relation, boolean isDirect, Duration atMost);
}
