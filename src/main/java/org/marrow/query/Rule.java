package org.marrow.query;

import org.marrow.model.Severity;

/// What a row of a quality rule means.
///
/// @param problem  what is wrong
/// @param solution what to do about it
/// @param severity how bad it is
public record Rule(String problem, String solution, Severity severity) {}
