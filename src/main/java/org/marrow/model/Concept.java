package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// A concept of MedGen.
///
/// @param id            such as MEDGEN:C0302173; its local part is the CUI
/// @param uids          the numbers of its pages, as MedGen, Mondo and our own files give them; seldom
///                      more than one
/// @param label         the preferred name
/// @param labelSource   the vocabulary that the name is from, when it is known
/// @param otherLabels   other names, ordered
/// @param definitions   definitions, each with its source
/// @param semanticTypes its types in the UMLS Semantic Network
/// @param markers       MedGen's letters for what there is on it, ordered: C R O G V
/// @param broader       the concepts above it, ordered by identifier
/// @param narrower      the concepts below it, ordered by identifier
/// @param guidelines    professional guidelines that MedGen lists, each a publication
/// @param recentStudies recent clinical studies that MedGen lists, each a publication
/// @param publications  how many publications MedGen links to it, the listed ones left out
/// @param xrefs         unqualified pointers to other vocabularies, as MedGen writes them, ordered
/// @param obsolete      whether MedGen has retired it
/// @param replacedBy    the concepts into which it was merged, ordered
public record Concept(
        Curie id,
        List<String> uids,
        String label,
        Optional<String> labelSource,
        List<String> otherLabels,
        List<Definition> definitions,
        List<SemanticType> semanticTypes,
        List<String> markers,
        List<Thing> broader,
        List<Thing> narrower,
        List<Curie> guidelines,
        List<Curie> recentStudies,
        int publications,
        List<String> xrefs,
        boolean obsolete,
        List<Curie> replacedBy) {

    /// A definition.
    ///
    /// @param text   as its source has it
    /// @param source the vocabulary that it is from, when it is known
    public record Definition(String text, Optional<String> source) {}

    /// A type of the UMLS Semantic Network.
    ///
    /// @param id    such as STY:T049
    /// @param label such as *Cell or Molecular Dysfunction*
    public record SemanticType(Curie id, String label) {}

    /// Copies the lists.
    public Concept {
        uids = List.copyOf(uids);
        otherLabels = List.copyOf(otherLabels);
        definitions = List.copyOf(definitions);
        semanticTypes = List.copyOf(semanticTypes);
        markers = List.copyOf(markers);
        broader = List.copyOf(broader);
        narrower = List.copyOf(narrower);
        guidelines = List.copyOf(guidelines);
        recentStudies = List.copyOf(recentStudies);
        xrefs = List.copyOf(xrefs);
        replacedBy = List.copyOf(replacedBy);
    }
}
