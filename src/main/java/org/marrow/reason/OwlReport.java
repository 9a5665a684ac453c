package org.marrow.reason;

import java.util.List;

/// What OWL tools say of an ontology. All lists are ordered by IRI.
///
/// @param classes       how many named classes there are
/// @param axioms        how many axioms say something of classes and properties
/// @param individuals   how many individuals there are, of which nothing is looked at
/// @param imports       the ontologies that are imported and were not read, so that nothing follows from them
/// @param unread        statements that make no axiom, though they look like parts of some
/// @param profiles      what is outside each OWL 2 profile that was asked about
/// @param consistent    whether it has a model at all; when it has none, the lists that follow are empty
/// @param circle        the axioms of one circle of stated superclasses, each class below the next; empty if none is
/// @param unsatisfiable the named classes that can have no member
/// @param inferred      direct superclasses that follow and are not stated
/// @param equivalent    pairs of named classes that are the same and are not stated to be
/// @param unsupported   stated superclasses that do not follow from the definitions of the two classes
/// @param redundant     stated superclasses that are not direct ones, and follow where none of these is stated
public record OwlReport(
        int classes,
        int axioms,
        int individuals,
        List<String> imports,
        List<String> unread,
        List<Profile> profiles,
        boolean consistent,
        List<AxiomText> circle,
        List<Unsatisfiable> unsatisfiable,
        List<Subsumption> inferred,
        List<Subsumption> equivalent,
        List<Subsumption> unsupported,
        List<Subsumption> redundant) {

    /// An OWL 2 profile, and how the ontology fits.
    ///
    /// Source: [OWL 2 Profiles](https://www.w3.org/TR/owl2-profiles/).
    ///
    /// @param name       such as `OWL 2 EL`
    /// @param violations what is outside it
    public record Profile(String name, List<Violation> violations) {

        /// Copies the list.
        public Profile {
            violations = List.copyOf(violations);
        }
    }

    /// Something outside a profile.
    ///
    /// @param subject the IRI it is about, or an empty text if it is about the whole ontology
    /// @param kind    what it is, such as `Use Of Illegal Class Expression`
    /// @param axiom   the axiom in Manchester syntax, or an empty text
    public record Violation(String subject, String kind, String axiom) {

        @Override
        public String toString() {
            return axiom.isEmpty() ? kind : kind + ": " + axiom;
        }
    }

    /// A class that can have no member, and the axioms that say so.
    ///
    /// @param type   the class
    /// @param axioms as few of them as suffice; empty where they were not found in time, or not asked for since
    ///               there are many such classes
    public record Unsatisfiable(Name type, List<AxiomText> axioms) {

        /// Copies the list.
        public Unsatisfiable {
            axioms = List.copyOf(axioms);
        }
    }

    /// A class and a superclass.
    ///
    /// @param child  the class
    /// @param parent the superclass
    public record Subsumption(Name child, Name parent) {}

    /// Copies the lists.
    public OwlReport {
        imports = List.copyOf(imports);
        unread = List.copyOf(unread);
        profiles = List.copyOf(profiles);
        circle = List.copyOf(circle);
        unsatisfiable = List.copyOf(unsatisfiable);
        inferred = List.copyOf(inferred);
        equivalent = List.copyOf(equivalent);
        unsupported = List.copyOf(unsupported);
        redundant = List.copyOf(redundant);
    }
}
