package org.marrow.model;

/// What an identifier names, with just enough to show it.
///
/// @param id       its canonical CURIE
/// @param kind     what it is
/// @param label    its preferred name, or its identifier if no source names it
/// @param obsolete whether its publisher has retired it
public record Thing(Curie id, Kind kind, String label, boolean obsolete) {}
