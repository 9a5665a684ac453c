package org.marrow.reason;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An axiom or a class expression in Manchester syntax, with the labels of its classes and properties.
///
/// Source: [OWL 2 Manchester Syntax](https://www.w3.org/TR/owl2-manchester-syntax/).
///
/// @param text  how it reads
/// @param parts the same, piece by piece
public record AxiomText(String text, List<Part> parts) {

    /// A piece of the text.
    ///
    /// @param text how it reads
    /// @param iri  the class or property that it names; empty for what is between names
    public record Part(String text, Optional<String> iri) {}

    AxiomText(List<Part> parts) {
        this(parts.stream().map(Part::text).collect(Collectors.joining()), parts);
    }

    /// Copies the list.
    public AxiomText {
        parts = List.copyOf(parts);
    }

    /// The whole text.
    @Override
    public String toString() {
        return text;
    }
}
