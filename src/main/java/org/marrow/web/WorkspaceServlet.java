package org.marrow.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.zip.ZipException;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.rest.Problem;
import org.marrow.store.Keys;
import org.marrow.store.Workspace;

/// One of the routes below `/workspace/`: lets in who has a key, and answers every refusal with a problem.
abstract class WorkspaceServlet extends HttpServlet {

    private final transient WorkspaceDoor door;

    WorkspaceServlet(WorkspaceDoor door) {
        this.door = door;
    }

    /// The methods that it answers, as the header `Allow` has them.
    abstract String allowed();

    /// What a request of this method does.
    abstract Keys.Role role(String method);

    /// Answers a request with one of the [allowed][#allowed] methods whose key is strong enough.
    abstract void answer(HttpServletRequest request, HttpServletResponse response, Workspace workspace)
            throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!(", " + allowed() + ",").contains(", " + request.getMethod() + ",")) {
                response.setHeader("Allow", allowed());
                throw new MarrowException(
                        ErrorCode.METHOD_NOT_ALLOWED,
                        "Found the method %s, expected one of %s".formatted(request.getMethod(), allowed()));
            }
            answer(request, response, door.open(request, response, role(request.getMethod())));
        } catch (MarrowException e) {
            fail(request, response, e);
        } catch (CharacterCodingException e) {
            fail(request, response, new MarrowException(ErrorCode.RDF_INVALID, "Found bytes that are not UTF-8", e));
        } catch (ZipException | EOFException e) {
            fail(
                    request,
                    response,
                    new MarrowException(ErrorCode.RDF_INVALID, "Found a body that breaks off, or is no gzip", e));
        }
    }

    private static void fail(HttpServletRequest request, HttpServletResponse response, MarrowException e)
            throws IOException {
        if (e.code() == ErrorCode.WORKSPACE_BUSY) {
            response.setHeader("Retry-After", "5");
        }
        Problem.begin(response, e);
        Problem.write(request, response, e);
    }
}
