package org.marrow.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads a YAML file of nested mappings as the values at their ends, each with its path and its line.
public final class YamlLeaves {

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final YAMLParser parser;
    private final Path file;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Leaf> leaves = new ArrayList<>();

    /// A value.
    ///
    /// @param path the keys that lead to it, with dots between them
    /// @param text the value as it is written; of a list, the values with commas between them
    /// @param line where it is
    public record Leaf(String path, String text, int line) {}

    private YamlLeaves(YAMLParser parser, Path file) {
        this.parser = parser;
        this.file = file;
    }

    /// The values of `file`, in their order.
    ///
    /// @param invalid the code of the error if it is not a YAML mapping
    /// @throws MarrowException `FILE_MISSING`, or with the code `invalid`
    public static List<Leaf> read(Path file, ErrorCode invalid) {
        try (YAMLParser parser = YAML.createParser(Files.newBufferedReader(file))) {
            return new YamlLeaves(parser, file).leaves(invalid);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw invalid(
                    invalid,
                    file,
                    line,
                    e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException e) {
            throw new MarrowException(
                    ErrorCode.FILE_MISSING, file + ": found no file there that can be read, expected one", e);
        }
    }

    private List<Leaf> leaves(ErrorCode invalid) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != null && first != JsonToken.START_OBJECT) {
            throw invalid(invalid, file, line(), "a value", null);
        }
        if (first != null) {
            readMapping();
        }
        return leaves;
    }

    private static MarrowException invalid(
            ErrorCode code, Path file, int line, String found, @org.jspecify.annotations.Nullable Throwable cause) {
        return new MarrowException(
                code, "%s:%d: found %s, expected a YAML mapping".formatted(file, line, found), cause);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private void readMapping() throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            path.addLast(parser.currentName());
            int line = line();
            switch (parser.nextToken()) {
                case START_OBJECT -> readMapping();
                case START_ARRAY -> leaves.add(new Leaf(String.join(".", path), list(), line));
                case VALUE_NULL -> leaves.add(new Leaf(String.join(".", path), "", line));
                default -> leaves.add(new Leaf(String.join(".", path), parser.getText(), line));
            }
            path.removeLast();
        }
    }

    private String list() throws IOException {
        List<String> values = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next.isStructStart()) {
                parser.skipChildren();
                values.add("?");
            } else {
                values.add(parser.getText());
            }
        }
        return String.join(",", values);
    }
}
