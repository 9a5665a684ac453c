package org.marrow.model;

/// How surprising a phenotype is, with the counts that it rests on.
///
/// Source: Resnik P. *Using information content to evaluate semantic similarity in a taxonomy.* IJCAI 1995,
/// [arXiv:cmp-lg/9511007](https://arxiv.org/abs/cmp-lg/9511007).
///
/// @param conditions the conditions that have the phenotype or a subtype of it, 1 or more
/// @param all        the conditions that have any phenotype, at least as many
public record InformationContent(int conditions, int all) {

    /// @throws IllegalArgumentException if a number is out of its range
    public InformationContent {
        if (conditions < 1 || all < conditions) {
            throw new IllegalArgumentException(
                    "No information content of %d among %d conditions: expected 1 <= conditions <= all"
                            .formatted(conditions, all));
        }
    }

    /// `ln(all / conditions)`, in nats, 0 or more.
    public double nats() {
        return Math.log((double) all / conditions);
    }
}
