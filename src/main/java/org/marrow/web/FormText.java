package org.marrow.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.UrlEncoded;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads what callers write as text: UTF-8, and the fields of forms and URLs in it.
final class FormText {

    private FormText() {}

    /// The fields by name, those of one name in their order.
    ///
    /// @param text without the question mark of a URL
    /// @throws MarrowException `MALFORMED_REQUEST` if it is not percent-encoded UTF-8, `REQUEST_TOO_LARGE` if it
    ///         has too many fields
    static Map<String, List<String>> fields(String text, RequestLimits limits) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int[] count = {0};
        try {
            UrlEncoded.decodeUtf8To(text, 0, text.length(), (name, value) -> {
                if (++count[0] > limits.fields()) {
                    throw new MarrowException(
                            ErrorCode.REQUEST_TOO_LARGE,
                            "Found more than %d fields, expected fewer".formatted(limits.fields()));
                }
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            });
        } catch (IllegalArgumentException e) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_REQUEST,
                    "Found a form or URL with a percent sign that encodes nothing, or not UTF-8; expected %25 for the"
                            + " sign itself",
                    e);
        }
        return fields;
    }

    /// The text that `bytes` are in UTF-8.
    ///
    /// @throws MarrowException `MALFORMED_REQUEST` if they are none
    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MarrowException(
                    ErrorCode.MALFORMED_REQUEST, "Body: found bytes that are not UTF-8, expected UTF-8", e);
        }
    }
}
