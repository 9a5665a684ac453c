package org.marrow.web;

import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateRequest;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// What no update may do, whoever asks: fetch anything from elsewhere.
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
                check(modify.getWherePattern());
            }
        }
    }

    private static void check(Element pattern) {
        Walker.walk(
                Algebra.compile(pattern),
                new OpVisitorBase() {
                    @Override
                    public void visit(OpService service) {
                        throw new MarrowException(
                                ErrorCode.NOT_ALLOWED,
                                "SERVICE %s: found a wish to ask elsewhere, expected none"
                                        .formatted(service.getService()));
                    }
                },
                new ExprVisitorBase());
    }
}
