package org.marrow.reason;

import java.util.List;

/// What OWL tools say of an ontology.
///
/// @param violations    what is outside the OWL 2 EL profile
/// @param consistent    whether it has a model at all; when it has none, the two lists that follow are empty
/// @param unsatisfiable IRIs of the named classes that can have no member, ordered
/// @param inferred      direct superclasses that follow and are not stated, ordered
/// @param classes       how many named classes were classified
public record OwlReport(
        List<Violation> violations,
        boolean consistent,
        List<String> unsatisfiable,
        List<Subsumption> inferred,
        int classes) {

    /// Something outside a profile.
    ///
    /// @param subject the IRI it is about, or an empty text if it is about the whole ontology
    /// @param message what it is
    public record Violation(String subject, String message) {}

    /// A class and a direct superclass.
    ///
    /// @param child  an IRI
    /// @param parent an IRI
    public record Subsumption(String child, String parent) {}

    /// Copies the lists.
    public OwlReport {
        violations = List.copyOf(violations);
        unsatisfiable = List.copyOf(unsatisfiable);
        inferred = List.copyOf(inferred);
    }
}
