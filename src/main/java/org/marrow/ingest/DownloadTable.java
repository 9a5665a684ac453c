package org.marrow.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;
import org.marrow.source.SourceFile;
import org.marrow.source.YamlText;

/// The files that can be fetched, by name and by group.
///
/// It is YAML with two sections, `licences` and `files`, each a mapping from a name to an entry; the shipped one says
/// what an entry has. A second table replaces single keys of the entries that it names and may add entries.
public final class DownloadTable {

    private static final String SHIPPED = "downloads.yaml";
    private static final String LICENCES = "licences";
    private static final String FILES = "files";
    private static final Set<String> LICENCE_KEYS = keys("iri", "asks", "citation");
    private static final Set<String> FILE_KEYS = keys("group", "title", "url", "file", "kind", "licence", "sha256");
    private static final Set<String> OPTIONAL_KEYS = Set.of("group", "sha256");
    private static final int SHA256_LENGTH = 64;

    private final String name;
    private final Map<String, Map<String, String>> licences;
    private final Map<String, Map<String, String>> files;
    private final Map<String, Download> downloads = new LinkedHashMap<>();

    private DownloadTable(
            String name, Map<String, Map<String, String>> licences, Map<String, Map<String, String>> files) {
        this.name = name;
        this.licences = licences;
        this.files = files;
        files.forEach((entry, fields) -> downloads.put(entry, download(entry, fields)));
        requireDistinctFiles();
        requireDistinctGroups();
    }

    /// The table that comes with Marrow.
    public static DownloadTable shipped() {
        try (InputStream bytes = DownloadTable.class.getResourceAsStream("/" + SHIPPED)) {
            if (bytes == null) {
                throw new AssertionError(SHIPPED + " is missing from the class path");
            }
            var empty = new DownloadTable(SHIPPED, Map.of(), Map.of());
            return empty.with(SHIPPED, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// This table with the entries of `file` laid over it.
    ///
    /// @throws MarrowException `FILE_MISSING` if it is not a readable file, `DOWNLOAD_TABLE_INVALID` if it
    ///                         is not such a table
    public DownloadTable with(Path file) {
        var source = new SourceFile(file);
        try {
            return with(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw source.unreadable(1, e);
        }
    }

    private DownloadTable with(String other, String text) {
        Map<String, Object> sections = YamlText.read(other, text, ErrorCode.DOWNLOAD_TABLE_INVALID);
        for (String section : sections.keySet()) {
            if (!section.equals(LICENCES) && !section.equals(FILES)) {
                throw invalid(other, section, "found this section", "only licences and files");
            }
        }
        return new DownloadTable(
                other,
                merged(licences, entries(other, sections, LICENCES, LICENCE_KEYS)),
                merged(files, entries(other, sections, FILES, FILE_KEYS)));
    }

    private static Map<String, Map<String, String>> entries(
            String table, Map<String, Object> sections, String section, Set<String> known) {
        Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        mapping(table, section, sections.getOrDefault(section, Map.of())).forEach((entry, fields) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            mapping(table, entry, fields).forEach((key, value) -> {
                if (!known.contains(key)) {
                    throw invalid(table, entry, "found the key " + key, String.join(", ", known));
                }
                if (!(value instanceof String text) || text.isBlank()) {
                    throw invalid(table, entry, "found %s as %s".formatted(value, key), "a text, quoted if need be");
                }
                texts.put(key, text.strip());
            });
            entries.put(entry, texts);
        });
        return entries;
    }

    private static Map<String, Object> mapping(String table, String entry, Object value) {
        if (!(value instanceof Map<?, ?> found)) {
            throw invalid(table, entry, "found " + value, "a mapping");
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        found.forEach((key, one) -> mapping.put(String.valueOf(key), one == null ? "" : one));
        return mapping;
    }

    private static Map<String, Map<String, String>> merged(
            Map<String, Map<String, String>> below, Map<String, Map<String, String>> above) {
        Map<String, Map<String, String>> merged = new LinkedHashMap<>(below);
        above.forEach((entry, fields) -> {
            Map<String, String> both = new LinkedHashMap<>(below.getOrDefault(entry, Map.of()));
            both.putAll(fields);
            merged.put(entry, both);
        });
        return merged;
    }

    private Download download(String entry, Map<String, String> fields) {
        requireKeys(entry, fields, FILE_KEYS);
        String licence = field(fields, "licence");
        Map<String, String> terms = licences.get(licence);
        if (terms == null) {
            throw invalid(name, entry, "found the licence " + licence, String.join(", ", licences.keySet()));
        }
        requireKeys(licence, terms, LICENCE_KEYS);
        return new Download(
                entry,
                Optional.ofNullable(fields.get("group")),
                field(fields, "title"),
                url(entry, field(fields, "url")),
                file(entry, field(fields, "file")),
                kind(entry, field(fields, "kind")),
                new Download.Licence(field(terms, "iri"), field(terms, "asks"), field(terms, "citation")),
                Optional.ofNullable(fields.get("sha256")).map(digest -> sha256(entry, digest)));
    }

    private void requireKeys(String entry, Map<String, String> fields, Set<String> keys) {
        for (String key : keys) {
            if (!fields.containsKey(key) && !OPTIONAL_KEYS.contains(key)) {
                throw invalid(name, entry, "found no " + key, "one of each: " + String.join(", ", keys));
            }
        }
    }

    private static String field(Map<String, String> fields, String key) {
        return fields.getOrDefault(key, "");
    }

    private URI url(String entry, String text) {
        Optional<URI> url = DownloadClient.webUrl(text);
        return url.orElseThrow(() -> invalid(name, entry, "found %s as url".formatted(text), "an http or https URL"));
    }

    /// A name that stays in the folder, and that is no file of our own there.
    private String file(String entry, String text) {
        if (text.startsWith(".")
                || text.endsWith(DownloadPlace.PART)
                || text.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || Character.isISOControl(c))) {
            throw invalid(name, entry, "found %s as file".formatted(text), "a plain file name");
        }
        return text;
    }

    private Download.Kind kind(String entry, String text) {
        for (Download.Kind kind : Download.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw invalid(name, entry, "found %s as kind".formatted(text), "json, xml or text");
    }

    private String sha256(String entry, String text) {
        String digest = text.toLowerCase(Locale.ROOT);
        if (digest.length() != SHA256_LENGTH || digest.chars().anyMatch(c -> Character.digit(c, 16) < 0)) {
            throw invalid(name, entry, "found %s as sha256".formatted(text), "64 hexadecimal digits");
        }
        return digest;
    }

    private void requireDistinctFiles() {
        Map<String, String> owners = new LinkedHashMap<>();
        for (Download download : downloads.values()) {
            String other = owners.put(download.file().toLowerCase(Locale.ROOT), download.name());
            if (other != null) {
                throw invalid(name, download.name(), "found the file of " + other, "a file of its own");
            }
        }
    }

    private void requireDistinctGroups() {
        for (String group : groups()) {
            if (downloads.containsKey(group)) {
                throw invalid(name, group, "found a group of this name too", "another name");
            }
        }
    }

    private static MarrowException invalid(String table, String entry, String found, String expected) {
        return new MarrowException(
                ErrorCode.DOWNLOAD_TABLE_INVALID, "%s: %s: %s, expected %s".formatted(table, entry, found, expected));
    }

    /// All files, in the order of the table.
    public List<Download> all() {
        return List.copyOf(downloads.values());
    }

    /// The files that `names` name, each once; a group stands for all of its files.
    ///
    /// @throws MarrowException `UNKNOWN_DOWNLOAD` if a name is neither that of a file nor that of a group
    public List<Download> named(List<String> names) {
        Set<Download> chosen = new LinkedHashSet<>();
        for (String wanted : names) {
            List<Download> found = downloads.values().stream()
                    .filter(download -> download.name().equals(wanted)
                            || download.group().filter(wanted::equals).isPresent())
                    .toList();
            if (found.isEmpty()) {
                throw new MarrowException(
                        ErrorCode.UNKNOWN_DOWNLOAD,
                        "No file or group \"%s\". Groups: %s. Files without a group: %s. marrow download --list shows all"
                                .formatted(wanted, String.join(", ", groups()), ungrouped()));
            }
            chosen.addAll(found);
        }
        return new ArrayList<>(chosen);
    }

    private Set<String> groups() {
        return downloads.values().stream()
                .flatMap(download -> download.group().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String ungrouped() {
        return downloads.values().stream()
                .filter(download -> download.group().isEmpty())
                .map(Download::name)
                .collect(Collectors.joining(", "));
    }

    private static Set<String> keys(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
