package org.marrow.check;

import org.marrow.model.Severity;

/// Something that a check found.
///
/// @param severity how bad it is
/// @param rule     which rule is broken, a short name
/// @param file     the file that speaks of the subject, or an empty text if none is known
/// @param subject  what it is about, a CURIE or an IRI, or an empty text
/// @param message  what was found and what was expected
public record Finding(Severity severity, String rule, String file, String subject, String message) {

    @Override
    public String toString() {
        return "%-7s %s: %s%s%s"
                .formatted(
                        severity,
                        rule,
                        file.isEmpty() ? "" : file + ": ",
                        subject.isEmpty() ? "" : subject + ": ",
                        message);
    }
}
