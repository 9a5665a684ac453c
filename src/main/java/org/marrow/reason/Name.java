package org.marrow.reason;

import java.util.Comparator;
import org.marrow.vocabulary.Published;

/// A class or a property with what it is called; ordered by IRI.
///
/// Source of the identifiers: [OBO Foundry ID policy](https://obofoundry.org/id-policy).
///
/// @param id    its CURIE where it is one of an OBO ontology, such as `HP:0033606`, or else the last part of its IRI
/// @param iri   its IRI
/// @param label its label, or its identifier where it has none
public record Name(String id, String iri, String label) implements Comparable<Name> {

    private static final Comparator<Name> ORDER = Comparator.comparing(Name::iri);

    /// The thing with `iri` and `label`.
    static Name of(String iri, String label) {
        return new Name(id(iri), iri, label);
    }

    /// What a thing is named where it has no label.
    static String id(String iri) {
        String local = local(iri);
        return iri.startsWith(Published.OBO) && local.matches("[A-Za-z]+_\\w+") ? local.replaceFirst("_", ":") : local;
    }

    private static String local(String iri) {
        int end = Math.max(iri.lastIndexOf('#'), Math.max(iri.lastIndexOf('/'), iri.lastIndexOf(':')));
        return end < 0 || end == iri.length() - 1 ? iri : iri.substring(end + 1);
    }

    /// The identifier and the label, such as `HP:0033606 Bone marrow maturation arrest`.
    @Override
    public String toString() {
        return id.equals(label) ? label : id + " " + label;
    }

    @Override
    public int compareTo(Name other) {
        return ORDER.compare(this, other);
    }
}
