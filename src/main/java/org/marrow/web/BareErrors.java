package org.marrow.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.marrow.model.ErrorCode;
import org.marrow.rest.Problem;

/// Says as a problem document what is wrong with a request that reaches no servlet, without a word about the
/// inside of the service.
final class BareErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ERROR_EXCEPTION) instanceof HttpException known
                ? known.getCode()
                : response.getStatus();
        ErrorCode code = code(status);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Direct.fail(
                request,
                response,
                callback,
                new Problem(
                        Problem.HELP + "#" + code.anchor(), code.title(), status, detail(status), code, code.blame()));
        return true;
    }

    private static ErrorCode code(int status) {
        if (status == HttpStatus.NOT_FOUND_404) {
            return ErrorCode.UNKNOWN_ROUTE;
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
            return ErrorCode.SERVICE_NOT_READY;
        }
        return status < HttpStatus.INTERNAL_SERVER_ERROR_500 ? ErrorCode.MALFORMED_REQUEST : ErrorCode.INTERNAL;
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpStatus.URI_TOO_LONG_414 -> "Found a URL that is too long, expected a shorter one; send it by POST";
            case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "Found headers that are too long, expected shorter ones";
            case HttpStatus.NOT_FOUND_404 -> "Found nothing there";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "Found the service stopping, expected it running";
            default ->
                status < HttpStatus.INTERNAL_SERVER_ERROR_500
                        ? "Found a request that is not as HTTP says (%s), expected one that is"
                                .formatted(HttpStatus.getMessage(status))
                        : "Marrow failed; its log says how";
        };
    }
}
