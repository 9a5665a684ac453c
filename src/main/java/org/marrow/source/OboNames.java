package org.marrow.source;

import java.util.HashMap;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/// The IRIs behind the names that an OBO file of the HPO uses.
final class OboNames {

    private final Map<String, String> prefixes = new HashMap<>(Map.of(
            "dc", "http://purl.org/dc/elements/1.1/",
            "dce", "http://purl.org/dc/elements/1.1/",
            "dcterms", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "oboInOwl", OboWords.OBO_IN_OWL,
            "owl", "http://www.w3.org/2002/07/owl#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "xsd", "http://www.w3.org/2001/XMLSchema#",
            "ORCID", "https://orcid.org/"));

    /// Adds a prefix that the file declares.
    void declare(String prefix, String namespace) {
        prefixes.put(prefix, namespace);
    }

    /// The IRI of a name: an IRI stays as it is, a name without a prefix is one of the HPO's own, and one
    /// with a prefix that nobody declares is an OBO identifier.
    Node iri(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return NodeFactory.createURI(OboWords.OBO + "hp#" + name);
        }
        if (name.startsWith("//", colon + 1)) {
            return NodeFactory.createURI(name);
        }
        String prefix = name.substring(0, colon);
        String namespace = prefixes.getOrDefault(prefix, OboWords.OBO + prefix + "_");
        return NodeFactory.createURI(namespace + name.substring(colon + 1));
    }
}
