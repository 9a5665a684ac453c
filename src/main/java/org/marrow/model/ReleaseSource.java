package org.marrow.model;

import java.util.Optional;

/// A source of a release: a published file of a stated version.
///
/// @param iri      names it; made from its kind and its version, or its digest where it has no version of
///                 its own
/// @param title    what it is, for people
/// @param version  the version that it says it is, or `undated`
/// @param bytes    its size
/// @param sha256   the digest of its bytes, in hexadecimal
/// @param licence  the IRI of its licence, when it has one
/// @param citation how its publisher asks to be cited, when it does
public record ReleaseSource(
        String iri,
        String title,
        String version,
        long bytes,
        String sha256,
        Optional<String> licence,
        Optional<String> citation) {}
