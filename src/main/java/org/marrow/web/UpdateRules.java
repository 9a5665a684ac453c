package org.marrow.web;

import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
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
        }
    }
}
