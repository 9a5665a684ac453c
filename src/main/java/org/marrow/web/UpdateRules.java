package org.marrow.web;

import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.marrow.engine.Engine;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// What no update may do, whoever asks: fetch anything from elsewhere, or call what is no function of SPARQL.
final class UpdateRules {

    private UpdateRules() {}

    /// Looks through `request` before any of it is done.
    ///
    /// @throws MarrowException `NOT_ALLOWED`
    static void check(UpdateRequest request) {
        for (Update update : request) {
            if (update instanceof UpdateLoad load) {
                throw new MarrowException(
                        ErrorCode.NOT_ALLOWED,
                        "LOAD <%s>: found a wish to fetch, expected none; send the data to /workspace/data"
                                .formatted(load.getSource()));
            }
            if (update instanceof UpdateModify modify) {
                Engine.check(modify.getWherePattern());
            }
            if (update instanceof UpdateDeleteWhere delete) {
                delete.getQuads().forEach(quad -> Engine.check(pattern(quad)));
            }
        }
    }

    private static Element pattern(Quad quad) {
        var pattern = new ElementTriplesBlock();
        pattern.addTriple(quad.asTriple());
        return pattern;
    }
}
