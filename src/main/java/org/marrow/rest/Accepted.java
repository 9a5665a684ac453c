package org.marrow.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Which of several media types a caller likes best.
///
/// Source: [RFC 9110, section 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1).
public final class Accepted {

    private Accepted() {}

    /// The one of `offers` that `request` likes best; the first where it does not say.
    ///
    /// @throws MarrowException `NOT_ACCEPTABLE` if it accepts none of them
    public static String of(HttpServletRequest request, List<String> offers) {
        String header = String.join(", ", Collections.list(request.getHeaders("Accept")));
        if (header.isBlank()) {
            return offers.getFirst();
        }
        MediaType match = AcceptList.match(new AcceptList(header), AcceptList.create(offers.toArray(String[]::new)));
        if (match == null) {
            throw new MarrowException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Found Accept: %s, expected one of: %s".formatted(header, String.join(", ", offers)));
        }
        return match.getContentTypeStr();
    }
}
