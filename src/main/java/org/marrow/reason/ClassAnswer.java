package org.marrow.reason;

import java.util.List;

/// The named classes that stand to a class expression as was asked, without `owl:Thing` and `owl:Nothing`.
///
/// @param expression  the expression as it was understood
/// @param relation    how they stand to it
/// @param direct      whether only the nearest were asked for
/// @param satisfiable whether the expression can have a member; if not, only `owl:Nothing` is the same or below, and
///                    everything above
/// @param same        the classes with the same members, which are neither below nor above
/// @param total       how many there are
/// @param classes     the classes, ordered by label, or a part of them
public record ClassAnswer(
        AxiomText expression,
        Relation relation,
        boolean direct,
        boolean satisfiable,
        List<Name> same,
        int total,
        List<Name> classes) {

    /// How a class stands to an expression.
    public enum Relation {
        /// It has the same members.
        EQUIVALENT,
        /// It has all of its members, and others.
        SUPER,
        /// All its members are members of the expression, and it is not the same.
        SUB
    }

    /// The same answer with no more than `limit` of the classes, those from `offset` on.
    ///
    /// @param offset 0 or more
    /// @param limit  0 or more
    public ClassAnswer page(int offset, int limit) {
        return new ClassAnswer(
                expression,
                relation,
                direct,
                satisfiable,
                same,
                total,
                classes.stream().skip(offset).limit(limit).toList());
    }

    /// Copies the lists.
    public ClassAnswer {
        same = List.copyOf(same);
        classes = List.copyOf(classes);
    }
}
