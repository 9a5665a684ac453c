package org.marrow.model;

import java.util.List;

/// One sourced statement that a gene stands behind a condition.
///
/// @param gene       the gene
/// @param condition  the condition
/// @param type       how, in the words of the publisher, such as `MENDELIAN`
/// @param publisher  the name of who says so
/// @param references where it is from, each a CURIE, an IRI or a text as published; ordered
/// @param comments   remarks of the publisher, ordered
/// @param lines      the lines of its file that it stands on, counted from 1
public record GeneAssociation(
        Thing gene,
        Thing condition,
        String type,
        String publisher,
        List<String> references,
        List<String> comments,
        List<Long> lines) {

    /// Copies the lists.
    public GeneAssociation {
        references = List.copyOf(references);
        comments = List.copyOf(comments);
        lines = List.copyOf(lines);
    }
}
