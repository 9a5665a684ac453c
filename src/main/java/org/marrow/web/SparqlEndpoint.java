package org.marrow.web;

import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.marrow.engine.Overlay;
import org.marrow.rest.Exchange;

/// Fuseki's query operation over a release, with what the service says of itself.
final class SparqlEndpoint extends SPARQL_QueryDataset {

    private final Overlay overlay;

    SparqlEndpoint(Overlay overlay) {
        this.overlay = overlay;
    }

    @Override
    protected void execute(String text, HttpAction action) {
        Exchange.of(action.getRequest()).asksInSparql(text);
        super.execute(text, action);
    }

    @Override
    protected Pair<DatasetGraph, Query> decideDataset(HttpAction action, Query query, String text) {
        Pair<DatasetGraph, Query> decided = super.decideDataset(action, query, text);
        if (SPARQLProtocol.getDatasetDescription(action, query) != null) {
            return decided;
        }
        DatasetGraph release = decided.getLeft();
        return Pair.create(
                query.isDescribeType() ? overlay.over(release) : overlay.prepare(release, action.getContext()),
                decided.getRight());
    }
}
