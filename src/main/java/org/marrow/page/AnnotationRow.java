package org.marrow.page;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.marrow.model.Annotation;
import org.marrow.model.Curie;
import org.marrow.model.Frequency;
import org.marrow.model.Polarity;
import org.marrow.model.Publisher;

/// An annotation as a row for readers.
///
/// @param annotation the annotation
/// @param frequency  how often, as its source puts it, a band by its name
/// @param onset      when the phenotype began
/// @param modifiers  what narrows it
public record AnnotationRow(
        Annotation annotation, Optional<String> frequency, Optional<Name> onset, List<Name> modifiers) {

    private static final Pattern LINKED = Pattern.compile("(MEDGEN|OMIM|ORPHA|HP|MONDO|PMID):[A-Za-z0-9]+");

    /// Copies the list.
    public AnnotationRow {
        modifiers = List.copyOf(modifiers);
    }

    static AnnotationRow of(Annotation annotation, Names names) {
        return new AnnotationRow(
                annotation,
                annotation.frequency().map(frequency -> text(frequency, names)),
                annotation.onset().map(names::ofTerm),
                annotation.modifiers().stream().map(names::ofTerm).toList());
    }

    private static String text(Frequency frequency, Names names) {
        return switch (frequency) {
            case Frequency.Band band -> names.ofTerm(band.term()).text();
            case Frequency.Count count -> count.toString();
            case Frequency.Percentage percentage -> percentage.toString();
        };
    }

    /// Whether it says that the phenotype is there.
    public boolean isPresent() {
        return annotation.polarity() == Polarity.PRESENT;
    }

    /// Who says so.
    public String publisher() {
        return name(annotation.publisher());
    }

    /// What people call a publisher.
    static String name(Publisher publisher) {
        return switch (publisher) {
            case HPOA -> "HPO annotations";
            case MEDGEN -> "NCBI MedGen";
            case ORPHANET -> "Orphanet";
        };
    }

    /// What its evidence code stands for.
    public String meaning() {
        return annotation
                .evidence()
                .map(code -> switch (code) {
                    case IEA -> "inferred from electronic annotation";
                    case TAS -> "traceable author statement";
                    case PCS -> "published clinical study";
                    case ICE -> "individual clinical experience";
                })
                .orElse("");
    }

    /// What a reference names that the release may have a page of.
    public static Optional<Curie> identifier(String reference) {
        return LINKED.matcher(reference).matches() ? Optional.of(Curie.parse(reference)) : Optional.empty();
    }

    /// Whether a reference is the address of a page.
    public static boolean isAddress(String reference) {
        return reference.startsWith("https://") || reference.startsWith("http://");
    }
}
