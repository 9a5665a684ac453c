package org.marrow.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.marrow.model.Curie;
import org.marrow.model.MarrowException;
import org.marrow.source.Identifiers;
import org.marrow.source.SourceFile;
import org.marrow.vocabulary.Prefixes;

/// The identifiers of one mapping set: expanded by the set's own prefixes, then brought to the one IRI
/// that Marrow has for a thing.
///
/// What Marrow's prefix table does not know keeps the IRI that the set gives it. A prefix that neither
/// knows is an error.
final class SetIdentifiers {

    private static final String CONCEPTS = "MEDGEN";

    private final Prefixes prefixes;
    private final Map<String, String> curieMap;
    private final SourceFile file;
    private final Map<String, Node> cached = new HashMap<>();

    /// What an identifier names.
    ///
    /// @param iri   the one IRI of it
    /// @param curie the canonical CURIE, where Marrow's prefix table has one
    /// @param uid   the number of the MedGen page, where it is one
    record Identity(String iri, Optional<Curie> curie, Optional<String> uid) {

        Node node() {
            return NodeFactory.createURI(iri);
        }

        /// The MedGen concept, where it is one.
        Optional<Curie> cui() {
            return curie.filter(one -> one.prefix().equals(CONCEPTS)).filter(one -> uid.isEmpty());
        }
    }

    SetIdentifiers(Prefixes prefixes, Map<String, String> curieMap, SourceFile file) {
        this.prefixes = prefixes;
        this.curieMap = curieMap;
        this.file = file;
    }

    /// The thing that `text`, a CURIE or an IRI, names.
    ///
    /// @param column where it stands, for a complaint
    Identity identity(String text, String column, long line) {
        String iri = expanded(text, column, line);
        Optional<Curie> curie = prefixes.curie(iri);
        if (curie.filter(one -> one.prefix().equals(CONCEPTS)).isPresent()
                && Identifiers.isNumber(curie.orElseThrow().local())) {
            return isUmls(iri)
                    ? new Identity(iri, Optional.empty(), Optional.empty())
                    : new Identity(prefixes.iri(curie.orElseThrow()), curie, curie.map(Curie::local));
        }
        return new Identity(curie.map(prefixes::iri).orElse(iri), curie, Optional.empty());
    }

    /// The same as a node, for what is named again and again.
    Node node(String text, String column, long line) {
        Node known = cached.get(text);
        if (known != null) {
            return known;
        }
        Node node = identity(text, column, line).node();
        cached.put(text, node);
        return node;
    }

    private String expanded(String text, String column, long line) {
        String iri = text;
        if (!text.contains("://") && !text.startsWith("urn:")) {
            try {
                Curie curie = Curie.parse(text);
                String namespace = curieMap.get(curie.prefix());
                iri = namespace == null ? prefixes.iri(prefixes.parse(text)) : namespace + curie.local();
            } catch (MarrowException e) {
                throw file.malformed(
                        line,
                        "\"" + text + "\" as " + column,
                        "a CURIE with a prefix of the file's curie_map or of Marrow: " + e.getMessage());
            }
        }
        if (!isIri(iri)) {
            throw file.malformed(line, "\"" + text + "\" as " + column, "a CURIE or an IRI");
        }
        return iri;
    }

    /// Whether `text` has a scheme and no character that an IRI may not have.
    static boolean isIri(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && Character.isLetter(text.charAt(0))
                && text.chars()
                        .limit(colon)
                        .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0))
                && text.length() > colon + 1
                && text.chars().noneMatch(c -> c <= ' ' || "<>\"{}|\\^`".indexOf(c) >= 0 || Character.isWhitespace(c));
    }

    /// A number in UMLS is a slip, not the number of a MedGen page.
    private static boolean isUmls(String iri) {
        return iri.contains("umls");
    }
}
