package org.marrow.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// Reads a mapping set as SSSOM writes it in TSV, row by row.
///
/// Lines that begin with `#` come first: the set's metadata in YAML behind the `#`, with or without a
/// space. Columns stand in any order and are read by name. Where SSSOM allows several values, `|`
/// separates them, and `\|` is the character itself. A row may leave out its last cells where they are
/// empty and not required.
///
/// Source: [SSSOM/TSV](https://mapping-commons.github.io/sssom/spec-formats-tsv/).
public final class SssomReader {

    private static final String CURIE_MAP = "curie_map";
    private static final List<String> REQUIRED =
            List.of("subject_id", "predicate_id", "object_id", "mapping_justification");
    private static final Set<String> SEVERAL_VALUES = Set.of(
            "author_id",
            "author_label",
            "cardinality_scope",
            "creator_id",
            "creator_label",
            "curation_rule",
            "curation_rule_text",
            "match_string",
            "object_match_field",
            "object_preprocessing",
            "reviewer_id",
            "reviewer_label",
            "see_also",
            "subject_match_field",
            "subject_preprocessing");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int DIGEST_BYTES = 6;

    private final SourceFile file;

    /// What a file says of the whole set.
    ///
    /// @param name     the last part of `mapping_set_id` without its endings, such as
    ///                 `mondo_exactmatch_doid`, made of letters, digits, `.`, `-` and `_`; a digest of
    ///                 the content where there is no identifier
    /// @param curieMap its prefixes and what they stand for, in the order of the file
    /// @param slots    everything else that is not empty, by the name of its slot, in the order of the
    ///                 file
    public record Metadata(String name, Map<String, String> curieMap, Map<String, List<String>> slots) {

        /// Copies the maps in their order.
        public Metadata {
            curieMap = Collections.unmodifiableMap(new LinkedHashMap<>(curieMap));
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }

        /// The first value of a slot.
        public Optional<String> value(String slot) {
            return slots.getOrDefault(slot, List.of()).stream().findFirst();
        }

        /// The date in `mapping_set_version`, or all of it if there is none in it, or `undated`.
        public String version() {
            String version = value("mapping_set_version").orElse("undated");
            Matcher date = DATE.matcher(version);
            return date.find() ? date.group() : version;
        }
    }

    /// One mapping, with identifiers as the file writes them.
    ///
    /// @param line          where it stands in the file
    /// @param subject       empty where the mapping is about a text instead of a thing
    /// @param predicate     how they are related, such as `skos:exactMatch`
    /// @param object        empty like `subject`
    /// @param justification why it is believed, such as `semapv:ManualMappingCuration`
    /// @param slots         every other cell that is not empty, by the name of its column, in the order
    ///                      of the file
    /// @param quoted        how many cells were in CSV quotes
    /// @param endsEarly     whether the row leaves out cells at its end
    public record Row(
            long line,
            Optional<String> subject,
            String predicate,
            Optional<String> object,
            String justification,
            Map<String, List<String>> slots,
            int quoted,
            boolean endsEarly) {

        /// Copies the slots in their order.
        public Row {
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        }
    }

    /// A reader of `file`.
    public SssomReader(SourceFile file) {
        this.file = file;
    }

    /// What `file` says of its set.
    ///
    /// @throws MarrowException if the file is of another kind, its metadata are no YAML, or it ends too
    ///                         early
    public static Metadata metadata(SourceFile file) {
        var yaml = new StringBuilder();
        table(file).read(line -> yaml.append(line).append('\n'), row -> false);
        Map<String, String> curieMap = new LinkedHashMap<>();
        Map<String, List<String>> slots = new LinkedHashMap<>();
        if (!yaml.toString().isBlank()) {
            YamlText.read(file.toString(), yaml.toString(), ErrorCode.MALFORMED_ROW)
                    .forEach((slot, value) -> {
                        if (!slot.equals(CURIE_MAP)) {
                            put(slots, slot, texts(value));
                        } else if (value instanceof Map<?, ?> map) {
                            map.forEach((prefix, namespace) ->
                                    curieMap.put(String.valueOf(prefix), String.valueOf(namespace)));
                        } else {
                            throw file.malformed(1, value + " as curie_map", "prefixes with what they stand for");
                        }
                    });
        }
        String name = slots.getOrDefault("mapping_set_id", List.of()).stream()
                .map(SssomReader::name)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> "set-" + digest(file));
        return new Metadata(name, curieMap, slots);
    }

    /// Hands every row to `rows` in the order of the file.
    ///
    /// @return the number of rows
    /// @throws MarrowException at the first row that is not as the format says, or if the file is of
    ///                         another kind or ends too early
    public long read(Consumer<Row> rows) {
        return table(file).read(remark -> {}, row -> {
            rows.accept(row(row));
            return true;
        });
    }

    private static TsvTable table(SourceFile file) {
        return new TsvTable(file, "an SSSOM table", REQUIRED).withRowsThatEndEarly();
    }

    private Row row(TsvTable.Row row) {
        Map<String, List<String>> slots = new LinkedHashMap<>();
        row.cells().forEach((column, cell) -> {
            if (!REQUIRED.contains(column)) {
                put(slots, column, SEVERAL_VALUES.contains(column) ? split(cell) : List.of(cell.strip()));
            }
        });
        return new Row(
                row.line(),
                identifier(row, "subject_id"),
                required(row, "predicate_id"),
                identifier(row, "object_id"),
                required(row, "mapping_justification"),
                slots,
                row.quoted(),
                row.lacking() > 0);
    }

    private static Optional<String> identifier(TsvTable.Row row, String column) {
        return Optional.of(row.cell(column).strip()).filter(text -> !text.isEmpty());
    }

    private String required(TsvTable.Row row, String column) {
        return identifier(row, column)
                .orElseThrow(() -> file.malformed(row.line(), "nothing as " + column, "a CURIE or an IRI"));
    }

    private static void put(Map<String, List<String>> slots, String slot, List<String> values) {
        List<String> kept = values.stream().filter(value -> !value.isEmpty()).toList();
        if (!kept.isEmpty()) {
            slots.put(slot, kept);
        }
    }

    private static List<String> texts(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(entry -> texts(entry).stream()).toList();
        }
        return Optional.ofNullable(value)
                .map(some -> List.of(some.toString().strip()))
                .orElse(List.of());
    }

    private static List<String> split(String cell) {
        List<String> values = new ArrayList<>();
        var value = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '\\' && i + 1 < cell.length() && cell.charAt(i + 1) == '|') {
                value.append('|');
                i++;
            } else if (c == '|') {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values.stream().distinct().toList();
    }

    /// The last part of an identifier, without the endings of its file name.
    private static String name(String id) {
        String last =
                id.substring(Math.max(id.lastIndexOf('/'), Math.max(id.lastIndexOf('#'), id.lastIndexOf(':'))) + 1);
        for (String ending : List.of(".tsv", ".sssom")) {
            last = last.endsWith(ending) ? last.substring(0, last.length() - ending.length()) : last;
        }
        return last.replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private static String digest(SourceFile file) {
        try (InputStream bytes = file.open();
                var digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, DIGEST_BYTES);
        } catch (IOException e) {
            throw file.unreadable(1, e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}
