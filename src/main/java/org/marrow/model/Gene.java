package org.marrow.model;

import java.util.List;

/// A gene.
///
/// @param id           such as NCBIGene:84522
/// @param symbol       its symbol, or its identifier if no source gives one
/// @param otherSymbols other symbols, ordered
/// @param conditions   what is said about the gene and conditions, ordered by condition
public record Gene(Curie id, String symbol, List<String> otherSymbols, List<GeneAssociation> conditions) {

    /// Copies the lists.
    public Gene {
        otherSymbols = List.copyOf(otherSymbols);
        conditions = List.copyOf(conditions);
    }
}
