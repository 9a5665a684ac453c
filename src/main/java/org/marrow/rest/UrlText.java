package org.marrow.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The texts of URLs: what stands behind the question mark, and the parts of a path. The body of a request is
/// not looked at.
public final class UrlText {

    private UrlText() {}

    /// The values by name, in their order.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if it is not encoded as it should be
    public static Map<String, List<String>> read(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String text = request.getQueryString();
        if (text == null || text.isEmpty()) {
            return values;
        }
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    /// A part of a path; one that was encoded twice, as some clients do with IRIs, is decoded twice.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if it is not encoded as it should be
    public static String decodeTwice(String text) {
        String once = decodePart(text);
        return once.matches(".*%[0-9A-Fa-f]{2}.*") ? decodePart(once) : once;
    }

    /// A part of a path, in which a plus sign is one.
    ///
    /// @throws MarrowException `INVALID_PARAMETER` if it is not encoded as it should be
    static String decodePart(String text) {
        return decode(text.replace("+", "%2B"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new MarrowException(
                    ErrorCode.INVALID_PARAMETER,
                    "\"%s\": found a percent sign that encodes nothing, expected %%25 for the sign itself"
                            .formatted(text),
                    e);
        }
    }

    /// The URL of `request` with other values behind the question mark, pinned to `release`, so that it answers
    /// from there whatever becomes current meanwhile.
    public static String pinned(HttpServletRequest request, String release, Map<String, Integer> changes) {
        Map<String, List<String>> values = new LinkedHashMap<>(read(request));
        new TreeMap<>(changes).forEach((name, value) -> values.put(name, List.of(Integer.toString(value))));
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return "%s/release/%s%s?%s".formatted(request.getContextPath(), release, path, write(values));
    }

    private static String write(Map<String, List<String>> values) {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
