package org.marrow.model;

import java.util.Optional;

/// What kind of thing an annotation is about: column 11 of `phenotype.hpoa`.
public enum Aspect {
    /// `P`: only these make associations.
    PHENOTYPIC_ABNORMALITY('P'),
    /// `I`.
    INHERITANCE('I'),
    /// `C`: onset and course.
    CLINICAL_COURSE('C'),
    /// `H`.
    PAST_MEDICAL_HISTORY('H'),
    /// `M`.
    MODIFIER('M');

    private final char letter;

    Aspect(char letter) {
        this.letter = letter;
    }

    /// The letter that stands for it in `phenotype.hpoa`.
    public char letter() {
        return letter;
    }

    /// The aspect of a letter, or nothing if no aspect has it.
    public static Optional<Aspect> ofLetter(String text) {
        for (Aspect aspect : values()) {
            if (text.length() == 1 && text.charAt(0) == aspect.letter) {
                return Optional.of(aspect);
            }
        }
        return Optional.empty();
    }
}
