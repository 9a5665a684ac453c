package org.marrow.rest;

import java.util.Optional;
import org.marrow.model.Outcome;

/// What became of one of many identifiers.
///
/// @param input   the identifier as it was given
/// @param outcome what it is
/// @param answer  what was asked for, if there is an answer
/// @param error   why there is none
record BulkItem(String input, Outcome outcome, Optional<Object> answer, Optional<Problem> error) {}
