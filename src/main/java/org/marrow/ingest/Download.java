package org.marrow.ingest;

import java.net.URI;
import java.util.Optional;

/// One file that a publisher offers on the web, and on which terms.
///
/// @param name    what it is called on the command line, such as `hpoa`
/// @param group   the name under which it is fetched together with others
/// @param title   what it is, for people
/// @param url     where it is, by `https` or `http`
/// @param file    the name of the file to write; one that ends in `.gz` is gzipped
/// @param kind    what the unpacked bytes look like
/// @param licence what its publisher asks
/// @param sha256  the digest that the file must have, in lower-case hexadecimal
public record Download(
        String name,
        Optional<String> group,
        String title,
        URI url,
        String file,
        Kind kind,
        Licence licence,
        Optional<String> sha256) {

    /// What the unpacked bytes look like.
    public enum Kind {
        /// One JSON object or array.
        JSON,
        /// XML, such as OWL in RDF/XML.
        XML,
        /// Lines of any other text.
        TEXT
    }

    /// The terms of use.
    ///
    /// @param iri      the IRI of the licence
    /// @param asks     what it asks of those who use the file, in a sentence
    /// @param citation how the publisher asks to be cited
    public record Licence(String iri, String asks, String citation) {}

    boolean isGzipped() {
        return file.endsWith(".gz");
    }
}
