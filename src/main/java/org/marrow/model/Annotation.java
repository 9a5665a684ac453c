package org.marrow.model;

import java.util.List;
import java.util.Optional;

/// One sourced statement that a condition shows, or does not show, a phenotype, or has an inheritance or a course.
///
/// @param publisher    whose statement it is
/// @param condition    the disease, as the publisher identifies it
/// @param phenotype    the HPO term
/// @param aspect       what kind of thing the statement is about
/// @param polarity     what it says
/// @param frequency    how often, when the publisher says so
/// @param evidence     on what kind of evidence, when the publisher says so
/// @param references   the publications or records cited, each a CURIE or a URL; may be empty
/// @param onset        an HPO term for when the phenotype began
/// @param sex          the sex of the people it is about, when it is about one only
/// @param modifiers    HPO terms that narrow it, each once
/// @param biocurations who made or changed it, and when
/// @param sourceFile   the IRI of the published file
/// @param lines        the lines it stands on, counted from 1; several when the file repeats the row, none when the
///                     publisher's page has no lines
public record Annotation(
        Publisher publisher,
        Curie condition,
        Curie phenotype,
        Aspect aspect,
        Polarity polarity,
        Optional<Frequency> frequency,
        Optional<Evidence> evidence,
        List<String> references,
        Optional<Curie> onset,
        Optional<Sex> sex,
        List<Curie> modifiers,
        List<Biocuration> biocurations,
        String sourceFile,
        List<Long> lines) {

    /// Copies the lists.
    public Annotation {
        references = List.copyOf(references);
        modifiers = List.copyOf(modifiers);
        biocurations = List.copyOf(biocurations);
        lines = List.copyOf(lines);
    }
}
