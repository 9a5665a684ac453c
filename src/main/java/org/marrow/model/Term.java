package org.marrow.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A named class of an ontology, in its publisher's own words.
///
/// @param id              such as HP:0033606
/// @param label           the one preferred name
/// @param definition      the definition, when there is one
/// @param definitionXrefs where the definition is from
/// @param synonyms        other names
/// @param xrefs           unqualified pointers to other vocabularies, as the publisher writes them
/// @param comments        remarks of the publisher
/// @param subsets         IRIs of the subsets it is in
/// @param obsolete        whether the publisher has retired it
/// @param properties      every other property, in the order of the source
public record Term(
        Curie id,
        String label,
        Optional<String> definition,
        List<String> definitionXrefs,
        List<Synonym> synonyms,
        List<String> xrefs,
        List<String> comments,
        List<String> subsets,
        boolean obsolete,
        List<Property> properties) {

    /// A property that has no field of its own.
    ///
    /// @param predicate an IRI
    /// @param value     as the source writes it
    public record Property(String predicate, String value) {

        private static final Set<String> POINTERS = Set.of(
                "http://purl.obolibrary.org/obo/IAO_0000233",
                "http://purl.obolibrary.org/obo/IAO_0000700",
                "http://purl.obolibrary.org/obo/IAO_0100001",
                "http://purl.org/dc/terms/contributor",
                "http://purl.org/dc/terms/creator",
                "http://purl.org/dc/terms/license");

        private static final String OBO = "http://purl.obolibrary.org/obo/";
        private static final String ALTERNATIVE_ID = "http://www.geneontology.org/formats/oboInOwl#hasAlternativeId";
        private static final String REPLACED_BY = OBO + "IAO_0100001";
        private static final String CONSIDER = "http://www.geneontology.org/formats/oboInOwl#consider";

        /// Whether values of `predicate` are identifiers, which sources write as IRIs, as CURIEs or as
        /// text.
        public static boolean isPointer(String predicate) {
            return POINTERS.contains(predicate);
        }

        /// The value as the identifier of a term, be it a CURIE or an OBO PURL.
        private Optional<Curie> term() {
            String text = value.startsWith(OBO) ? value.substring(OBO.length()).replaceFirst("_", ":") : value;
            try {
                return Optional.of(Curie.parse(text));
            } catch (MarrowException notAnIdentifier) {
                return Optional.empty();
            }
        }
    }

    /// Copies the lists.
    public Term {
        definitionXrefs = List.copyOf(definitionXrefs);
        synonyms = List.copyOf(synonyms);
        xrefs = List.copyOf(xrefs);
        comments = List.copyOf(comments);
        subsets = List.copyOf(subsets);
        properties = List.copyOf(properties);
    }

    /// The identifiers of terms that were merged into this one.
    public List<Curie> alternativeIds() {
        return terms(Property.ALTERNATIVE_ID);
    }

    /// The terms that replace this one.
    public List<Curie> replacedBy() {
        return terms(Property.REPLACED_BY);
    }

    /// The terms that may serve in place of this one, of which none replaces it.
    public List<Curie> consider() {
        return terms(Property.CONSIDER);
    }

    /// The values of `predicate` that are identifiers, in their order; any other stays among the
    /// properties alone.
    private List<Curie> terms(String predicate) {
        return properties.stream()
                .filter(property -> property.predicate().equals(predicate))
                .flatMap(property -> property.term().stream())
                .toList();
    }
}
