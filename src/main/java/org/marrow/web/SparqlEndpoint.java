package org.marrow.web;

import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;

/// Fuseki's query operation over a release, with what the service says of itself where a query asks for it.
final class SparqlEndpoint extends SPARQL_QueryDataset {

    private final Overlay overlay;

    SparqlEndpoint(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    protected Pair<DatasetGraph, Query> decideDataset(HttpAction action, Query query, String text) {
        Pair<DatasetGraph, Query> decided = super.decideDataset(action, query, text);
        return !query.hasDatasetDescription() && overlay.concerns(query)
                ? Pair.create(overlay.over(decided.getLeft()), decided.getRight())
                : decided;
    }
}
