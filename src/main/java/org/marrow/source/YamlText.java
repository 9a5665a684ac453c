package org.marrow.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads a small YAML mapping, such as the header of a query.
public final class YamlText {

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private YamlText() {}

    /// The mapping in `text`, with strings, numbers, lists and mappings of the same as values.
    ///
    /// @param name what to call the text in a complaint
    /// @throws MarrowException `QUERY_INVALID` if it is not a YAML mapping
    public static Map<String, Object> read(String name, String text) {
        return read(name, text, ErrorCode.QUERY_INVALID);
    }

    /// The mapping in `text`, as above.
    ///
    /// @param invalid the code of the error if it is not a YAML mapping
    /// @throws MarrowException with the code `invalid`
    public static Map<String, Object> read(String name, String text, ErrorCode invalid) {
        try {
            Map<String, Object> mapping = YAML.readValue(text, new TypeReference<@Nullable Map<String, Object>>() {});
            if (mapping == null) {
                throw new MarrowException(invalid, name + ":1: found nothing, expected a YAML mapping");
            }
            return mapping;
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new MarrowException(
                    invalid,
                    "%s:%d: found %s, expected a YAML mapping"
                            .formatted(
                                    name,
                                    line,
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        }
    }
}
