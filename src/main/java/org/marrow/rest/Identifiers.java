package org.marrow.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.marrow.lookup.Json;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The identifiers of a question about many: a JSON object with the list `ids`, a JSON list, or lines of
/// plain text.
final class Identifiers {

    private static final String EXPECTED = "{\"ids\": [\"HP:0033606\", ...]}, a JSON list, or lines of plain text";

    private Identifiers() {}

    /// The identifiers in the body of `request`, in their order, repeated ones too.
    ///
    /// @throws MarrowException `UNSUPPORTED_MEDIA_TYPE`, `REQUEST_TOO_LARGE` or `INVALID_PARAMETER`
    static List<String> read(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType())
                .map(header -> header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
        boolean isText = type.equals("text/plain");
        if (!isText && !type.equals("application/json")) {
            throw new MarrowException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Found the media type \"%s\", expected application/json or text/plain".formatted(type));
        }
        byte[] body = body(request);
        List<String> ids = isText ? lines(body) : json(body);
        if (ids.size() > Limits.STATED.identifiers()) {
            throw new MarrowException(
                    ErrorCode.REQUEST_TOO_LARGE,
                    "Found %,d identifiers, expected %,d at most in one call"
                            .formatted(ids.size(), Limits.STATED.identifiers()));
        }
        return ids;
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        int most = Limits.STATED.requestBytes();
        try (InputStream in = request.getInputStream()) {
            byte[] body = in.readNBytes(most + 1);
            if (body.length > most) {
                throw new MarrowException(
                        ErrorCode.REQUEST_TOO_LARGE,
                        "Found a body of more than %,d bytes, expected no more".formatted(most));
            }
            return body;
        }
    }

    private static List<String> lines(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString()
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (CharacterCodingException e) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER, "Found bytes that are not UTF-8, expected " + EXPECTED, e);
        }
    }

    private static List<String> json(byte[] body) throws IOException {
        try {
            JsonNode root = Json.mapper().readTree(body);
            JsonNode list = root.isObject() && root.size() == 1 ? root.path("ids") : root;
            if (!list.isArray()) {
                throw wrong(root.isMissingNode() ? "an empty body" : "other JSON");
            }
            List<String> ids = new ArrayList<>(list.size());
            for (JsonNode id : list) {
                if (!id.isTextual()) {
                    throw wrong("%s as identifier %d".formatted(id, ids.size() + 1));
                }
                ids.add(id.textValue());
            }
            return ids;
        } catch (JsonProcessingException e) {
            throw wrong("a body that is no JSON (%s)".formatted(e.getOriginalMessage()));
        }
    }

    private static MarrowException wrong(String found) {
        return new MarrowException(ErrorCode.INVALID_PARAMETER, "Found %s, expected %s".formatted(found, EXPECTED));
    }
}
