package org.marrow.sheet;

import java.util.Locale;
import java.util.Map;

/// Constants and numbers as people read them.
public final class Words {

    private static final Map<String, String> MARKERS =
            Map.of("C", "clinical tests", "R", "research tests", "O", "OMIM", "G", "GeneReviews", "V", "ClinVar");

    private Words() {}

    /// The words of a constant, such as `exact synonym`.
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What a marker of MedGen's stands for; an empty text for any other.
    public static String marker(String letter) {
        return MARKERS.getOrDefault(letter, "");
    }

    /// The words of a synonym's type, such as `uk spelling`.
    ///
    /// @param iri the IRI of the type
    public static String synonymType(String iri) {
        return iri.replaceFirst(".*[#/]", "").replace('_', ' ');
    }

    /// How many there are of something, such as `1 class` and `2 classes`.
    public static String counted(long number, String one, String several) {
        return number(number) + " " + (number == 1 ? one : several);
    }

    /// A number with commas between its thousands.
    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
