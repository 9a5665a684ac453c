package org.marrow.vocabulary;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.Curie;
import org.marrow.model.ErrorCode;
import org.marrow.model.MarrowException;

/// The prefix table: CURIE to IRI and back, every alias read, only the canonical spelling written.
///
/// It is read from `ontology/prefixes.ttl`, the only source of CURIE expansion. Instances are immutable
/// and may be shared between threads.
public final class Prefixes {

    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final Node PREFIX = NodeFactory.createURI(SHACL + "prefix");
    private static final Node NAMESPACE = NodeFactory.createURI(SHACL + "namespace");

    private final Map<String, Entry> bySpelling;
    private final List<Start> starts;
    private final Map<String, String> namespaces;

    private record Entry(String prefix, List<String> spellings, String namespace, Optional<Pattern> pattern) {

        boolean fits(String local) {
            return !local.isEmpty()
                    && pattern.map(p -> p.matcher(local).matches()).orElse(true);
        }
    }

    private record Start(String namespace, Entry entry) {}

    private Prefixes(Map<String, Entry> bySpelling, List<Start> starts, Map<String, String> namespaces) {
        this.bySpelling = Map.copyOf(bySpelling);
        this.starts = List.copyOf(starts);
        this.namespaces = java.util.Collections.unmodifiableMap(new TreeMap<>(namespaces));
    }

    /// The table in `file`.
    ///
    /// @throws MarrowException `ONTOLOGY_INVALID` if two prefixes share a spelling or a namespace
    public static Prefixes read(Path file) {
        Graph graph = TurtleFile.read(file);
        Map<String, Entry> bySpelling = new HashMap<>();
        Map<String, Start> byStart = new HashMap<>();
        Map<String, String> namespaces = new TreeMap<>();
        graph.find(Node.ANY, PREFIX, Node.ANY).forEachRemaining(triple -> {
            Node declaration = triple.getSubject();
            List<String> patterns = texts(graph, declaration, Mw.PATTERN);
            String prefix = triple.getObject().getLiteralLexicalForm();
            List<String> spellings = texts(graph, declaration, Mw.ALIAS);
            spellings.add(prefix);
            spellings.sort(Comparator.naturalOrder());
            var entry = new Entry(
                    prefix,
                    List.copyOf(spellings),
                    texts(graph, declaration, NAMESPACE).stream()
                            .findFirst()
                            .orElseThrow(() -> invalid(file, prefix + " without a namespace", "one")),
                    patterns.stream().findFirst().map(pattern -> compiled(file, pattern)));
            namespaces.put(entry.prefix(), entry.namespace());
            for (String spelling : spellings) {
                unique(file, spelling, bySpelling.putIfAbsent(spelling.toLowerCase(Locale.ROOT), entry));
            }
            List<String> starts = texts(graph, declaration, Mw.ALIAS_NAMESPACE);
            starts.add(entry.namespace());
            for (String start : starts) {
                unique(file, start, byStart.putIfAbsent(start, new Start(start, entry)));
            }
        });
        List<Start> starts = new ArrayList<>(byStart.values());
        starts.sort(Comparator.comparingInt((Start start) -> start.namespace().length())
                .reversed());
        return new Prefixes(bySpelling, starts, namespaces);
    }

    private static void unique(Path file, String spelling, @org.jspecify.annotations.Nullable Object earlier) {
        if (earlier != null) {
            throw invalid(file, "\"" + spelling + "\" twice", "it once");
        }
    }

    private static Pattern compiled(Path file, String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw invalid(file, "\"" + pattern + "\" as a pattern", "a regular expression");
        }
    }

    private static MarrowException invalid(Path file, String found, String expected) {
        return new MarrowException(
                ErrorCode.ONTOLOGY_INVALID, "%s: found %s, expected %s".formatted(file, found, expected));
    }

    private static List<String> texts(Graph graph, Node subject, Node property) {
        return graph.find(subject, property, Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList();
    }

    /// Prefix to canonical namespace, ordered by prefix.
    public Map<String, String> namespaces() {
        return namespaces;
    }

    /// The canonical spelling of `curie`.
    ///
    /// @throws MarrowException `UNKNOWN_PREFIX`, or `INVALID_CURIE` if the local identifier does not fit
    ///         the prefix
    public Curie canonical(Curie curie) {
        Entry entry = entry(curie);
        return entry.prefix().equals(curie.prefix()) ? curie : new Curie(entry.prefix(), curie.local());
    }

    /// The IRI of `curie`, in any spelling.
    ///
    /// @throws MarrowException `UNKNOWN_PREFIX`, or `INVALID_CURIE` if the local identifier does not fit
    ///         the prefix
    public String iri(Curie curie) {
        return entry(curie).namespace() + curie.local();
    }

    /// The canonical CURIE of an IRI in any of its spellings, or nothing if no prefix fits.
    public Optional<Curie> curie(String iri) {
        for (Start start : starts) {
            if (iri.startsWith(start.namespace())) {
                String local = iri.substring(start.namespace().length());
                if (start.entry().fits(local) && Curie.isLocal(local)) {
                    return Optional.of(new Curie(start.entry().prefix(), local));
                }
            }
        }
        return Optional.empty();
    }

    /// `curie` with every prefix that stands for its vocabulary, the canonical one among them; ordered.
    ///
    /// @throws MarrowException `UNKNOWN_PREFIX`, or `INVALID_CURIE` if the local identifier does not fit
    ///         the prefix
    public List<String> spellings(Curie curie) {
        return entry(curie).spellings().stream()
                .map(prefix -> prefix + ":" + curie.local())
                .toList();
    }

    /// The canonical spelling of a prefix.
    ///
    /// @throws MarrowException `UNKNOWN_PREFIX`
    public String prefix(String spelling) {
        return entry(spelling, spelling).prefix();
    }

    /// Reads a CURIE, an IRI or an OBO identifier with an underscore, in any spelling, as a canonical CURIE.
    ///
    /// @throws MarrowException `INVALID_CURIE` or `UNKNOWN_PREFIX`
    public Curie parse(String text) {
        String stripped = text.strip();
        if (stripped.contains("://")) {
            return curie(stripped)
                    .orElseThrow(() -> new MarrowException(
                            ErrorCode.UNKNOWN_PREFIX,
                            "No prefix fits the IRI \"%s\". Known namespaces are in ontology/prefixes.ttl."
                                    .formatted(stripped)));
        }
        int underscore = stripped.indexOf('_');
        if (!stripped.contains(":") && underscore > 0) {
            return canonical(Curie.parse(stripped.substring(0, underscore) + ":" + stripped.substring(underscore + 1)));
        }
        Curie curie = Curie.parse(stripped);
        boolean doubled = curie.local().contains(":")
                && bySpelling.containsKey(curie.prefix().toLowerCase(Locale.ROOT));
        return canonical(doubled ? Curie.parse(curie.local()) : curie);
    }

    private Entry entry(String prefix, String asked) {
        Entry entry = bySpelling.get(prefix.toLowerCase(Locale.ROOT));
        if (entry == null) {
            throw new MarrowException(
                    ErrorCode.UNKNOWN_PREFIX,
                    "Unknown prefix in \"%s\". Known: %s.".formatted(asked, String.join(", ", namespaces.keySet())));
        }
        return entry;
    }

    private Entry entry(Curie curie) {
        Entry entry = entry(curie.prefix(), curie.toString());
        if (!entry.fits(curie.local())) {
            throw new MarrowException(
                    ErrorCode.INVALID_CURIE,
                    "Not an identifier of %s: \"%s\". Expected a local identifier that matches %s."
                            .formatted(
                                    entry.prefix(),
                                    curie,
                                    entry.pattern().map(Pattern::pattern).orElse(".+")));
        }
        return entry;
    }
}
