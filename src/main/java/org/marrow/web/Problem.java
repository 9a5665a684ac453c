package org.marrow.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.marrow.model.MarrowException;

/// Errors as problem documents.
///
/// Source: [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457).
final class Problem {

    private Problem() {}

    static void write(HttpServletResponse response, int status, MarrowException error) throws IOException {
        var document = new JsonObject();
        document.put("type", "https://w3id.org/marrow/errors#" + error.code().anchor());
        document.put("title", error.code().name());
        document.put("status", status);
        document.put("detail", String.valueOf(error.getMessage()));
        document.put("blame", error.code().blame().name());
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(JSON.toStringFlat(document).getBytes(StandardCharsets.UTF_8));
    }
}
